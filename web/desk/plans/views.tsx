import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { PlanWork } from '#contract/plans'
import { toOfficeDay } from '../../fields/office-clock.ts'
import { sayDate, sayMonth } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useSpan } from '../../shell/use-span.ts'
import { useNames } from '../data/names.ts'
import { sayAsked, sayValueOf } from './asked.ts'
import { along, monthsBetween, weeksOf } from './months.ts'
import { StandingBar, StandingOf } from './standing.tsx'
import { usePlanText } from './text.ts'
import { treeOf } from './tree.ts'

type Item = PlanWork['items'][number]
type Props = { items: readonly Item[] }
const none = { kept: 0, onWay: 0, slow: 0, late: 0, noData: 0, toSet: 0 }
const countsOf = (items: readonly Item[]) =>
  treeOf(items, () => true).reduce(
    (sum, node) => ({
      kept: sum.kept + node.counts.kept,
      onWay: sum.onWay + node.counts.onWay,
      slow: sum.slow + node.counts.slow,
      late: sum.late + node.counts.late,
      noData: sum.noData + node.counts.noData,
      toSet: sum.toSet + node.counts.toSet,
    }),
    none,
  )

function Card({ item, when = true }: { item: Item; when?: boolean }) {
  const t = usePlanText()
  const language = useLanguage()
  const now = useNow()
  const asked = sayAsked(item, t)
  const facts = [
    asked && t('pl.asked', { asked }),
    item.value !== null && t('pl.now', { value: sayValueOf(item) }),
    when && item.due && t('pl.by', { day: sayDate(item.due, now, language) }),
  ].filter(Boolean)
  return (
    <li className="pl-card">
      <Link href={`/${item.plan}/i/${item.id}`}>{item.title}</Link>
      <StandingOf line={item} />
      <small>{[...facts, item.planTitle].join(' · ')}</small>
    </li>
  )
}

/** A column for each unit: what it answers for, the earliest first. */
export function Board({ items }: Props) {
  const t = usePlanText()
  const names = useNames()
  const columns = useMemo(() => [...Map.groupBy(items, item => item.lead ?? '')], [items])
  if (items.length === 0) return <EmptyState title={t('pl.work.none')}>{t('pl.work.none.next')}</EmptyState>
  // What nobody answers for stands first: there should be none.
  columns.sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : names(a) < names(b) ? -1 : 1))
  return (
    <div className="pl-board">
      {columns.map(([unit, own]) => (
        <section key={unit} aria-label={names(unit) || t('pl.lead.none')}>
          <h3>{names(unit) || t('pl.lead.none')}</h3>
          <StandingBar counts={countsOf(own)} short />
          <ul>
            {own.slice(0, 60).map(item => (
              <Card key={item.id} item={item} />
            ))}
          </ul>
          {own.length > 60 && <p className="ui-soft">{t('pl.more', { count: own.length - 60 })}</p>}
        </section>
      ))}
    </div>
  )
}

/** Deadlines by day; a month at a time, and a list of it below for small screens and screen readers. */
export function Calendar({ items }: Props) {
  const t = usePlanText()
  const language = useLanguage()
  const now = useNow()
  const today = toOfficeDay(now)
  const [month, setMonth] = useState(`${today.slice(0, 7)}-01`)
  const byDay = useMemo(() => Map.groupBy(items, item => item.due ?? ''), [items])
  const turn = (by: number) => {
    const [year = 0, nth = 1] = month.split('-').map(Number)
    setMonth(new Date(Date.UTC(year, nth - 1 + by, 1)).toISOString().slice(0, 10))
  }
  const here = items.filter(item => item.due?.startsWith(month.slice(0, 7)))
  return (
    <div className="pl-calendar">
      <p className="pl-actions">
        <Button size="small" onPress={() => turn(-1)}>
          {t('pl.month.before')}
        </Button>
        <b>{sayMonth(month.slice(0, 7), language)}</b>
        <Button size="small" onPress={() => turn(1)}>
          {t('pl.month.after')}
        </Button>
        <span className="ui-soft">{t('pl.month.due', { count: here.length })}</span>
      </p>
      <table aria-hidden="true">
        <tbody>
          {weeksOf(month).map(week => (
            <tr key={week.join()}>
              {week.map((day, n) => (
                <td key={day ?? n} className={day === today ? 'pl-today' : undefined}>
                  {day && Number(day.slice(8))}
                  {day &&
                    (byDay.get(day) ?? []).slice(0, 3).map(item => (
                      <span key={item.id} className={`pl-day pl-dot-${item.standing}`}>
                        {item.title}
                      </span>
                    ))}
                  {day && (byDay.get(day)?.length ?? 0) > 3 && (
                    <small>{t('pl.more', { count: (byDay.get(day)?.length ?? 0) - 3 })}</small>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="pl-cards">
        {here.map(item => (
          <Card key={item.id} item={item} />
        ))}
      </ul>
      {here.length === 0 && <p className="ui-soft">{t('pl.month.none')}</p>}
    </div>
  )
}

/** From when to when each runs, and how far it is; today is a line. */
export function Gantt({ items }: Props) {
  const t = usePlanText()
  const span = useSpan()
  const names = useNames()
  const language = useLanguage()
  const today = toOfficeDay(useNow())
  if (items.length === 0) return <EmptyState title={t('pl.work.none')}>{t('pl.work.none.next')}</EmptyState>
  const dated = items.filter(item => item.start && item.due).slice(0, 400)
  const from = dated.reduce((day, item) => (item.start! < day ? item.start! : day), today)
  const until = dated.reduce((day, item) => (item.due! > day ? item.due! : day), today)
  const months = monthsBetween(from, until)
  const step = Math.ceil(months.length / 7)
  const percent = (day: string) => `${along(day, from, until) * 100}%`
  return (
    <div className="pl-gantt">
      <div className="pl-gantt-scale" aria-hidden="true">
        {months
          .filter((_, n) => n % step === 0)
          .map(month => (
            <span key={month} style={{ insetInlineStart: percent(month < from ? from : month) }}>
              {sayMonth(month.slice(0, 7), language)}
            </span>
          ))}
      </div>
      <ul>
        {dated.map(item => (
          <li key={item.id}>
            <span className="pl-gantt-name">
              <Link href={`/${item.plan}/i/${item.id}`}>{item.title}</Link> <small>{names(item.lead)}</small>
            </span>
            <span className="pl-gantt-line" role="img" aria-label={span(item.start!, item.due!)}>
              <span
                className={`pl-gantt-bar pl-dot-${item.standing}`}
                style={{
                  insetInlineStart: percent(item.start!),
                  width: `max(0.6rem, ${(along(item.due!, from, until) - along(item.start!, from, until)) * 100}%)`,
                }}
              >
                <span className="pl-gantt-done" style={{ width: `${(item.share ?? 0) * 100}%` }} />
              </span>
              <span className="pl-gantt-today" style={{ insetInlineStart: percent(today) }} />
            </span>
          </li>
        ))}
      </ul>
      {items.length > dated.length && <p className="ui-soft">{t('pl.more', { count: items.length - dated.length })}</p>}
    </div>
  )
}
