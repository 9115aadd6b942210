import { useState } from 'react'
import { useLocation } from 'wouter'
import type { AppraisalDetail } from '#contract/appraisals'
import { toOfficeDay } from '../../fields/office-clock.ts'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { sayList } from '../../shell/say-list.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { compute, step } from './data.ts'
import { useAppraisalText } from './text.ts'

/** What comes next, for those who keep the scheme. */
export function Steps({ a }: { a: AppraisalDetail }) {
  const t = useAppraisalText()
  const now = useNow()
  const [until, setUntil] = useState(() => toOfficeDay(now + 7 * 86_400_000))
  const errors = (error: unknown) => (error instanceof ApiError ? error.fields : undefined)
  const [error, setError] = useState<unknown>()
  if (!a.mayKeep || a.state === 'fixed' || a.state === 'withdrawn') return null
  const done = (work: Promise<unknown>, says: string) =>
    work.then(() => {
      setError(undefined)
      toast(says)
    }, setError)
  const running = a.state === 'open' || a.state === 'shown'
  return (
    <div className="ui-no-print">
      <Panel title={t('ap.next')}>
        <div className="ui-stack">
          {error !== undefined && <ErrorNote error={error} kept />}
          <p>{t(`ap.next.${a.state === 'draft' ? 'draft' : a.state === 'open' ? 'open' : 'shown'}`)}</p>
          <Waits a={a} />
          {a.state === 'draft' && (
            <p className="ui-row">
              <ButtonLink to={`/${a.id}/edit`}>{t('ap.edit')}</ButtonLink>
              <Button
                look="main"
                disabled={a.parts.length === 0}
                reason={t('ap.open.first')}
                confirm={t('ap.open.sure')}
                onPress={() => done(step(a, 'open'), t('ap.opened'))}
              >
                {t('ap.open')}
              </Button>
            </p>
          )}
          {running && (
            <p className="ui-row">
              <Button look={a.state === 'open' ? 'main' : 'plain'} onPress={() => done(compute(a), t('ap.computed'))}>
                {t('ap.compute')}
              </Button>
              {a.state === 'shown' && a.mayFix && (
                <Button
                  look="main"
                  disabled={a.waits.length > 0}
                  reason={t('ap.fix.first')}
                  confirm={t('ap.fix.sure')}
                  onPress={() => done(step(a, 'fix'), t('ap.fixed'))}
                >
                  {t('ap.fix')}
                </Button>
              )}
            </p>
          )}
          {running && (
            <div className="ap-step">
              <TextField
                type="date"
                label={t('ap.show.until')}
                hint={t('ap.show.hint')}
                value={until}
                error={errors(error)?.appealUntil}
                onChange={setUntil}
              />
              <div>
                <Button
                  confirm={a.state === 'open' ? t('ap.show.sure') : undefined}
                  onPress={() => done(step(a, 'show', { appealUntil: until }), t('ap.shown'))}
                >
                  {t(a.state === 'open' ? 'ap.show' : 'ap.show.later')}
                </Button>
              </div>
            </div>
          )}
          <Withdraw a={a} />
        </div>
      </Panel>
    </div>
  )
}

/** What is missing: of judged parts how many units, and whose they are. */
function Waits({ a }: { a: AppraisalDetail }) {
  const t = useAppraisalText()
  const language = useLanguage()
  const lines = a.waits.flatMap(wait => {
    // The day for objections is nobody's concern before there is anything to object to.
    if (wait === 'deadline') return a.state === 'open' ? [] : [t('ap.wait.deadline', { until: a.appealUntil ?? '' })]
    if (wait !== 'judging') return [t(`ap.wait.${wait}`)]
    return a.parts.flatMap(part => {
      if (part.kind === 'computed') return []
      const count = a.units.filter(unit => !unit.marks.some(m => m.part === part.key)).length
      const names = sayList(
        part.judges.map(judge => a.judgeNames[judge] ?? ''),
        language,
      )
      return count === 0 ? [] : [t('ap.wait.judging', { part: part.title, count, names })]
    })
  })
  if (lines.length === 0) return null
  return (
    <ul className="ap-waits">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Withdraw({ a }: { a: AppraisalDetail }) {
  const t = useAppraisalText()
  const [, navigate] = useLocation()
  const [next] = useState(newId)
  const [reason, setReason] = useState('')
  const [goesOn, setGoesOn] = useState(true)
  const [error, setError] = useState<unknown>()
  const send = () =>
    step(a, 'withdraw', { reason, next: goesOn ? next : null }).then(() => navigate(goesOn ? `/${next}` : `/${a.id}`), setError)
  return (
    <details>
      <summary>{t('ap.withdraw')}</summary>
      <div className="ui-stack">
        {error !== undefined && <ErrorNote error={error} kept />}
        <TextField label={t('ap.withdraw.why')} value={reason} maxLength={500} onChange={setReason} />
        <Checkbox checked={goesOn} onChange={setGoesOn}>
          {t('ap.withdraw.next')}
        </Checkbox>
        <div>
          <Button look="danger" disabled={reason.trim() === ''} reason={t('ap.withdraw.first')} onPress={send}>
            {t('ap.withdraw')}
          </Button>
        </div>
      </div>
    </details>
  )
}
