import type { RegisterData } from '#kernel/define/register'
import { sayAmount } from '../shell/dates.ts'
import type { Language } from '../shell/i18n/index.ts'
import type { Named } from './sources.ts'

export type RowSeen = { readonly key: string; readonly data: Readonly<Record<string, unknown>> }

const sayDate = (date: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T00:00:00Z`))

/**
 * A register row by name, from the columns its list shows: the last words name it, those before are its group.
 * A row of a timetable is called by its day and everything that is said of it.
 */
export function namedRow(register: RegisterData, row: RowSeen, language: Language): Named {
  const columns = register.list.filter(column => column !== register.key)
  const of = (...kinds: string[]) => columns.filter(column => kinds.includes(register.columns[column]?.kind ?? ''))
  const said = (column: string) => (row.data[column] ? [String(row.data[column])] : [])
  const words = of('text').flatMap(said)
  const days = of('day').flatMap(said)
  if (days.length > 0) return { id: row.key, name: [...days.map(day => sayDate(day, language)), ...words].join(' ') }
  const spans = of('span').flatMap(column => {
    const span = row.data[column] as Parameters<typeof sayAmount>[0] | undefined
    return span ? [`${register.columns[column]?.title} ${sayAmount(span, language)}`] : []
  })
  return {
    id: row.key,
    name: words.at(-1) ?? row.key,
    group: words.length > 1 ? words.slice(0, -1).join(' ') : undefined,
    note: of('note').flatMap(said).join(' ') || undefined,
    aside: spans.join(' ') || undefined,
  }
}

/** The rows of a timetable that are not over, earliest first; rows without a day as they are. */
export function stillToCome<Row extends RowSeen>(register: RegisterData, rows: readonly Row[], today: string): Row[] {
  const column = register.list.find(one => register.columns[one]?.kind === 'day')
  if (column === undefined) return [...rows]
  const dayOf = (row: Row) => String(row.data[column] ?? '')
  return rows.filter(row => dayOf(row) >= today).sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
}
