import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Stop } from '#contract/rounds'
import { sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import type { Kind } from '../data/office.ts'
import { DAY, dayOf, endOfToday, isBefore, startOf, useStops } from './data.ts'
import { nameOfStop } from './stop-name.ts'
import { useRoundsText } from './text.ts'

const late = 'late'
type Cell = { readonly who: string; readonly day: string }

/** Who has what before them: one line a person, one column a day, the late ones first. */
export function WeekPage({ kind }: { kind: Kind }) {
  const t = useRoundsText()
  const lang = useLanguage()
  const until = endOfToday() + 6 * DAY
  const { data, error, refetch } = useStops(kind.type, { mine: false, dueTo: until })
  const [chosen, setChosen] = useState<Cell>()
  const days = Array.from({ length: 7 }, (_, n) => dayOf(Date.now() + n * DAY))
  const whos = useMemo(() => byWho(data?.rows ?? [], kind), [data, kind])
  const nameOf = (who: string) => data?.names[who] ?? t('rounds.nobody')
  const dayName = (day: string) => (day === late ? t('rounds.week.late') : sayDay(startOf(day), Date.now(), lang))
  const shown = chosen ? (whos.get(chosen.who)?.get(chosen.day) ?? []) : []
  const lines = [...whos].sort(([, a], [, b]) => (b.get(late)?.length ?? 0) - (a.get(late)?.length ?? 0))
  return (
    <Page title={t('rounds.week.title', { round: kind.def.title })} lead={t('rounds.week.lead')} width="full">
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && lines.length === 0 && <EmptyState title={t('rounds.week.none')} />}
      {lines.length > 0 && (
        <div className="rounds-week">
          <div className="rounds-scroll">
            <table className="rounds-table">
              <thead>
                <tr>
                  <th scope="col">{t('rounds.week.who')}</th>
                  {[late, ...days].map(day => (
                    <th key={day} scope="col">
                      {dayName(day)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map(([who, byDay]) => (
                  <tr key={who}>
                    <th scope="row">{nameOf(who)}</th>
                    {[late, ...days].map(day => {
                      const count = byDay.get(day)?.length ?? 0
                      return (
                        <td key={day} className={day === late && count > 0 ? 'is-late' : undefined}>
                          {count > 0 && (
                            <button
                              type="button"
                              className="desk-link"
                              aria-pressed={chosen?.who === who && chosen.day === day}
                              aria-label={t('rounds.week.cell', { who: nameOf(who), day: dayName(day), count })}
                              onClick={() => setChosen({ who, day })}
                            >
                              {count}
                            </button>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {chosen && shown.length > 0 && (
            <section className="ui-stack rounds-chosen" aria-live="polite">
              <h2>{t('rounds.week.chosen', { who: nameOf(chosen.who), day: dayName(chosen.day) })}</h2>
              <ul className="desk-lines">
                {shown.map(stop => (
                  <li key={stop.id}>
                    <Link href={`~/desk/case/${stop.id}?round=${kind.type}`}>{nameOfStop(stop)}</Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      )}
    </Page>
  )
}

/** Stops by who has them in hand and the day they are due; what is late stands apart from any day. */
function byWho(rows: readonly Stop[], { def }: Kind): ReadonlyMap<string, ReadonlyMap<string, readonly Stop[]>> {
  const promised = rows.filter(row => !isBefore(def, row.state))
  const dayOfStop = (row: Stop) =>
    row.lateAt !== null || row.state !== def.round?.awaits || row.dueAt === null ? late : dayOf(row.dueAt)
  return new Map([...Map.groupBy(promised, row => row.holder ?? '')].map(([who, own]) => [who, Map.groupBy(own, dayOfStop)]))
}
