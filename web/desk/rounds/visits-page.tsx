import { useMemo } from 'react'
import type { Stop } from '#contract/rounds'
import { useLadder } from '../../fields/ladder-words.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import type { Kind } from '../data/office.ts'
import { Sources } from '../data/sources.tsx'
import { endOfToday, isBefore, useStops } from './data.ts'
import { useRoundsText } from './text.ts'
import { VisitCard } from './visit-card.tsx'

/** A day of looking in on people: who waits for an answer now, who is due today, who asked, and who comes next. */
export function VisitsPage({ kind }: { kind: Kind }) {
  const t = useRoundsText()
  const { def, type } = kind
  const { data, error, refetch } = useStops(type, { mine: false })
  const parts = useMemo(() => sorted(data?.rows ?? [], kind), [data, kind])
  const ladder = useLadder(def)
    .map(rung => rung.words)
    .join(t('rounds.ladder.then'))
  const cards = (rows: readonly Stop[], later = false) => (
    <ul className="rounds-cards">
      {rows.map(row => (
        <VisitCard key={`${row.id}.${row.version}`} row={row} kind={kind} visitors={data?.visitors ?? []} later={later} />
      ))}
    </ul>
  )
  return (
    <Page title={t('rounds.visits.title')} lead={t('rounds.visits.lead')} width="wide">
      <Sources programme={kind.programme}>
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {parts.missed.length > 0 && (
          <section className="ui-stack rounds-part">
            <h2>{t('rounds.visits.missed')}</h2>
            <p>{t('rounds.visits.missed.lead', { ladder })}</p>
            {cards(parts.missed)}
          </section>
        )}
        {data && (
          <section className="ui-stack rounds-part">
            <h2>{t('rounds.visits.today')}</h2>
            {parts.today.length > 0 ? (
              cards(parts.today)
            ) : (
              <EmptyState title={t('rounds.visits.empty')}>{t('rounds.visits.empty.next')}</EmptyState>
            )}
          </section>
        )}
        {parts.asked.length > 0 && (
          <section className="ui-stack rounds-part">
            <h2>{t('rounds.visits.asked')}</h2>
            <p>{t('rounds.visits.asked.lead')}</p>
            {cards(parts.asked)}
          </section>
        )}
        {parts.later.length > 0 && (
          <section className="ui-stack rounds-part">
            <h2>{t('rounds.visits.later')}</h2>
            {cards(parts.later, true)}
          </section>
        )}
      </Sources>
    </Page>
  )
}

type Part = 'missed' | 'today' | 'asked' | 'later'
function sorted(rows: readonly Stop[], { def }: Kind): Readonly<Record<Part, readonly Stop[]>> {
  const end = endOfToday()
  const part = (row: Stop): Part =>
    isBefore(def, row.state)
      ? 'asked'
      : row.state !== def.round?.awaits || row.lateAt !== null
        ? 'missed'
        : (row.dueAt ?? 0) < end
          ? 'today'
          : 'later'
  const by = Map.groupBy(rows, part)
  const of = (one: Part) => by.get(one) ?? []
  return { missed: of('missed'), today: of('today'), asked: of('asked'), later: of('later') }
}
