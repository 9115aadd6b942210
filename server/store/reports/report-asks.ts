import { randomUUID } from 'node:crypto'
import type { AskedList, AskedRow, Source } from '#contract/reports'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import { heldBySomebody, type Snapshot } from '../directory.ts'
import { changeEntry } from '../entries/entries.ts'
import { type EntryRecord, entryColumns, ledgersOf } from '../entries/entry-rows.ts'
import { json, moment, sql } from '../sql.ts'
import type { FormRecord, KeptBinding } from './report-forms.ts'
import { labelsOf } from './report-layout.ts'
import { dueOf, sayPeriod } from './report-period.ts'
import { countedRegisters, type Lang } from './report-programmes.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type AskedSource = Extract<Source, { kind: 'asked' }>

/** Asks whoever knows for the cells of a report that nobody else can fill, and says so in their bell; those asked already are left alone. */
export async function ask(
  tx: Tx,
  report: { readonly id: string },
  form: FormRecord,
  bindings: readonly KeptBinding[],
  { by, now, snapshot }: { readonly by: string; readonly now: number; readonly snapshot: Snapshot },
): Promise<void> {
  const slots = new Map(form.layout.slots.map(s => [s.cell, s]))
  const rows = bindings.flatMap(({ cell, source }) => {
    const slot = slots.get(cell)
    if (!slot || source.kind !== 'asked' || (source.person === undefined && source.unit === undefined)) return []
    return [{ id: randomUUID(), cell, source, labels: labelsOf(slot), person: source.person ?? null, unit: source.unit ?? null }]
  })
  if (rows.length === 0) return
  const made = await tx.rows(sql<{ person: string | null; unit: string | null; fresh: boolean }>`
    insert into report_asks (tenant_id, id, report_id, form_id, cell, source, labels, person_id, unit_id, asked_by, asked_at)
    select ${tx.tenant}::int, x.id, ${report.id}::uuid, ${form.id}::uuid, x.cell, x.source, x.labels, x.person, x.unit, ${by}::uuid, ${moment(now)}::timestamptz
    from jsonb_to_recordset(${json(rows)}::jsonb) as x (id uuid, cell text, source jsonb, labels jsonb, person uuid, unit uuid)
    on conflict (tenant_id, report_id, cell) do update set source = excluded.source, person_id = excluded.person_id, unit_id = excluded.unit_id
      where report_asks.answered_at is null
    returning person_id as person, unit_id as unit, xmax = 0 as fresh`)
  const fresh = made.filter(a => a.fresh)
  const inUnit = (unit: string) =>
    snapshot.posts.filter(p => p.unit === unit && heldBySomebody(snapshot, p, now)).map(p => p.person)
  const told = new Set(fresh.flatMap(a => (a.person !== null ? [a.person] : a.unit !== null ? inUnit(a.unit) : [])))
  const payload = json({ number: form.title, type: null, state: null, what: null })
  for (const person of told)
    if (person !== by)
      await tx.run(sql`insert into notices (tenant_id, id, person_id, kind, payload, at)
        values (${tx.tenant}, ${randomUUID()}, ${person}, 'ReportAsked', ${payload}::jsonb, ${moment(now)})`)
}

/** What was answered for a report, by cell. */
export async function answersOf(tx: Tx, report: string): Promise<ReadonlyMap<string, number | string>> {
  const rows = await tx.rows(sql<{ cell: string; answer: number | string }>`
    select cell, answer from report_asks where tenant_id = ${tx.tenant} and report_id = ${report} and answered_at is not null`)
  return new Map(rows.map(row => [row.cell, row.answer]))
}

const unitsOf = (actor: Staff) => [...new Set(actor.posts.flatMap(p => (p.unit === null ? [] : [p.unit])))]
const mine = (actor: Staff) =>
  sql`(a.person_id = ${actor.person} or (a.person_id is null and a.unit_id = any(${unitsOf(actor)}::uuid[])))`

interface AskRecord {
  readonly id: string
  readonly report: string
  readonly form: string
  readonly cell: string
  readonly title: string
  readonly period: string
  readonly dueDay: number
  readonly every: string
  readonly labels: string[]
  readonly source: AskedSource
  readonly person: string | null
  readonly unit: string | null
  readonly askedAt: number
  readonly answer: number | string | null
  readonly answeredBy: string | null
  readonly answeredAt: number | null
  readonly beforeAnswer: number | string | null
  readonly beforePeriod: string | null
  readonly beforeBy: string | null
}
const selectAsks = sql`select a.id, a.report_id as report, a.form_id as form, a.cell, f.title, r.period, f.due_day as "dueDay", f.every, a.labels, a.source, a.person_id as person,
  a.unit_id as unit, a.asked_at as "askedAt", a.answer, a.answered_at as "answeredAt",
  (select name from people p where p.tenant_id = a.tenant_id and p.id = a.answered_by) as "answeredBy",
  b.answer as "beforeAnswer", b.period as "beforePeriod", b.by as "beforeBy"
  from report_asks a
  join reports r on r.tenant_id = a.tenant_id and r.id = a.report_id
  join report_forms f on f.tenant_id = a.tenant_id and f.id = a.form_id
  left join lateral (select o.answer, q.period, (select name from people p where p.tenant_id = o.tenant_id and p.id = o.answered_by) as by
    from report_asks o join reports q on q.tenant_id = o.tenant_id and q.id = o.report_id
    where o.tenant_id = a.tenant_id and o.form_id = a.form_id and o.cell = a.cell and o.answered_at is not null and o.id <> a.id
      and q.community_id is not distinct from r.community_id
    order by o.answered_at desc limit 1) b on true`

/** What waits for this person, what is due first before the rest, and what they answered in the last month. */
export async function listAsked(app: App, actor: Staff, lang: Lang): Promise<AskedList> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'cells somebody is asked for', async tx => {
    const found =
      await tx.rows(sql<AskRecord>`${selectAsks} where a.tenant_id = ${tx.tenant} and ${mine(actor)} and r.state = 'draft'
      and (a.answered_at is null or a.answered_at > ${moment(app.now() - 30 * 86_400_000)}) order by a.answered_at desc nulls first, a.asked_at, a.cell limit 500`)
    const registers = new Map(countedRegisters(app.programmes, lang).map(r => [r.name, r.def.title]))
    const rows = found.map((a): AskedRow => {
      const who = (a.person && snapshot.people.get(a.person)?.name) || (a.unit && snapshot.units.get(a.unit)?.name) || ''
      return {
        id: a.id,
        report: a.report,
        title: a.title,
        says: sayPeriod(a.period, lang),
        labels: a.labels,
        hint: a.source.hint,
        as: a.source.as,
        who,
        due: a.every === 'any' ? null : dueOf(a.period, a.dueDay),
        before:
          a.beforeAnswer === null || a.beforePeriod === null
            ? null
            : { value: a.beforeAnswer, says: sayPeriod(a.beforePeriod, lang), by: a.beforeBy },
        answer: a.answer,
        answeredBy: a.answeredBy,
        answeredAt: a.answeredAt,
        goes: a.source.goes ? (registers.get(a.source.goes.register) ?? null) : null,
        askedAt: a.askedAt,
      }
    })
    return { rows, waiting: rows.filter(r => r.answeredAt === null).length }
  })
}

/**
 * Answers for a cell. Where the binding names an entry the answer goes there by an ordinary change, as far as this person may
 * change it; the answer is kept either way, with every answer before it.
 * @throws Fault not-found for what this person is not asked for, answers-invalid, report-handed-in
 */
export async function answerAsked(app: App, actor: Staff, id: string, value: number | string): Promise<void> {
  const asked = await asSystem(app.db, 'a cell somebody answers for', tx =>
    tx.maybe(sql<{ source: AskedSource; report: string; state: string }>`
      select a.source, a.report_id as report, r.state from report_asks a join reports r on r.tenant_id = a.tenant_id and r.id = a.report_id
      where a.tenant_id = ${tx.tenant} and a.id = ${id} and ${mine(actor)}`),
  )
  if (!asked) throw new Fault('not-found')
  if (asked.state !== 'draft') throw new Fault('report-handed-in')
  const { source } = asked
  if (source.as === 'number' && typeof value !== 'number') throw new Fault('answers-invalid', { fields: { value: 'wrong-kind' } })
  const kept = source.goes ? await intoRegister(app, actor, source.goes, value, asked.report) : null
  await asSystem(app.db, 'keep an answer', async tx => {
    const line = { value, by: actor.person, at: app.now(), register: kept }
    await tx.run(sql`update report_asks set answer = ${json(value)}::jsonb, answered_by = ${actor.person}, answered_at = ${moment(app.now())},
      history = history || ${json([line])}::jsonb where tenant_id = ${tx.tenant} and id = ${id}`)
  })
}

/** Whether the value is in the register now: it was put there, it stood there, or this person may not change it. */
async function intoRegister(
  app: App,
  actor: Staff,
  goes: NonNullable<AskedSource['goes']>,
  value: number | string,
  report: string,
): Promise<'put' | 'same' | 'not-allowed' | 'no-entry'> {
  const ledger = ledgersOf(app.programmes).get(goes.register)
  if (!ledger?.def.columns[goes.column]) return 'no-entry'
  const entry = await asSystem(app.db, 'the entry an answer goes to', tx =>
    tx.maybe(
      sql<EntryRecord>`select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${goes.register} and key = ${goes.key} and archived_at is null`,
    ),
  )
  if (!entry) return 'no-entry'
  if (entry.data[goes.column] === value) return 'same'
  try {
    await changeEntry(
      app,
      actor,
      ledger,
      entry.id,
      { id: randomUUID(), version: entry.version, source: `report:${report}` },
      { [goes.column]: value },
    )
    return 'put'
  } catch (error) {
    if (error instanceof Fault && error.code === 'not-allowed') return 'not-allowed'
    throw error
  }
}
