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
import { type Stood, standingAt } from '../entries/entry-stood.ts'
import { all, type Query, sql } from '../sql.ts'
import { type Counted, lotSeed, plain, refuseFine, rounded, type Shown } from './question-few.ts'
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
  programmes: readonly Programme[],
  { subject, of }: About,
  scope: ReadScope | null,
  q: Question,
  offset: number,
  now: number,
) {
  const asked = [
    ...q.where.map(filter => filterOf(subject, filter, offset)),
    ...(q.period ? within(subject, q.period.of, q.period, offset) : []),
  ]
  const own = sql`tenant_id = ${tx.tenant}`
  if (of && scope) {
    // The same matter reported forty times is one matter: what was merged counts where it went.
    const base = [own, sql`type = ${of.type}`, sql`main_id is null`, withinReach(await reachParts(tx, scope, 'all'))]
    return { table: sql`cases`, where: all([...base, ...asked]), stood: 'now' as const }
  }
  const { table, where, stood } = await standingAt(tx, subject.name, ledgerOf(programmes, subject.name).def, q.at ?? null, now)
  return { table, where: all([where, ...asked]), stood }
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
  const v = sql.ref(`v${n}`)
  const part = (hits: Query<unknown> | null, largest: Query<unknown> | null = null): Query<unknown>[] =>
    // What is about persons is rounded by what it is made of: who is counted, who is the part, what one adds at most.
    subject.persons
      ? [
          sql`count(${m})::int as ${sql.ref(`c${n}`)}`,
          sql`bit_xor(lot) filter (where ${m} is not null)::text as ${sql.ref(`cl${n}`)}`,
          sql`${hits ? sql`(count(*) filter (where ${hits}))::int` : sql`null::int`} as ${sql.ref(`h${n}`)}`,
          sql`${hits ? sql`(bit_xor(lot) filter (where ${hits}))::text` : sql`null::text`} as ${sql.ref(`hl${n}`)}`,
          sql`${largest ?? sql`null::float8`} as ${sql.ref(`x${n}`)}`,
        ]
      : []
  switch (measure.what) {
    case 'count':
      return { row: [], sums: [sql`count(*)::float8 as ${v}`] }
    case 'share':
      return {
        row: [sql`(${all(measure.where.map(one => filterOf(subject, one, offset)))}) as ${m}`],
        sums: [sql`avg(${m}::int)::float8 as ${v}`, ...part(m)],
      }
    case 'closing':
      return {
        row: [sql`extract(epoch from t.closed_at - t.filed_at) / 3600 as ${m}`],
        sums: [sql`(percentile_cont(0.5) within group (order by ${m}))::float8 as ${v}`, ...part(null)],
      }
    case 'inTime':
      return {
        row: [sql`case when ${ended} then not t.ever_late end as ${m}`],
        sums: [sql`avg(${m}::int)::float8 as ${v}`, ...part(m)],
      }
    default: {
      const how = { sum: sql`sum`, mean: sql`avg`, min: sql`min`, max: sql`max` }[measure.what]
      const made = subject.persons && measure.what === 'mean' ? sql`sum` : how
      return {
        row: [sql`${numberIn(measure.column)} as ${m}`],
        sums: [sql`${made}(${m})::float8 as ${v}`, ...part(null, sql`max(abs(${m}))::float8`)],
      }
    }
  }
}

type Row = Readonly<Record<string, string | number | boolean | null>>

/** Looks at every row: one reading gives the groups and the total. */
async function fromEach(app: App, tx: Tx, about: About, scope: ReadScope | null, q: Question, offset: number) {
  const { table, where, stood } = await rowsOf(tx, app.programmes, about, scope, q, offset, app.now())
  const g = (n: number) => sql.ref(`g${n}`)
  const parts = q.measures.map((measure, n) => measured(about.subject, measure, n, offset))
  const inner = [
    sql`1 as one`,
    ...(about.subject.persons ? [sql`hashtextextended(t.id::text, ${lotSeed(app.config.secret)}::bigint) as lot`] : []),
    ...q.groups.map((group, n) => sql`${groupOf(about.subject, group, offset)} as ${g(n)}`),
    ...parts.flatMap(part => part.row),
  ]
  const groups = q.groups.map((_, n) => g(n))
  const whole = groups.length === 0 ? sql`true` : sql`grouping(${groups[0]}) = 1`
  const sets = groups.length === 0 ? sql`()` : sql`(${sql.join(groups)}), ()`
  const drawn = about.subject.persons ? [sql`bit_xor(lot)::text as lot`] : []
  const order = sql.join([sql`1 desc`, ...groups.map(one => sql`${one} nulls last`)])
  const found = await tx.fresh(sql<Row>`
    select ${sql.join([sql`${whole} as whole`, sql`count(*)::int as n`, ...drawn, ...groups, ...parts.flatMap(part => part.sums)])}
    from (select ${sql.join(inner)} from ${table} t where ${where}) x
    group by grouping sets (${sets}) order by ${order} limit ${mostRows + 2}`)
  const counted = (row: Row): Counted => ({
    keys: groups.map((_, n) => (row[`g${n}`] ?? null) as string | null),
    n: Number(row.n),
    values: parts.map((_, n) => row[`v${n}`] as number | null),
  })
  const { persons } = about.subject
  const [first, ...rest] = persons
    ? found.map(row => rounded(q.measures, counted(row), row))
    : found.map(row => plain(counted(row)))
  return { total: first!, rows: rest, stood }
}

export interface Answered {
  readonly about: About
  readonly rows: readonly Shown[]
  readonly total: Shown
  readonly more: boolean
  readonly from: 'sums' | 'each'
  readonly stood: Stood
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
    // The kept counts do not know who is counted: what is about persons is looked at one by one.
    const sums = about.of && scope && !about.subject.persons ? await fromSums(tx, about.of, scope, q) : null
    return sums
      ? { rows: sums.rows.map(plain), total: plain(sums.total), from: 'sums' as const, stood: 'now' as const }
      : { ...(await fromEach(app, tx, about, scope, q, offset)), from: 'each' as const }
  })
  const { rows, total, from, stood } = await inTime(work)
  if (about.subject.persons) refuseFine(rows.length)
  return { about, rows: rows.slice(0, mostRows), total, more: rows.length > mostRows, from, stood }
}
