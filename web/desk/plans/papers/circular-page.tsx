import { useState } from 'react'
import { useLocation } from 'wouter'
import type { PlanPaperDetail } from '#contract/plan-papers'
import { toOfficeDay } from '../../../fields/office-clock.ts'
import { sayDate } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { actOnCircular, setReplyBy, useCircular } from './data.ts'
import { usePaperText } from './text.ts'
import { UnitPart } from './unit-part.tsx'

/** A circular in preparation: which units will be named late, what they answer, until when. */
export function CircularPage({ plan, id }: { plan: string; id: string }) {
  const t = usePaperText()
  const language = useLanguage()
  const now = useNow()
  const { data: paper, error, refetch } = useCircular(id)
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!paper) return <Skeleton lines={8} />
  const day = sayDate(paper.replyBy ?? '', now, language)
  return (
    <Page
      title={t('pp.circular', { period: paper.periodSays })}
      lead={
        paper.asked === 0
          ? t('pp.circular.none')
          : `${t('pp.circular.lead', { count: paper.asked, day })} · ${t('pp.as.of', { day: sayDate(paper.asOf, now, language) })}`
      }
      back={{ to: `/${plan}/papers`, label: t('pp.title') }}
      actions={paper.documentTitle && <ButtonLink to={`~/desk/documents/${paper.document}`}>{t('pp.open')}</ButtonLink>}
    >
      <div className="ui-stack">
        {paper.mayKeep && <Keep plan={plan} paper={paper} day={day} />}
        {paper.parts.map(part => (
          <UnitPart key={part.unit} paper={paper} part={part} />
        ))}
      </div>
    </Page>
  )
}

function Keep({ plan, paper, day }: { plan: string; paper: PlanPaperDetail; day: string }) {
  const t = usePaperText()
  const language = useLanguage()
  const now = useNow()
  const today = toOfficeDay(now)
  const [, navigate] = useLocation()
  const [until, setUntil] = useState(paper.replyBy ?? today)
  const [error, setError] = useState<unknown>()
  const waiting = paper.asked - paper.answered
  const open = waiting > 0 && today <= (paper.replyBy ?? '')
  const run = (work: Promise<unknown>, then: () => void) => {
    setError(undefined)
    return work.then(then, setError)
  }
  return (
    <div className="ui-stack">
      <div className="pl-filters">
        <TextField type="date" label={t('pp.f.reply')} value={until} min={today} onChange={setUntil} />
        <Button
          disabled={until === paper.replyBy || until === ''}
          onPress={() =>
            run(setReplyBy(paper.id, paper.version, until), () =>
              toast(t('pp.reply.saved', { day: sayDate(until, now, language) })),
            )
          }
        >
          {t('pp.reply.save')}
        </Button>
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      <div className="ui-row" style={{ alignItems: 'flex-start' }}>
        <Button
          look="main"
          disabled={open}
          reason={t('pp.write.wait', { count: waiting, day })}
          onPress={async () => {
            setError(undefined)
            try {
              const made = await actOnCircular(paper.id, paper.version, 'write')
              toast(t('pp.written'))
              navigate(`~/desk/documents/${made.document}`)
            } catch (caught) {
              setError(caught)
            }
          }}
        >
          {t('pp.write')}
        </Button>
        <Button
          look="quiet"
          confirm={t('pp.stop.ask')}
          onPress={() => run(actOnCircular(paper.id, paper.version, 'stop'), () => navigate(`/${plan}/papers`))}
        >
          {t('pp.stop')}
        </Button>
      </div>
    </div>
  )
}
