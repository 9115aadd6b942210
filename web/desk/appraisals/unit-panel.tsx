import { useState } from 'react'
import type { AppraisalDetail, AppraisalMark, AppraisalPart, AppraisalUnit } from '#contract/appraisals'
import { Button } from '../../shell/ui/button.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useSpan } from '../../shell/use-span.ts'
import { AppealDialog } from './appeal-dialog.tsx'
import { Evidence } from './evidence.tsx'
import { JudgeDialog } from './judge-dialog.tsx'
import { useAppraisalText } from './text.ts'

/** What one unit got for each part, from what, and what can be done about it. */
export function UnitPanel({ a, of }: { a: AppraisalDetail; of: AppraisalUnit }) {
  const t = useAppraisalText()
  return (
    <Panel title={of.mine ? t('ap.mine', { name: of.name }) : of.name}>
      {of.sum ? (
        <p>
          <strong className="ap-score">{t('ap.points', { points: of.sum.points })}</strong>{' '}
          <span className="ui-soft">
            {of.sum.low < of.sum.high && t('ap.bounds.says', { low: of.sum.low, high: of.sum.high })}
            {!of.sum.whole && ` ${t('ap.not.whole')}`}
          </span>
        </p>
      ) : (
        of.mine && <p className="ui-soft">{t(a.state === 'open' ? 'ap.not.shown' : 'ap.no.score')}</p>
      )}
      <ul className="ap-parts">
        {a.parts.map((part, n) => (
          <PartOf key={part.key} a={a} of={of} part={part} says={a.says[n] ?? ''} />
        ))}
      </ul>
    </Panel>
  )
}

function PartOf({ a, of, part, says }: { a: AppraisalDetail; of: AppraisalUnit; part: AppraisalPart; says: string }) {
  const t = useAppraisalText()
  const [open, setOpen] = useState<'judge' | 'appeal'>()
  const mark = of.marks.find(m => m.part === part.key)
  const judges = of.toJudge.includes(part.key)
  if (!mark && !judges && !of.mine && !of.sum) return null
  return (
    <li>
      <div className="ap-part-head">
        <span>{part.title}</span>
        <strong>{mark?.points == null ? '—' : t('ap.points', { points: mark.points })}</strong>
      </div>
      {mark && <From mark={mark} says={says} />}
      <p className="ui-row">
        {judges && (
          <Button size="small" onPress={() => setOpen('judge')}>
            {t(mark ? 'ap.judge.again' : 'ap.judge')}
          </Button>
        )}
        {of.mayAppeal && (
          <Button size="small" onPress={() => setOpen('appeal')}>
            {t('ap.appeal')}
          </Button>
        )}
      </p>
      {open === 'judge' && <JudgeDialog a={a} of={of} part={part} mark={mark} onClose={() => setOpen(undefined)} />}
      {open === 'appeal' && <AppealDialog a={a} of={of} part={part} onClose={() => setOpen(undefined)} />}
    </li>
  )
}

/** The value, its records and days; or who judged, and by what. */
function From({ mark, says }: { mark: AppraisalMark; says: string }) {
  const t = useAppraisalText()
  const span = useSpan()
  const counted = mark.from !== null && mark.until !== null
  return (
    <>
      {counted && (
        <p className="ui-soft">
          {says} {span(mark.from ?? '', mark.until ?? '')}
          {t('ap.colon')}
          {mark.share
            ? mark.value === null
              ? t('ap.nothing')
              : t('ap.share', { value: mark.value, hit: mark.hit ?? 0, of: mark.of ?? 0 })
            : t('ap.count', { value: mark.value ?? 0 })}{' '}
          {mark.small && t('ap.few.says')}
        </p>
      )}
      {mark.words && <p>{mark.words}</p>}
      {mark.evidence && <p>{t('ap.evidence.is', { words: mark.evidence })}</p>}
      <Evidence files={mark.files} />
      <p className="ui-soft">
        {mark.by && `${mark.by} · `}
        <When at={mark.at} />
        {mark.version > 1 && ` · ${t('ap.changed.n', { count: mark.version - 1 })}`}
      </p>
    </>
  )
}
