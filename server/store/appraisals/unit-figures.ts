import type { UnitFormula } from '#contract/appraisals'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { calledType } from '../callback/callback-list.ts'
import { tallyType } from '../callback/callback-rows.ts'
import { callbackSettingsOf } from '../callback/callback-settings.ts'
import type { Tx } from '../db.ts'
import type { CaseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { conditionOf } from '../entries/entry-filters.ts'
import { standingAt } from '../entries/entry-stood.ts'
import { conditions } from '../indicators.ts'
import { typeOf } from '../reports/report-figures.ts'
import type { Days } from '../reports/report-period.ts'
import { countedRegisters } from '../reports/report-programmes.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { readTallies } from '../tallies.ts'

/** What counting takes of the office: a load of demo data counts before there is any. */
export type CountingOffice = Pick<App, 'programmes' | 'now'> & {
  readonly directory: { now(): Promise<{ readonly calendar: Snapshot['calendar'] }> }
}
/** What was counted of one unit: for shares `hit` of `of`, for counts `hit` alone. */
export interface UnitCount {
  readonly unit: string
  readonly hit: number
  readonly of: number
}
export interface UnitFigures {
  readonly share: boolean
  readonly counts: readonly UnitCount[]
}
type Counting<Kind extends UnitFormula['kind']> = (
  app: CountingOffice,
  tx: Tx,
  formula: Extract<UnitFormula, { kind: Kind }>,
  units: readonly string[],
  days: Days,
) => Promise<UnitFigures>

const unfit = (): Fault => new Fault('answers-invalid', { fields: { parts: 'appraisal-formula' } })

/** Never by a personal field: that a person is meant must not follow from a number. */
function byField(
  of: CaseType,
  s: { readonly field?: string | undefined; readonly value?: string | undefined },
): Query<unknown>[] {
  const { field, value } = s
  if (field === undefined || value === undefined) return []
  if (!of.def.form[field] || of.def.form[field].personal) throw unfit()
  return [sql`(data @> ${JSON.stringify({ [field]: value })}::jsonb or data @> ${JSON.stringify({ [field]: [value] })}::jsonb)`]
}

/** The cases of the units filed in these days; what was merged counts where it went. */
async function filedBy(
  app: CountingOffice,
  tx: Tx,
  of: CaseType,
  units: readonly string[],
  days: Days,
): Promise<Query<unknown>[]> {
  const [from, to] = await moments(app, days)
  return [
    sql`tenant_id = ${tx.tenant}`,
    sql`type = ${of.type}`,
    sql`main_id is null`,
    sql`unit_id = any(${[...units]}::uuid[])`,
    sql`filed_at >= ${moment(from)}::timestamptz`,
    sql`filed_at < ${moment(to)}::timestamptz`,
  ]
}
async function moments(app: CountingOffice, days: Days): Promise<readonly [from: number, to: number]> {
  const offset = (await app.directory.now()).calendar.utcOffsetMinutes * 60_000
  return [Date.parse(days.from) - offset, Date.parse(days.to) + 86_400_000 - offset]
}

const share = async (
  tx: Tx,
  where: readonly Query<unknown>[],
  of: Query<unknown>,
  hit: Query<unknown>,
): Promise<UnitFigures> => ({
  share: true,
  counts: await tx.fresh(sql<UnitCount>`
    select unit_id as unit, count(*) filter (where ${hit})::int as hit, count(*) filter (where ${of})::int as "of"
    from cases where ${all([...where])} group by unit_id`),
})

/** Of cases that ended or should have: those never late. */
const due = sql`(closed_at is not null or late_at is not null and due_at is not null)`

const ofCases: Counting<'cases'> = async (app, tx, f, units, days) => {
  const of = typeOf(app, { kind: 'cases', type: f.type, figure: 'filed' })
  if (!of) throw unfit()
  const by = byField(of, f)
  if (f.figure === 'inTime')
    return share(tx, [...(await filedBy(app, tx, of, units, days)), ...by], due, sql`(closed_at is not null and not ever_late)`)
  if (f.figure === 'satisfied') return satisfied(app, tx, of, units, days)
  // A unit answers for what it kept and for what it handed back; a case handed back twice is one.
  const [from, to] = await moments(app, days)
  const kept = await filedBy(app, tx, of, units, days)
  const counts = await tx.fresh(sql<UnitCount>`
    with back as (select distinct from_unit as unit, case_id as id from case_returns
      where tenant_id = ${tx.tenant} and type = ${of.type} and at >= ${moment(from)}::timestamptz and at < ${moment(to)}::timestamptz
        and from_unit = any(${[...units]}::uuid[])),
    mine as (select unit_id as unit, id from cases where ${all([...kept, ...by])}),
    every as (select unit, id, true as back from back ${by.length > 0 ? sql`join cases using (id) where tenant_id = ${tx.tenant} and ${all(by)}` : sql``}
      union all select unit, id, false from mine)
    select unit, count(distinct id) filter (where back)::int as hit, count(distinct id)::int as "of" from every group by unit`)
  return { share: true, counts }
}

/** What residents answered in callbacks, from the sums kept of it: points out of answers. Whole months. */
async function satisfied(app: CountingOffice, tx: Tx, of: CaseType, units: readonly string[], days: Days): Promise<UnitFigures> {
  calledType(app, of.type)
  const [, after] = await moments(app, days)
  const { settings } = await callbackSettingsOf(tx, after)
  const scores: Readonly<Record<string, number>> = settings.scores
  const rows = await readTallies<{ label: string; unit_id: string; n: number }>(tx, sql`label, unit_id`, {
    type: tallyType(of.type),
    labels: sql`label = any(${Object.keys(scores).map(one => `lead satisfied ${one}`)}::text[])`,
    scope: sql`unit_id = any(${[...units]}::uuid[])`,
    days: sql`day between date_trunc('month', ${days.from}::date)::date and ${days.to}::date`,
  })
  const counts = [...Map.groupBy(rows, row => row.unit_id)].map(([unit, mine]) => ({
    unit,
    hit: mine.reduce((sum, { label, n }) => sum + n * (scores[label.slice('lead satisfied '.length)] ?? 0), 0),
    of: mine.reduce((sum, { n }) => sum + n, 0),
  }))
  return { share: true, counts }
}

const ofIndicator: Counting<'indicator'> = async (app, tx, f, units, days) => {
  const of = typeOf(app, { kind: 'indicator', programme: f.programme, key: f.key, part: 'value' })
  const i = of?.programme.indicators[f.key]
  if (!of || !i) throw unfit()
  const asked = conditions(i)
  const found = await share(
    tx,
    [...(await filedBy(app, tx, of, units, days)), ...byField(of, f)],
    asked.of,
    i.kind === 'share' ? asked.hit : asked.of,
  )
  return { ...found, share: i.kind === 'share' }
}

const ofRegister: Counting<'register'> = async (app, tx, f, units, days) => {
  const def = countedRegisters(app.programmes, 'zh').find(r => r.name === f.register)?.def
  if (!def?.ledger || def.columns[f.column]?.kind !== 'unit') throw unfit()
  if (f.where.some(c => def.columns[c.field] === undefined || def.columns[c.field]?.personal)) throw unfit()
  const { table, where } = await standingAt(tx, f.register, def, days.to, app.now())
  const met = f.where.length === 0 ? sql`true` : conditionOf({ op: 'and', all: f.where })
  const counts = await tx.fresh(sql<UnitCount>`
    select data ->> ${f.column}::text as unit, count(*) filter (where ${met})::int as hit, count(*)::int as "of"
    from ${table} entries where ${where} and data ->> ${f.column}::text = any(${[...units]}::text[]) group by 1`)
  return { share: f.of === 'share', counts }
}

/** Of the promises a unit leads that fell due in these days: those kept by their day. One that stands for another counts there. */
const ofPromises: Counting<'promises'> = async (_, tx, f, units, days) => ({
  share: true,
  counts: await tx.fresh(sql<UnitCount>`
    select i.lead_unit as unit, count(*)::int as "of",
      count(*) filter (where i.standing = 'kept' and (i.done_day is null or i.done_day <= coalesce(i.due_day, p.until_day)))::int as hit
    from plan_items i join plans p on p.tenant_id = i.tenant_id and p.id = i.plan_id
    where i.tenant_id = ${tx.tenant} and i.state = 'live' and i.kind in ('task', 'target', 'milestone') and i.same_as is null
      and i.standing <> 'to-set' and p.state <> 'draft' and i.lead_unit = any(${[...units]}::uuid[])
      and coalesce(i.due_day, p.until_day) between ${days.from}::date and ${days.to}::date
      and ${f.plan === null ? sql`true` : sql`i.plan_id = ${f.plan}`} group by 1`),
})

/**
 * Counts one formula for all units at once. Units without any record are not in the answer.
 * @throws Fault answers-invalid when nothing of the kind may be counted
 */
export function countUnits(
  app: CountingOffice,
  tx: Tx,
  f: UnitFormula,
  units: readonly string[],
  days: Days,
): Promise<UnitFigures> {
  if (f.kind === 'cases') return ofCases(app, tx, f, units, days)
  if (f.kind === 'indicator') return ofIndicator(app, tx, f, units, days)
  return f.kind === 'register' ? ofRegister(app, tx, f, units, days) : ofPromises(app, tx, f, units, days)
}
