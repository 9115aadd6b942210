import type { z } from 'zod'
import type { Binding, Bound, Every, FormDetail, FormList, FormRow, formPatch } from '#contract/reports'
import type { Actor } from '#kernel/engine/actor'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { ledgersOf } from '../entries/entry-rows.ts'
import { firstTime } from '../once.ts'
import { json, moment, type Query, sql } from '../sql.ts'
import { mayMake } from './report-access.ts'
import { heldIn, type KeptLayout, shownSlot } from './report-layout.ts'
import { daysOf, dueOf, periodAt, sayPeriod } from './report-period.ts'
import { type Permits, permitsOf } from './report-permits.ts'
import type { Lang } from './report-programmes.ts'
import { groundFor, type KeptSuggestion, suggest } from './report-suggest.ts'
import { type Speaking, sayBound } from './report-words.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface FormRecord {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly askedBy: string
  readonly every: Every
  readonly dueDay: number
  readonly fileName: string
  readonly layout: KeptLayout
  readonly suggestions: readonly KeptSuggestion[]
  readonly madeAt: number
  readonly archivedAt: number | null
}
const columns = sql`made_at as "madeAt", id, version, title, asked_by as "askedBy", every, due_day as "dueDay", file_name as "fileName", layout, suggestions, archived_at as "archivedAt"`

/** @throws Fault not-found */
export async function formOf(tx: Tx, id: string): Promise<FormRecord> {
  const form = await tx.maybe(sql<FormRecord>`select ${columns} from report_forms where tenant_id = ${tx.tenant} and id = ${id}`)
  if (!form) throw new Fault('not-found')
  return form
}
export async function fileOfForm(tx: Tx, id: string): Promise<Uint8Array> {
  const row = await tx.maybe(sql<{ file: Buffer }>`select file from report_forms where tenant_id = ${tx.tenant} and id = ${id}`)
  if (!row) throw new Fault('not-found')
  return row.file
}

/** The form as it came, byte for byte. */
export const formFile = (app: App, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> =>
  asSystem(app.db, 'the file of a form', async tx => ({ name: (await formOf(tx, id)).fileName, bytes: await fileOfForm(tx, id) }))

export interface KeptBinding extends Bound {
  readonly cell: string
  readonly version: number
  readonly by: string | null
  readonly at: number
}
interface BindingRecord {
  readonly cell: string
  readonly version: number
  readonly bound: Bound | null
  readonly by: string | null
  readonly at: number
}
const newest = (tx: Tx, where: Query<unknown>) => sql<BindingRecord>`
  select distinct on (cell) cell, version, bound, made_at as at,
    (select name from people p where p.tenant_id = b.tenant_id and p.id = b.made_by) as by
  from report_bindings b where tenant_id = ${tx.tenant} and ${where} order by cell, version desc`

/** What each cell of a form is bound to now. */
export const bindingsOf = async (tx: Tx, form: string): Promise<KeptBinding[]> =>
  (await tx.rows(newest(tx, sql`form_id = ${form}`))).flatMap(({ bound, ...rest }) => (bound ? [{ ...bound, ...rest }] : []))

/** How the cells of each form stand. */
interface Settled {
  readonly form: string
  readonly bound: number
  readonly asked: number
}
const settled = (tx: Tx) => sql<Settled>`
  select form_id as form, count(*) filter (where bound -> 'source' ->> 'kind' <> 'asked')::int as bound,
    count(*) filter (where bound -> 'source' ->> 'kind' = 'asked')::int as asked
  from (select distinct on (form_id, cell) form_id, bound from report_bindings where tenant_id = ${tx.tenant} order by form_id, cell, version desc) b
  where bound is not null and bound <> 'null'::jsonb group by form_id`

interface Handed {
  readonly form: string
  readonly period: string
  readonly at: number
}

function rowOf(
  form: Omit<FormRecord, 'layout' | 'suggestions'>,
  cells: number,
  state: Settled | undefined,
  handed: readonly Handed[],
  permits: Permits,
  { today, lang, begun }: { readonly today: string; readonly lang: Lang; readonly begun: string },
): FormRow {
  const mine = handed.filter(h => h.form === form.id)
  const ended = periodAt(form.every, today, 1)
  // What was due before the form came is nobody's to hand in.
  const past = mine.some(h => h.period === ended) || (dueOf(ended, form.dueDay) ?? begun) < begun
  const period = past ? periodAt(form.every, today) : ended
  const due = dueOf(period, form.dueDay) ?? today
  const [bound, asked] = [state?.bound ?? 0, state?.asked ?? 0]
  return {
    id: form.id,
    version: form.version,
    title: form.title,
    askedBy: form.askedBy,
    every: form.every,
    dueDay: form.dueDay,
    fileName: form.fileName,
    cells,
    bound,
    asked,
    open: Math.max(0, cells - bound - asked),
    next: form.every === 'any' ? null : { period, says: sayPeriod(period, lang), due, late: due < today },
    lastHandedIn: mine.length > 0 ? Math.max(...mine.map(h => h.at)) : null,
    archivedAt: form.archivedAt,
    ...permits(form),
  }
}

const handedOf = (tx: Tx) =>
  tx.rows(sql<Handed>`select form_id as form, period, max(handed_at) as at from reports
    where tenant_id = ${tx.tenant} and state = 'handed' and handed_at > now() - interval '2 years' group by form_id, period limit 5000`)

export async function listForms(app: App, actor: Staff, lang: Lang): Promise<FormList> {
  const { calendar } = await app.directory.now()
  const today = localDay(app.now(), calendar)
  return asSystem(app.db, 'forms of reports', async tx => {
    type Light = Omit<FormRecord, 'layout' | 'suggestions'> & { cells: number }
    const forms =
      await tx.rows(sql<Light>`select id, version, title, asked_by as "askedBy", every, due_day as "dueDay", file_name as "fileName",
      made_at as "madeAt", archived_at as "archivedAt", jsonb_array_length(layout -> 'slots') as cells from report_forms where tenant_id = ${tx.tenant} order by title, id limit 1000`)
    const states = new Map((await tx.rows(settled(tx))).map(s => [s.form, s]))
    const handed = await handedOf(tx)
    const permits = await permitsOf(tx, today)
    return {
      rows: forms.map(({ cells, ...form }) =>
        rowOf(form, cells, states.get(form.id), handed, permits, { today, lang, begun: localDay(form.madeAt, calendar) }),
      ),
      mayDefine: mayMake(actor),
    }
  })
}

export async function readForm(app: App, actor: Staff, id: string, lang: Lang): Promise<FormDetail> {
  const snapshot = await app.directory.now()
  const today = localDay(app.now(), snapshot.calendar)
  const speaking: Speaking = { programmes: app.programmes, snapshot, lang }
  return asSystem(app.db, 'a form of a report', async tx => {
    const form = await formOf(tx, id)
    const bindings = (await bindingsOf(tx, id)).map((b): Binding => ({ ...b, says: sayBound(speaking, b) }))
    const cells = new Set(bindings.map(b => b.cell))
    const asked = bindings.filter(b => b.source.kind === 'asked').length
    const copies = await tx.rows(sql<{ id: string; fileName: string; period: string; numbers: number }>`
      select id, file_name as "fileName", period, (select count(*)::int from jsonb_object_keys(held)) as numbers
      from report_copies where tenant_id = ${tx.tenant} and form_id = ${id} order by period desc limit 50`)
    const { layout, suggestions, ...rest } = form
    return {
      ...rowOf(
        rest,
        layout.slots.length,
        { form: id, bound: bindings.length - asked, asked },
        await handedOf(tx),
        await permitsOf(tx, today),
        { today, lang, begun: localDay(form.madeAt, snapshot.calendar) },
      ),
      sheets: layout.sheets.map(s => ({ ...s, cells: [...s.cells], merges: [...s.merges] })),
      slots: layout.slots.map(slot => shownSlot(slot, groundFor(snapshot, layout, slot))),
      bindings,
      suggestions: suggestions
        .filter(s => !cells.has(s.cell))
        .map(s => ({ ...s, agrees: s.agrees.map(p => sayPeriod(p, lang)), says: sayBound(speaking, s) })),
      copies: copies.map(c => ({ ...c, says: sayPeriod(c.period, lang) })),
      periods: periodsFor(form.every, today, lang),
      mayDefine: mayMake(actor),
    }
  })
}

const periodsFor = (every: Every, today: string, lang: Lang) =>
  [1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(back => {
    const value = periodAt(every, today, back)
    return { value, says: sayPeriod(value, lang) }
  })

/** @throws Fault stale-version */
export async function changeForm(
  app: App,
  actor: Staff,
  id: string,
  { version, archived, ...patch }: z.output<typeof formPatch>,
): Promise<void> {
  await asSystem(app.db, 'change a form of a report', async tx => {
    const form = await formOf(tx, id)
    const to = { ...form, ...patch }
    const done =
      await tx.run(sql`update report_forms set version = version + 1, title = ${to.title}, asked_by = ${to.askedBy}, every = ${to.every},
      due_day = ${to.dueDay}, archived_at = ${archived === undefined ? (form.archivedAt === null ? null : moment(form.archivedAt)) : archived ? moment(app.now()) : null}
      where tenant_id = ${tx.tenant} and id = ${id} and version = ${version}`)
    if (done === 0) throw new Fault('stale-version', { detail: { version: form.version } })
    await recordAudit(tx, { at: app.now(), actor, action: 'report-form', detail: { form: id, ...patch, archived } })
  })
}

/** Takes in a copy that was filled by hand, and proposes anew with what it says. @throws Fault form-other; as `layoutOf` */
export async function takeCopy(
  app: App,
  actor: Staff,
  id: string,
  copy: { readonly id: string; readonly period: string; readonly name: string; readonly bytes: Uint8Array },
): Promise<void> {
  if (!daysOf(copy.period)) throw new Fault('bad-request', { detail: { where: { period: copy.period } } })
  await asSystem(app.db, 'take in a filled copy', async tx => {
    const form = await formOf(tx, id)
    const held = heldIn(form.layout, copy.bytes)
    if (!(await firstTime(tx, 'report-copy', copy.id, { id, period: copy.period, held }, app.now()))) return
    await tx.run(sql`delete from report_copies where tenant_id = ${tx.tenant} and form_id = ${id} and period = ${copy.period}`)
    await tx.run(sql`insert into report_copies (tenant_id, id, form_id, period, file_name, held, made_by, made_at)
      values (${tx.tenant}, ${copy.id}, ${id}, ${copy.period}, ${copy.name.slice(0, 200)}, ${json(held)}::jsonb, ${actor.person}, ${moment(app.now())})`)
    const copies = await tx.rows(sql<{ period: string; held: Record<string, number> }>`
      select period, held from report_copies where tenant_id = ${tx.tenant} and form_id = ${id} order by period desc limit 3`)
    const suggestions = await suggest(app, tx, form.layout, copies)
    await tx.run(
      sql`update report_forms set suggestions = ${json(suggestions)}::jsonb where tenant_id = ${tx.tenant} and id = ${id}`,
    )
  })
}

/** An answer is kept with its report for good: nothing personal is asked for by one. */
const asksPersonal = (app: App, bound: Bound | null): boolean => {
  const goes = bound?.source.kind === 'asked' ? bound.source.goes : undefined
  return goes !== undefined && ledgersOf(app.programmes).get(goes.register)?.def.columns[goes.column]?.personal !== undefined
}

/**
 * Settles cells: each as a new version that this person confirms.
 * @throws Fault bad-request for cells the form does not have, and answers that would go into a personal column
 */
export async function saveBindings(
  app: App,
  actor: Staff,
  id: string,
  changes: readonly { readonly cell: string; readonly bound: Bound | null }[],
): Promise<void> {
  await asSystem(app.db, 'settle cells of a form', async tx => {
    await tx.run(sql`select 1 from report_forms where tenant_id = ${tx.tenant} and id = ${id} for update`)
    const form = await formOf(tx, id)
    const cells = new Set(form.layout.slots.map(s => s.cell))
    const strange = changes.filter(c => !cells.has(c.cell)).map(c => c.cell)
    if (strange.length > 0) throw new Fault('bad-request', { detail: { cells: strange.slice(0, 20) } })
    const personal = changes.filter(c => asksPersonal(app, c.bound)).map(c => c.cell)
    if (personal.length > 0) throw new Fault('bad-request', { detail: { personal: personal.slice(0, 20) } })
    const asked = changes.map(({ cell, bound }) => ({ cell, bound }))
    await tx.run(sql`
      insert into report_bindings (tenant_id, form_id, cell, version, bound, made_by, made_at)
      select ${tx.tenant}::int, ${id}::uuid, x.cell, coalesce((select max(version) from report_bindings b
        where b.tenant_id = ${tx.tenant} and b.form_id = ${id}::uuid and b.cell = x.cell), 0) + 1, x.bound, ${actor.person}::uuid, ${moment(app.now())}::timestamptz
      from jsonb_to_recordset(${json(asked)}::jsonb) as x (cell text, bound jsonb)`)
    await recordAudit(tx, { at: app.now(), actor, action: 'report-bind', detail: { form: id, cells: changes.length } })
  })
}
