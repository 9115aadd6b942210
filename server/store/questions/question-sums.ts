import type { ReadScope } from '#kernel/engine/access'
import type { Question } from '#kernel/engine/question'
import { countName } from '#kernel/engine/tally'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import { all, isUuid, sql } from '../sql.ts'
import { indicatorsOf, isTallied, none, readTallies, talliedScope } from '../tallies.ts'
import type { Counted } from './question-few.ts'

/** What the counts kept as cases change are kept by, if they answer this question: the indicator, and one of its fields. */
function answeredBy(of: CaseType, q: Question): { readonly key: string; readonly field: string | null } | null {
  if (q.period && q.period.of !== '$filed') return null
  if (q.measures.some(measure => measure.what !== 'count')) return null
  const own = ['$community', '$filed']
  const asked = [...q.groups.map(group => group.by), ...q.where.map(filter => filter.column)]
  const fields = [...new Set(asked.filter(column => !own.includes(column)))]
  if (fields.length > 1 || q.where.some(({ column, op }) => column === '$filed' || (op !== 'is' && op !== 'in'))) return null
  const [field = null] = fields
  const found = Object.entries(indicatorsOf(of)).find(
    ([, i]) => i.kind === 'tally' && !i.where && !i.states && !i.inTime && (field === null || i.by.includes(field)),
  )
  return found ? { key: found[0], field } : null
}

interface Row {
  readonly label: string
  readonly community_id?: string
  readonly to_char?: string
  readonly n: number
}

/**
 * The answer from the counts kept as cases change, however many cases there are; null when they do not hold it: then every
 * case has to be looked at.
 */
export async function fromSums(
  tx: Tx,
  of: CaseType,
  scope: ReadScope,
  q: Question,
): Promise<{ rows: Counted[]; total: Counted } | null> {
  const reach = isTallied(of) ? talliedScope(scope) : null
  const by = reach && answeredBy(of, q)
  if (!reach || !by) return null
  const time = q.groups.filter(group => group.by === '$filed')
  if (time.length > 1) return null
  const every = time[0]?.every
  const prefix = by.field === null ? countName(by.key, 'of') : countName(by.key, 'of', { field: by.field, value: '' })
  const where = q.where.map(({ column, value }) => {
    const values = (Array.isArray(value) ? value : [value]).map(String)
    return column === '$community'
      ? sql`community_id = any(${values.filter(isUuid)}::uuid[])`
      : sql`label = any(${values.map(one => `${prefix}${one}`)}::text[])`
  })
  const { from, to } = q.period ?? {}
  const days = [...(from ? [sql`day >= ${from}::date`] : []), ...(to ? [sql`day <= ${to}::date`] : [])]
  const communities = q.groups.some(group => group.by === '$community')
  const parts = [
    sql`label`,
    ...(communities ? [sql`community_id`] : []),
    ...(every ? [sql`to_char(date_trunc(${sql.lit(every)}, day), 'YYYY-MM-DD')`] : []),
  ]
  const found = await readTallies<Row>(tx, sql.join(parts), {
    type: of.type,
    labels: by.field === null ? sql`label = ${prefix}` : sql`starts_with(label, ${prefix})`,
    scope: reach,
    days: all([...days, ...where, sql`true`]),
  })
  const keyOf = (row: Row, column: string): string | null => {
    const said = column === '$filed' ? row.to_char : column === '$community' ? row.community_id : row.label.slice(prefix.length)
    return said === undefined || said === '' || said === none ? null : said
  }
  const sums = new Map<string, Counted>()
  for (const row of found) {
    const keys = q.groups.map(group => keyOf(row, group.by))
    const name = JSON.stringify(keys)
    const n = (sums.get(name)?.n ?? 0) + row.n
    sums.set(name, { keys, n, values: q.measures.map(() => n) })
  }
  const n = found.reduce((sum, row) => sum + row.n, 0)
  const total = { keys: q.groups.map(() => null), n, values: q.measures.map(() => n) }
  return { rows: q.groups.length === 0 ? [] : [...sums.values()], total }
}
