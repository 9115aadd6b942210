import { type Group, groupingOf, isTimed, type QuestionFilter, type Stretch, type Subject } from '#kernel/engine/question'
import { toSql } from '#kernel/engine/sql'
import type { Expr, FieldData } from '#kernel/index'
import { isUuid, moment, type Query, sql } from '../sql.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Where what every case and entry has lies in the table. */
const ownColumn: Readonly<Record<string, string>> = {
  $filed: 'filed_at',
  $closed: 'closed_at',
  $changed: 'changed_at',
  $made: 'made_at',
  $confirmed: 'confirmed_at',
  $state: 'state',
  $late: 'ever_late',
  $channel: 'channel',
  $unit: 'unit_id',
  $community: 'community_id',
  $grid: 'grid_id',
}
const isOwn = (column: string) => column.startsWith('$')
const ownRef = (column: string): Query<unknown> => {
  const name = ownColumn[column]
  if (!name) throw new RangeError(`no column "${column}"`)
  return sql`t.${sql.ref(name)}`
}

/** A condition of the kernel as a piece of this query over the row `t`, its values bound here. */
function expression(expr: Expr): Query<unknown> {
  const { text, values } = toSql(expr, 't')
  const order = [...text.matchAll(/\$(\d+)/g)].map(m => values[Number(m[1]) - 1])
  return sql.join(
    text.split(/\$\d+/).flatMap((part, n) => (n < order.length ? [sql.raw(part), sql`${order[n]}`] : [sql.raw(part)])),
    sql.raw(''),
  )
}

const text = (column: string): Query<unknown> => sql`t.data ->> ${column}::text`
const whenKind = (column: string, kind: 'number' | 'string', then: Query<unknown>) =>
  sql`case when jsonb_typeof(t.data -> ${column}::text) = ${kind} then ${then} end`

/** The number of a column, null where there is none. */
export const numberIn = (column: string): Query<unknown> => whenKind(column, 'number', sql`(${text(column)})::numeric`)

/** A moment or day of the row as the office's own date and time. */
function localTime(column: string, { kind }: FieldData, offsetMinutes: number): Query<unknown> {
  const local = (at: Query<unknown>) => sql`((${at}) at time zone 'UTC' + ${offsetMinutes}::int * interval '1 minute')`
  if (isOwn(column)) return local(ownRef(column))
  return kind === 'moment'
    ? whenKind(column, 'number', local(sql`to_timestamp((${text(column)})::float8 / 1000)`))
    : whenKind(column, 'string', sql`(${text(column)})::timestamp`)
}

const stretchOf = (at: Query<unknown>, every: Stretch): Query<unknown> =>
  sql`to_char(date_trunc(${every}::text, ${at}), 'YYYY-MM-DD')`

/** The value by which a row falls into a group, as text; null where it is not filled in. */
export function groupOf(subject: Subject, { by, every, bands }: Group, offsetMinutes: number): Query<unknown> {
  const field = subject.columns[by]!
  const how = groupingOf(by, field)
  if (how === 'time') return stretchOf(localTime(by, field, offsetMinutes), every ?? 'month')
  if (how === 'bands') return sql`width_bucket(${numberIn(by)}, ${[...(bands ?? [])]}::numeric[])::text`
  return isOwn(by) ? sql`${ownRef(by)}::text` : sql`nullif(${text(by)}, '')`
}

/** When a day of the office begins, epoch milliseconds. */
export const dayStart = (day: string, offsetMinutes: number): number => Date.parse(`${day}T00:00:00Z`) - offsetMinutes * 60_000

/** From a day and up to one, both included; either may be open. */
export function within(
  subject: Subject,
  column: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  offsetMinutes: number,
): Query<unknown>[] {
  const field = subject.columns[column]!
  const moments = field.kind === 'moment'
  const begin = from === undefined ? undefined : dayStart(from, offsetMinutes)
  const end = to === undefined ? undefined : dayStart(to, offsetMinutes) + DAY
  if (isOwn(column)) {
    const at = ownRef(column)
    return [
      ...(begin === undefined ? [] : [sql`${at} >= ${moment(begin)}::timestamptz`]),
      ...(end === undefined ? [] : [sql`${at} < ${moment(end)}::timestamptz`]),
    ]
  }
  if (moments)
    return [
      ...(begin === undefined ? [] : [expression({ op: 'atLeast', field: column, value: begin })]),
      ...(end === undefined ? [] : [expression({ op: 'under', field: column, value: end })]),
    ]
  return [
    ...(from === undefined ? [] : [sql`coalesce(${text(column)} >= ${from}, false)`]),
    ...(to === undefined ? [] : [sql`coalesce(${text(column)} <= ${to}, false)`]),
  ]
}

const escaped = (words: string) => words.replace(/[\\%_]/g, sign => `\\${sign}`)
const listOf = (value: QuestionFilter['value']): readonly string[] => (Array.isArray(value) ? value : [String(value)])

/** A filter over the row `t`; it is true or false, never null. */
export function filterOf(subject: Subject, { column, op, value }: QuestionFilter, offsetMinutes: number): Query<unknown> {
  const field = subject.columns[column]!
  if (isTimed(field) && (op === 'atLeast' || op === 'atMost'))
    return sql`coalesce(${sql.join(within(subject, column, op === 'atLeast' ? { from: String(value) } : { to: String(value) }, offsetMinutes), sql` and `)}, false)`
  if (isOwn(column)) {
    const at = ownRef(column)
    if (op === 'filled') return sql`${at} is not null`
    if (op === 'empty') return sql`${at} is null`
    if (field.kind === 'yesno') return sql`${at} = ${value === true}`
    const values = listOf(value)
    if (field.kind === 'choice') return sql`${at} = any(${[...values]}::text[])`
    return sql`coalesce(${at} = any(${values.filter(isUuid)}::uuid[]), false)`
  }
  switch (op) {
    case 'filled':
      return expression({ op: 'filled', field: column })
    case 'empty':
      return expression({ op: 'not', expr: { op: 'filled', field: column } })
    case 'in':
      return expression({ op: 'in', field: column, values: listOf(value) })
    case 'has':
      return expression({ op: 'has', field: column, value: String(value) })
    case 'contains':
      return sql`coalesce(${text(column)} ilike ${`%${escaped(String(value))}%`}, false)`
    case 'is':
      return expression({ op: 'is', field: column, value: value as string | number | boolean })
    default:
      return expression({ op, field: column, value: Number(value) })
  }
}
