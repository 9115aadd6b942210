import { useState } from 'react'
import type { CommandRecord, CommandSummary, commandRecords } from '#contract/command'
import { api } from '../../shell/api.ts'
import { inWords, sayAmount, sayDeadline, sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { headersOf } from '../data/door.ts'
import { useSummary, useWall } from '../data/wall.ts'
import { useMinute } from '../parts/use-minute.ts'
import { useText } from '../text.ts'
import type { Records } from './opened.ts'

type Page = (typeof commandRecords)['_output']

/** The same list at the desk, where its filter can say it; a day is the day of filing there. */
export function deskAddress({ figure, community, unit, kind }: Records, { day, rising, type }: CommandSummary): string | null {
  const days = { open: {}, late: {}, filed: { from: day, to: day }, rising: { from: dayOf(rising.from), to: day } } as const
  if (figure === 'due' || figure === 'closed' || unit === 'none') return null
  const view = figure === 'open' || figure === 'late' ? figure : 'all'
  const asked = { view, type, community, unit, kind, ...days[figure], ...(view === 'all' && { order: 'newest' }) }
  const search = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : [])))
  return `/desk/?${search}`
}
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** The records behind a figure: every one of them, a page at a time. */
export function RecordsPanel({ asked }: { asked: Records }) {
  const t = useText()
  const { door } = useWall()
  const summary = useSummary()
  const { figure, community, unit, kind } = asked
  const query = { type: summary.type, figure, community, unit, kind }
  const first = useLoad(JSON.stringify(query), signal =>
    api.get<Page>('/command/records', { query, headers: headersOf(door), signal }),
  )
  const [more, setMore] = useState<readonly Page[]>([])
  const pages = first.data ? [first.data, ...more] : []
  const rows = pages.flatMap(page => page.rows)
  const last = pages.at(-1)
  const desk = summary.viewer === 'staff' && door.key === null ? deskAddress(asked, summary) : null
  const next = async () => {
    const page = await api.get<Page>('/command/records', {
      query: { ...query, cursor: last?.next ?? undefined },
      headers: headersOf(door),
    })
    setMore([...more, page])
  }
  if (first.error) return <ErrorNote error={first.error} retry={first.reload} />
  if (!last) return <Skeleton lines={8} />
  return (
    <>
      <p className="cc-panel-count">
        <strong>{t('command.of', { count: last.total })}</strong>
        {desk && last.total > 0 && <a href={desk}>{t('command.records.desk')}</a>}
      </p>
      {rows.length === 0 && <p>{t('command.records.none')}</p>}
      <ul className="cc-records">
        {rows.map(row => (
          <RecordLine key={row.id} row={row} />
        ))}
      </ul>
      {last.next && (
        <Button size="wide" onPress={next}>
          {t('command.records.more', { count: Math.min(50, last.total - rows.length) })}
        </Button>
      )}
    </>
  )
}

function RecordLine({ row }: { row: CommandRecord }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const { words, name, door } = useWall()
  const open = row.closedAt === null
  const pauses = words.def?.states[row.state]?.pauses === true
  const late = open && row.dueAt !== null && row.dueAt < now
  const tone: Tone = !open
    ? 'grey'
    : late
      ? 'red'
      : pauses
        ? 'blue'
        : row.dueAt !== null && row.dueAt - now < 7_200_000
          ? 'amber'
          : 'green'
  const clock = !open
    ? sayMoment(row.closedAt ?? now, now, language)
    : row.dueAt === null
      ? t('command.records.nodue')
      : late
        ? t('command.records.late', { span: sayAmount(inWords(now - row.dueAt), language) })
        : sayDeadline(row.dueAt, now, language)
  const head = [words.kind(row.kind) || words.type, name(row.community) || t('command.records.unplaced')].join(' · ')
  return (
    <li>
      <span className="cc-record-head">
        {door.key === null ? <a href={`/desk/case/${row.id}`}>{head}</a> : <strong>{head}</strong>}
        <StateChip tone={tone}>{words.state(row.state)}</StateChip>
      </span>
      <span className="cc-record-more">
        <span>{row.number}</span>
        <span>{sayMoment(row.filedAt, now, language)}</span>
        {row.unit && <span>{name(row.unit)}</span>}
        <span className={late ? 'cc-red' : undefined}>{clock}</span>
      </span>
    </li>
  )
}
