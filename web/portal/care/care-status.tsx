import { useState } from 'react'
import type { PublicCase } from '#contract/cases'
import { useLadder } from '../../fields/ladder-words.ts'
import { ApiError } from '../../shell/api.ts'
import { sayDay } from '../../shell/dates.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { forgetReport, myReport } from '../data/my-reports.ts'
import type { CaseType } from '../data/office.ts'
import { Looks } from '../status/looks.tsx'
import { usePublicCase } from '../status/use-case.ts'
import { useText } from '../text.ts'
import { useCareText } from './text.ts'

/** What was agreed: the next visit large, the days so far, who looked, and the way out. */
export function CareStatus({ number, found }: { number: string; found: CaseType }) {
  const t = useCareText()
  const p = useText()
  const back = { to: '/', label: p('portal.back.home') }
  const [mine] = useState(() => myReport(number) !== undefined)
  const [over, setOver] = useState(false)
  const { view, key, error, loading, reload, act } = usePublicCase(number)
  const gone = error instanceof ApiError && error.status === 404
  const ended = over || (view !== undefined && view.closedAt !== null) || (gone && mine)
  if (ended)
    return (
      <Page title={t('care.ended')} lead={t('care.ended.lead')} back={back}>
        <Ended number={number} />
      </Page>
    )
  if (gone || (view && !view.mine))
    return (
      <Page title={t('care.mine')} back={back}>
        <p className="p-note">{t('care.key')}</p>
      </Page>
    )
  if (!view?.mine)
    return (
      <Page title={t('care.mine')} lead={t('care.number', { number })} back={back}>
        {error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={5} />}
      </Page>
    )
  return (
    <Page title={t('care.mine')} lead={<span className="p-number-line">{t('care.number', { number })}</span>} back={back}>
      <div className="ui-stack p-care">
        <Standing view={view} found={found} />
        <Past view={view} found={found} />
        <Looks looks={view.mine.looks} to={`/my-data/${number}${key ? `#${key}` : ''}`} />
        <EndIt
          steps={view.mine.steps.filter(step => found.def.states[found.def.steps[step]?.to ?? '']?.ends)}
          onEnd={async step => {
            await act({ kind: 'take', id: newId(), step, answers: {} })
            setOver(true)
          }}
        />
      </div>
    </Page>
  )
}

function Ended({ number }: { number: string }) {
  const t = useCareText()
  // The phone forgets it, too: nothing is left to look up.
  useState(() => forgetReport(number))
  return <ButtonLink to="/care">{t('care.again')}</ButtonLink>
}

function Standing({ view, found: { def } }: { view: PublicCase; found: CaseType }) {
  const t = useCareText()
  const lang = useLanguage()
  const now = useNow()
  const ladder = useLadder(def)
  const when = view.dueAt === null ? '' : sayDay(view.dueAt, now, lang)
  const waits = view.state === def.round?.awaits
  const before = view.state === def.start && !waits
  return (
    <>
      {before && <p className="p-note">{t('care.sent.lead')}</p>}
      <section className="p-care-next">
        <h2>{t(before ? 'care.asked' : waits ? 'care.next' : 'care.looking')}</h2>
        <p className="p-care-day">
          {before
            ? t('care.asked.by', { when })
            : waits
              ? t('care.next.by', { when })
              : t('care.looking.now', { step: def.states[view.state]?.title ?? '' })}
        </p>
      </section>
      <Panel title={t('care.ladder')}>
        <ol className="p-care-ladder">
          {ladder.map(rung => (
            <li key={rung.state} aria-current={rung.state === view.state ? 'step' : undefined}>
              {rung.words}
            </li>
          ))}
        </ol>
      </Panel>
    </>
  )
}

function Past({ view, found: { def } }: { view: PublicCase; found: CaseType }) {
  const t = useCareText()
  const lang = useLanguage()
  const now = useNow()
  const titles = Object.keys(def.round?.visits ?? {}).map(step => def.steps[step]?.title ?? step)
  const visits = view.story.filter(entry => titles.some(title => entry.what.includes(title))).reverse()
  return (
    <Panel title={t('care.past')}>
      {visits.length === 0 ? (
        <p className="ui-soft">{t('care.past.none')}</p>
      ) : (
        <ul>
          {visits.slice(0, 12).map(entry => (
            <li key={entry.at}>
              {sayDay(entry.at, now, lang)} · {entry.what}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function EndIt({ steps: [step], onEnd }: { steps: readonly string[]; onEnd: (step: string) => Promise<void> }) {
  const t = useCareText()
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<unknown>()
  if (step === undefined) return null
  return (
    <section className="ui-stack p-care-end ui-no-print">
      <p>{t('care.end.lead')}</p>
      {error !== undefined && <ErrorNote error={error} />}
      {asking ? (
        <>
          <Button look="danger" size="wide" onPress={() => onEnd(step).catch(setError)}>
            {t('care.end.sure')}
          </Button>
          <Button size="wide" onPress={() => setAsking(false)}>
            {t('care.end.keep')}
          </Button>
        </>
      ) : (
        <Button size="wide" onPress={() => setAsking(true)}>
          {t('care.end')}
        </Button>
      )}
    </section>
  )
}
