import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { ClockChip, clockTone } from '../../shell/ui/clock-chip.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { clockOfRow, toneOfState } from '../data/clocks.ts'
import { type Filter, writeFilter } from '../data/filter.ts'
import { areaName, useNames } from '../data/names.ts'
import { type Kind, useCalendar } from '../data/office.ts'
import { useKnownText } from '../known/text.ts'
import { useText } from '../text.ts'
import type { LoadedList } from './queue-list.tsx'

type NarrowListProps = { kind: Kind | undefined; list: LoadedList; filter: Filter; empty: ReactNode }

/** The list on a phone: one card a case, the next page fetched as its end comes near. */
export function NarrowList({ kind, list, filter, empty }: NarrowListProps) {
  const t = useText()
  const known = useKnownText()
  const names = useNames()
  const now = useNow()
  const { data: calendar } = useCalendar()
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage, fetchNextPage, rows } = list
  useEffect(() => {
    const mark = end.current
    if (!mark || !hasNextPage) return
    const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && void fetchNextPage(), {
      rootMargin: '600px',
    })
    watch.observe(mark)
    return () => watch.disconnect()
  }, [hasNextPage, fetchNextPage])
  if (rows.length === 0) return empty
  const search = writeFilter(filter)
  return (
    <>
      <ul className="desk-cards">
        {rows.map(row => {
          const clock = kind ? clockOfRow(row, kind.def, calendar, now) : { due: row.dueAt ?? undefined }
          return (
            <li key={row.id}>
              <Link href={`/case/${row.id}${search ? `?${search}` : ''}`}>
                <span className="desk-card-line">
                  <ClockChip {...clock} />
                  {kind && (
                    <StateChip tone={toneOfState(kind.def, row.state, clockTone(clock, now))}>
                      {kind.def.states[row.state]?.title ?? row.state}
                    </StateChip>
                  )}
                </span>
                <strong>{row.title || row.number}</strong>
                <span className="ui-soft">
                  {[
                    areaName(names(row.community), names(row.grid)),
                    row.number,
                    row.voices > 1 && known('known.voices', { count: row.voices }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
      <div ref={end}>{hasNextPage && <p className="ui-soft">{t('shell.loading')}</p>}</div>
    </>
  )
}
