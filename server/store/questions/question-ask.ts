import type { ReadScope } from '#kernel/engine/access'
import { readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { caseSubject, entrySubject, type Measure, type Question, questionMistakes, type Subject } from '#kernel/engine/question'
import type { Programme } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { reachParts, within as withinReach } from '../case-reach.ts'
import { reachOf } from '../commands.ts'
import { type Tx, transact } from '../db.ts'
import { type CaseType, caseType, inLanguage } from '../definitions.ts'
import { mayReadLedger } from '../entries/entry-access.ts'
import { ledgerIn, ledgerOf } from '../entries/entry-rows.ts'
import { all, type Query, sql } from '../sql.ts'
import { type Counted, hideFew, type Shown, showAll } from './question-few.ts'
import { filterOf, groupOf, numberIn, within } from './question-sql.ts'
import { fromSums } from './question-sums.ts'

type Lang = 'zh' | 'en'
/** What is asked about, with all it takes to look it up. */
export interface About {
  readonly subject: Subject
  readonly programme: Programme
  readonly of: CaseType | null
}

/**
 * Finds what a question is about and whether it may be asked.
 * @throws Fault not-found, not-allowed, question-unfit with what is wrong where
 */
export function aboutOf(app: App, actor: Actor, q: Question, lang: Lang): About {
  const about = subjectOf(app, actor, q, lang)
  const fields = questionMistakes(about.subject, q)
  if (Object.keys(fields).length > 0) throw new Fault('question-unfit', { fields })
  return about
}

function subjectOf(app: App, actor: Actor, { of: { kind, name } }: Question, lang: Lang): About {
  if (kind === 'cases') {
    const of = caseType(app.programmes, name)
    return { subject: caseSubject(name, inLanguage(of, lang), lang), programme: of.programme, of }
  }
  const ledger = ledgerOf(app.programmes, name)
  if (!mayReadLedger(ledger, actor)) throw new Fault('not-allowed')
  const subject = entrySubject(name, ledgerIn(ledger, lang), lang)
  if (!subject) throw new Fault('not-found')
  return { subject, programme: ledger.programme, of: null }
}

const mostRows = 2000
/** Long enough for a year of a large office, short enough that nobody’s work waits behind it. */
const longest = 5000

/** Turns the database's giving up into words that say how to narrow. */
export const inTime = <T>(work: Promise<T>): Promise<T> =>
  work.catch(error => {
    if ((error as { code?: string }).code !== '57014') throw error
    throw new Fault('question-too-wide', { detail: { seconds: longest / 1000 } })
  })

/** Which rows the question is about, within the actor's reach; `t` is the table. */
export async function rowsOf(
  tx: Tx,
  { subject, of }: About,
  scope: ReadScope | null,
  q: Question,
  offset: number,
  today: string,
) {
  const asked = [
    ...q.where.map(filter => filterOf(subject, filter, offset)),
    ...(q.period ? within(subject, q.period.of, q.period, offset) : []),
  ]
  const base =
    of && scope
      ? // The same matter reported forty times is one matter: what was merged counts where it went.
        [sql`type = ${of.type}`, sql`main_id is null`, withinReach(await reachParts(tx, scope, 'all'))]
      : [sql`register = ${subject.name}`, sql`archived_at is null`, sql`(until_day is null or until_day >= ${today}::date)`]
  return { table: of ? sql`cases` : sql`entries`, where: all([sql`tenant_id = ${tx.tenant}`, ...base, ...asked]) }
}

const ended = sql`(t.closed_at is not null or t.late_at is not null and t.due_at is not null)`

/** What each row gives a measure, and how the measure is made of it. */
function measured(
  subject: Subject,
  measure: Measure,
  n: number,
  offset: number,
): { row: Query<unknown>[]; sums: Query<unknown>[] } {
  const m = sql.ref(`m${n}`)
  const [v, h] = [sql.ref(`v${n}`), sql.ref(`h${n}`)]
  const noHits = sql`null::int as ${h}`
  switch (measure.what) {
    case 'count':
      return { row: [], sums: [sql`count(*)::float8 as ${v}`, noHits] }
    case 'share':
      return {
        row: [sql`(${all(measure.where.map(one => filterOf(subject, one, offset)))}) as ${m}`],
        sums: [sql`avg(${m}::int)::float8 as ${v}`, sql`(count(*) filter (where ${m}))::int as ${h}`],
      }
    case 'closing':
      return {
        row: [sql`extract(epoch from t.closed_at - t.filed_at) / 3600 as ${m}`],
        sums: [sql`(percentile_cont(0.5) within group (order by ${m}))::float8 as ${v}`, noHits],
      }
    case 'inTime':
      return {
        row: [sql`case when ${ended} then not t.ever_late end as ${m}`],
        sums: [sql`avg(${m}::int)::float8 as ${v}`, sql`(count(*) filter (where ${m}))::int as ${h}`],
      }
    default: {
      const how = { sum: sql`sum`, mean: sql`avg`, min: sql`min`, max: sql`max` }[measure.what]
      return { row: [sql`${numberIn(measure.column)} as ${m}`], sums: [sql`${how}(${m})::float8 as ${v}`, noHits] }
    }
  }
}

type Row = Readonly<Record<string, string | number | boolean | null>>

/** Looks at every row: one reading gives the groups and the total. */
async function fromEach(tx: Tx, about: About, scope: ReadScope | null, q: Question, offset: number, today: string) {
  const { table, where } = await rowsOf(tx, about, scope, q, offset, today)
  const g = (n: number) => sql.ref(`g${n}`)
  const parts = q.measures.map((measure, n) => measured(about.subject, measure, n, offset))
  const inner = [
    sql`1 as one`,
    ...q.groups.map((group, n) => sql`${groupOf(about.subject, group, offset)} as ${g(n)}`),
    ...parts.flatMap(part => part.row),
  ]
  const groups = q.groups.map((_, n) => g(n))
  const whole = groups.length === 0 ? sql`true` : sql`grouping(${groups[0]}) = 1`
  const sets = groups.length === 0 ? sql`()` : sql`(${sql.join(groups)}), ()`
  const order = sql.join([sql`1 desc`, ...groups.map(one => sql`${one} nulls last`)])
  const found = await tx.fresh(sql<Row>`
    select ${sql.join([sql`${whole} as whole`, sql`count(*)::int as n`, ...groups, ...parts.flatMap(part => part.sums)])}
    from (select ${sql.join(inner)} from ${table} t where ${where}) x
    group by grouping sets (${sets}) order by ${order} limit ${mostRows + 2}`)
  const counted = (row: Row): Counted => ({
    keys: groups.map((_, n) => (row[`g${n}`] ?? null) as string | null),
    n: Number(row.n),
    values: parts.map((_, n) => row[`v${n}`] as number | null),
    hits: parts.map((_, n) => row[`h${n}`] as number | null),
  })
  const [first, ...rest] = found.map(counted)
  return { total: first!, rows: rest }
}

export interface Answered {
  readonly about: About
  readonly rows: readonly Shown[]
  readonly total: Shown
  readonly more: boolean
  readonly from: 'sums' | 'each'
}

/**
 * Answers a question within the actor's reach.
 * @throws Fault not-found, not-allowed, question-unfit, question-too-wide
 */
export async function askQuestion(app: App, actor: Actor, q: Question, lang: Lang): Promise<Answered> {
  const about = aboutOf(app, actor, q, lang)
  const { calendar } = await app.directory.now()
  const offset = calendar.utcOffsetMinutes
  const scope = about.of ? readScope(about.of.def, actor) : null
  const work = transact(app.db, reachOf(app, actor), async tx => {
    await tx.run(sql`set local statement_timeout = ${sql.lit(longest)}`)
    const sums = about.of && scope ? await fromSums(tx, about.of, scope, q) : null
    return {
      found: sums ?? (await fromEach(tx, about, scope, q, offset, todayOf(app, offset))),
      from: sums ? ('sums' as const) : ('each' as const),
    }
  })
  const { found, from } = await inTime(work)
  const rows = found.rows.slice(0, mostRows)
  const fit = about.subject.persons ? hideFew(rows, found.total) : showAll(rows, found.total)
  return { about, ...fit, more: found.rows.length > mostRows, from }
}

export const todayOf = (app: App, offsetMinutes: number): string =>
  new Date(app.now() + offsetMinutes * 60_000).toISOString().slice(0, 10)
