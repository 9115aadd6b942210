import type { Source } from '#contract/reports'
import { caseAboutPersons } from '#kernel/engine/about-persons'
import { closedBy, closedName, countName } from '#kernel/engine/tally'
import type { IndicatorData } from '#kernel/index'
import type { Tx } from '../db.ts'
import { type CaseType, caseTypes } from '../definitions.ts'
import { conditions } from '../indicators.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { indicatorsOf, isTallied, readTallies } from '../tallies.ts'
import type { Days } from './report-period.ts'
import { type ByPlace, type FigureReader, inPlace, type ReportApp, type Wish } from './report-wish.ts'

type CaseSource = Extract<Source, { kind: 'cases' | 'indicator' }>

/** How a wish about cases is answered: by counts that are kept anyway, or by reading the cases of its days once. */
type Way =
  | { readonly by: 'tally'; readonly hit: readonly string[] | null; readonly of: readonly string[]; readonly always: boolean }
  | { readonly by: 'cases'; readonly closed: boolean; readonly hit: Query<unknown> | null; readonly of: Query<unknown> }

const named = (s: CaseSource) => (s.field !== undefined && s.value !== undefined ? { field: s.field, value: s.value } : undefined)

function wayOf(of: CaseType, s: CaseSource): Way {
  const by = named(s)
  const known = Object.entries(indicatorsOf(of))
  const tallied = isTallied(of)
  const covers = (i: IndicatorData) => !by || i.by.includes(by.field)
  if (s.kind === 'indicator') {
    const i = of.programme.indicators[s.key]
    if (!i) return { by: 'cases', closed: false, hit: null, of: sql`false` }
    const hits = i.kind === 'share' && s.part !== 'of'
    const both = i.kind === 'share' && s.part === 'value'
    if (tallied && covers(i)) {
      const name = (what: 'of' | 'hit') => [countName(s.key, what, by)]
      return { by: 'tally', always: false, hit: both ? name('hit') : null, of: name(hits && !both ? 'hit' : 'of') }
    }
    const asked = conditions(i)
    const also = (q: Query<unknown>) => (by ? all([q, holdsValue(by.field, by.value)]) : q)
    return { by: 'cases', closed: false, hit: both ? also(asked.hit) : null, of: also(hits && !both ? asked.hit : asked.of) }
  }
  if ((s.figure === 'open' || s.figure === 'late') && !by && tallied) {
    const states = s.state === undefined ? Object.keys(of.def.states) : [s.state]
    return { by: 'tally', always: true, hit: null, of: states.map(state => `${s.figure} ${state}`) }
  }
  if (s.figure === 'closed' && tallied && s.state === undefined && (!by || closedBy(indicatorsOf(of)).includes(by.field)))
    return { by: 'tally', always: false, hit: null, of: [closedName(by)] }
  if (s.figure === 'filed' && tallied) {
    const ended = s.state !== undefined && of.def.states[s.state]?.ends !== undefined
    const fits = ([, i]: (typeof known)[number]) =>
      !i.where &&
      !i.inTime &&
      covers(i) &&
      (s.state === undefined ? i.kind === 'tally' : ended && i.kind === 'share' && i.states?.join() === s.state)
    const [key] = known.find(fits) ?? []
    if (key !== undefined)
      return { by: 'tally', always: false, hit: null, of: [countName(key, s.state === undefined ? 'of' : 'hit', by)] }
  }
  const parts = [
    ...(s.state === undefined ? [] : [sql`state = ${s.state}`]),
    ...(s.figure === 'open' || s.figure === 'late' ? [sql`closed_at is null`] : []),
    ...(s.figure === 'late' ? [sql`late_at is not null and due_at is not null`] : []),
    ...(by ? [holdsValue(by.field, by.value)] : []),
    sql`true`,
  ]
  return { by: 'cases', closed: s.figure === 'closed', hit: null, of: all(parts) }
}

/** A choice is the value, one of several choices is among the values. */
const holdsValue = (field: string, value: string): Query<unknown> =>
  sql`(data @> ${JSON.stringify({ [field]: value })}::jsonb or data @> ${JSON.stringify({ [field]: [value] })}::jsonb)`

/** The filter on cases behind a wish, for whoever wants to see them; null when nobody may count that kind. */
export function casesBehind(
  app: Pick<ReportApp, 'programmes'>,
  s: CaseSource,
  days: Days,
  offset: number,
): { type: CaseType; where: Query<unknown> } | null {
  const of = typeOf(app, s)
  if (!of) return null
  const bare = { ...of, programme: of.programme }
  const way = readingWay(bare, s)
  const now = s.kind === 'cases' && (s.figure === 'open' || s.figure === 'late')
  const time = way.closed ? sql`closed_at` : sql`filed_at`
  return { type: of, where: all([way.of, sql`main_id is null`, ...(now ? [] : inDays(time, days, offset))]) }
}

/** The reading of the cases themselves, whatever is kept beside them. */
function readingWay(of: CaseType, s: CaseSource): Extract<Way, { by: 'cases' }> {
  const way = wayOf({ ...of, def: { ...of.def, confidential: true } }, s)
  return way.by === 'cases' ? way : { by: 'cases', closed: false, hit: null, of: sql`false` }
}

type Parts = readonly (readonly [name: string, holds: Query<unknown>])[]

/** The conditions of a wish about cases one by one: its time, what is counted, and of a share those it holds for. */
export function partsOf(
  of: CaseType,
  s: CaseSource,
  days: Days,
  offset: number,
): { readonly fixed: Parts; readonly of: Parts; readonly hit: Parts | null } {
  const by = named(s)
  const field: Parts = by ? [[`${by.field} ${by.value}`, holdsValue(by.field, by.value)]] : []
  const time = (name: string, column: Query<unknown>): Parts => [
    [`${name} ${days.from} ${days.to}`, all(inDays(column, days, offset))],
  ]
  if (s.kind === 'indicator') {
    const i = of.programme.indicators[s.key]
    const asked = i && conditions(i)
    const part = (what: 'of' | 'hit'): Parts => [[`${what} ${s.key}`, asked?.[what] ?? sql`false`]]
    const whole = [...part(s.part === 'hit' && i?.kind === 'share' ? 'hit' : 'of'), ...field]
    return { fixed: time('filed', sql`filed_at`), of: whole, hit: i?.kind === 'share' && s.part === 'value' ? part('hit') : null }
  }
  const state: Parts = s.state === undefined ? [] : [[`state ${s.state}`, sql`state = ${s.state}`]]
  const late: Parts = s.figure === 'late' ? [['late', sql`(late_at is not null and due_at is not null)`]] : []
  const fixed: Parts =
    s.figure === 'open' || s.figure === 'late'
      ? [['open', sql`closed_at is null`]]
      : s.figure === 'closed'
        ? time('closed', sql`coalesce(closed_at, 'infinity')`)
        : time('filed', sql`filed_at`)
  return { fixed, of: [...state, ...late, ...field], hit: null }
}

const inDays = (time: Query<unknown>, days: Days, offset: number): Query<unknown>[] => [
  sql`${time} >= ${moment(Date.parse(days.from) - offset)}::timestamptz`,
  sql`${time} < ${moment(Date.parse(days.to) + 86_400_000 - offset)}::timestamptz`,
]

/** The kind of case a source counts; null for kinds no report counts. */
export function typeOf(app: Pick<ReportApp, 'programmes'>, s: CaseSource): CaseType | null {
  const types = [...caseTypes(app.programmes).values()]
  const found =
    s.kind === 'cases'
      ? types.find(t => t.type === s.type)
      : types.find(t => t.programme.id === s.programme && t.programme.indicators[s.key]?.of === t.def)
  return found && !found.def.confidential ? found : null
}

/**
 * Answers the wishes about cases. Counts come from the sums kept as cases change wherever there are any; else the cases of
 * the days in question are read once for all that is asked of them.
 */
export const caseFigures: FigureReader = async (app, tx, wishes, told) => {
  const { calendar } = await app.directory.now()
  const offset = calendar.utcOffsetMinutes * 60_000
  const asked = wishes.flatMap((wish, n) => {
    const { source: s } = wish
    if (s.kind !== 'cases' && s.kind !== 'indicator') return []
    const of = typeOf(app, s)
    return of && validField(of, s) ? [{ n, wish, of, way: wayOf(of, s) }] : []
  })
  const groupOf = ({ of, way, wish }: (typeof asked)[number]) =>
    [of.type, way.by, way.by === 'tally' ? way.always : way.closed, isNow(wish.source), wish.days.from, wish.days.to].join('|')
  for (const group of Map.groupBy(asked, groupOf).values()) {
    const sums = await (group[0]!.way.by === 'tally' ? fromTallies(tx, group) : fromCases(tx, group, offset))
    for (const [at, { n, wish, way, of: type }] of group.entries()) {
      const persons = caseAboutPersons(type.def)
      const of = inPlace(sums.of[at], wish.community)
      const hit = way.hit === null ? null : inPlace(sums.hit[at], wish.community)
      told[n] =
        hit === null
          ? { value: of, of, share: false, persons, stood: null }
          : { value: of === 0 ? null : hit / of, of, share: true, persons, stood: null }
    }
  }
}

const isNow = (s: Source) => s.kind === 'cases' && (s.figure === 'open' || s.figure === 'late')
/** Never by a personal field. */
const validField = (of: CaseType, s: CaseSource) => s.field === undefined || of.def.form[s.field]?.personal === undefined

interface Asked {
  readonly wish: Wish
  readonly of: CaseType
  readonly way: Way
}
interface Sums {
  readonly of: readonly ByPlace[]
  readonly hit: readonly ByPlace[]
}

async function fromTallies(tx: Tx, group: readonly Asked[]): Promise<Sums> {
  const { of, wish, way } = group[0]!
  const always = way.by === 'tally' && way.always
  const labels = [...new Set(group.flatMap(a => (a.way.by === 'tally' ? [...a.way.of, ...(a.way.hit ?? [])] : [])))]
  const rows = await readTallies<{ label: string; community_id: string; n: number }>(tx, sql`label, community_id`, {
    type: of.type,
    labels: sql`label = any(${labels}::text[])`,
    scope: sql`true`,
    ...(!always && { days: sql`day between ${wish.days.from}::date and ${wish.days.to}::date` }),
  })
  const sums = new Map<string, Map<string, number>>()
  for (const { label, community_id, n } of rows) {
    const places = sums.get(label) ?? new Map<string, number>()
    sums.set(label, places.set(community_id, (places.get(community_id) ?? 0) + n))
  }
  const together = (names: readonly string[] | null): ByPlace => {
    const places = new Map<string, number>()
    for (const name of names ?? []) for (const [place, n] of sums.get(name) ?? []) places.set(place, (places.get(place) ?? 0) + n)
    return places
  }
  const ways = group.map(a => (a.way.by === 'tally' ? a.way : null))
  return { of: ways.map(w => together(w?.of ?? null)), hit: ways.map(w => together(w?.hit ?? null)) }
}

async function fromCases(tx: Tx, group: readonly Asked[], offset: number): Promise<Sums> {
  const { of, wish, way } = group[0]!
  const ways = group.flatMap(a => (a.way.by === 'cases' ? [a.way] : []))
  const time = way.by === 'cases' && way.closed ? sql`closed_at` : sql`filed_at`
  const count = (q: Query<unknown> | null, name: string) =>
    sql`count(*) filter (where ${q ?? sql`false`})::int as ${sql.ref(name)}`
  const columns = ways.flatMap((w, n) => [count(w.of, `of_${n}`), count(w.hit, `hit_${n}`)])
  const days = isNow(wish.source) ? [sql`closed_at is null`] : inDays(time, wish.days, offset)
  const rows = await tx.fresh(sql<Record<string, number | string | null>>`
    select coalesce(community_id::text, '') as community, ${sql.join(columns)} from cases
    where ${all([sql`tenant_id = ${tx.tenant}`, sql`type = ${of.type}`, sql`main_id is null`, ...days])} group by 1`)
  const places = (name: string): ByPlace => new Map(rows.map(row => [String(row.community), Number(row[name])]))
  return { of: ways.map((_, n) => places(`of_${n}`)), hit: ways.map((_, n) => places(`hit_${n}`)) }
}
