import type { ReportDetail, ReportRow } from '#contract/reports'
import type { Actor } from '#kernel/engine/actor'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { json, moment, sql } from '../sql.ts'
import { mayMake, reachesReport, reportMakers, reportsReach } from './report-access.ts'
import { answersOf, ask } from './report-asks.ts'
import { filledFile } from './report-file.ts'
import { fill, type KeptFigure } from './report-fill.ts'
import { bindingsOf, type FormRecord, fileOfForm, formOf } from './report-forms.ts'
import { shownSlot } from './report-layout.ts'
import { nowhereIn } from './report-nowhere.ts'
import { daysOf, sayPeriod } from './report-period.ts'
import { permitsOf } from './report-permits.ts'
import type { Lang } from './report-programmes.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

export interface ReportRecord {
  readonly id: string
  readonly form: string
  readonly title: string
  readonly period: string
  readonly community: string | null
  readonly state: 'draft' | 'handed'
  readonly typed: Readonly<Record<string, number | string>>
  /** Of a report handed in: its cells as they were. */
  readonly figures: Readonly<Record<string, KeptFigure>>
  readonly counts: { readonly filled?: number; readonly typed?: number; readonly missing?: number }
  readonly madeBy: string | null
  readonly madeAt: number
  readonly handedBy: string | null
  readonly handedAt: number | null
}
const light = sql`r.id, r.form_id as form, f.title, r.period, r.community_id as community, r.state, r.counts,
  (select name from people p where p.tenant_id = r.tenant_id and p.id = r.made_by) as "madeBy", r.made_at as "madeAt",
  (select name from people p where p.tenant_id = r.tenant_id and p.id = r.handed_by) as "handedBy", r.handed_at as "handedAt"`
const from = sql`from reports r join report_forms f on f.tenant_id = r.tenant_id and f.id = r.form_id`

/** @throws Fault not-found, not-allowed */
export async function reportOf(tx: Tx, actor: Staff, id: string): Promise<ReportRecord> {
  const report = await tx.maybe(
    sql<ReportRecord>`select ${light}, r.typed, r.figures ${from} where r.tenant_id = ${tx.tenant} and r.id = ${id}`,
  )
  if (!report) throw new Fault('not-found')
  reachesReport(actor, report.community)
  return report
}

type Snapshot = Awaited<ReturnType<App['directory']['now']>>
const rowOf = (r: Omit<ReportRecord, 'typed' | 'figures'>, { places }: Snapshot, lang: Lang): ReportRow => ({
  id: r.id,
  form: r.form,
  title: r.title,
  period: r.period,
  says: sayPeriod(r.period, lang),
  community: r.community === null ? null : (places.get(r.community)?.name ?? r.community),
  state: r.state,
  madeBy: r.madeBy,
  madeAt: r.madeAt,
  handedBy: r.handedBy,
  handedAt: r.handedAt,
  filled: r.counts.filled ?? 0,
  typed: r.counts.typed ?? 0,
  missing: r.counts.missing ?? 0,
})

export async function listReports(app: App, actor: Staff, form: string | undefined, lang: Lang): Promise<ReportRow[]> {
  const snapshot = await app.directory.now()
  const reach = reportsReach(actor)
  return asSystem(app.db, 'filled reports', async tx => {
    const rows = await tx.fresh(sql<ReportRecord>`select ${light} ${from} where r.tenant_id = ${tx.tenant}
      ${form === undefined ? sql`` : sql`and r.form_id = ${form}`} ${reach === null ? sql`` : sql`and r.community_id = any(${[...reach]}::uuid[])`}
      order by r.made_at desc, r.id limit 200`)
    return rows.map(r => rowOf(r, snapshot, lang))
  })
}

/** Works the cells out anew for a draft; a report handed in is as it was. */
export async function cellsOf(app: App, tx: Tx, actor: Staff, form: FormRecord, report: ReportRecord): Promise<KeptFigure[]> {
  if (report.state === 'handed') return form.layout.slots.flatMap(s => report.figures[s.cell] ?? [])
  const { calendar } = await app.directory.now()
  return fill(app, tx, {
    layout: form.layout,
    bindings: await bindingsOf(tx, form.id),
    period: report.period,
    community: report.community,
    typed: report.typed,
    answered: await answersOf(tx, report.id),
    today: localDay(app.now(), calendar),
    me: actor.name,
  })
}

const countsOf = (figures: readonly KeptFigure[]) => ({
  filled: figures.filter(f => f.state === 'filled').length,
  typed: figures.filter(f => f.state === 'typed').length,
  missing: figures.filter(f => f.state === 'missing' || f.state === 'asked').length,
})

/** Begins a report: works out what is known and asks for the rest. @throws Fault not-found, not-allowed, bad-request, form-not-permitted */
export async function makeReport(
  app: App,
  actor: Staff,
  made: { readonly id: string; readonly form: string; readonly period: string; readonly community: string | null },
): Promise<void> {
  reachesReport(actor, made.community, reportMakers)
  const days = daysOf(made.period)
  const snapshot = await app.directory.now()
  if (!days || (made.community !== null && snapshot.places.get(made.community)?.kind !== 'community'))
    throw new Fault('bad-request', { detail: { where: { period: made.period, community: made.community } } })
  await asSystem(app.db, 'begin a report', async tx => {
    if (!(await firstTime(tx, 'report', made.id, made, app.now()))) return
    const form = await formOf(tx, made.form)
    const { permit } = (await permitsOf(tx, localDay(app.now(), snapshot.calendar)))(form)
    if (permit === 'none') throw new Fault('form-not-permitted', { detail: { form: form.id, askedBy: form.askedBy } })
    await tx.run(sql`insert into reports (tenant_id, id, form_id, period, from_day, to_day, community_id, state, made_by, made_at)
      values (${tx.tenant}, ${made.id}, ${made.form}, ${made.period}, ${days.from}, ${days.to}, ${made.community}, 'draft', ${actor.person}, ${moment(app.now())})`)
    await ask(tx, made, form, await bindingsOf(tx, form.id), { by: actor.person, now: app.now(), snapshot })
    const report = await reportOf(tx, actor, made.id)
    await keepCounts(tx, made.id, await cellsOf(app, tx, actor, form, report))
  })
}

const keepCounts = (tx: Tx, id: string, figures: readonly KeptFigure[]) =>
  tx.run(sql`update reports set counts = ${json(countsOf(figures))}::jsonb where tenant_id = ${tx.tenant} and id = ${id}`)

export async function readReport(app: App, actor: Staff, id: string, lang: Lang): Promise<ReportDetail> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'a report', async tx => {
    const report = await reportOf(tx, actor, id)
    const form = await formOf(tx, report.form)
    const figures = await cellsOf(app, tx, actor, form, report)
    // Of a report handed in nobody counts anew: what it lacked then is not what is missing now.
    const nowhere = report.state === 'handed' ? [] : await nowhereIn(app, tx, figures, lang)
    return {
      ...rowOf({ ...report, counts: countsOf(figures) }, snapshot, lang),
      sheets: form.layout.sheets.map(s => ({ ...s, cells: [...s.cells], merges: [...s.merges] })),
      slots: form.layout.slots.map(slot => shownSlot(slot)),
      figures: figures.map(({ cell, value, shown, state, few }) => ({ cell, value, shown, state, few })),
      mayFill: mayMake(actor) && report.state === 'draft',
      nowhere: nowhere.map(({ register, says, cells }) => ({ register, says, cells: [...cells] })),
      at: report.handedAt ?? app.now(),
    }
  })
}

/** Types values into a draft; null takes one back. @throws Fault report-handed-in, not-allowed, bad-request */
export async function typeCells(
  app: App,
  actor: Staff,
  id: string,
  cells: Readonly<Record<string, number | string | null>>,
): Promise<void> {
  await asSystem(app.db, 'type into a report', async tx => {
    await tx.run(sql`select 1 from reports where tenant_id = ${tx.tenant} and id = ${id} for update`)
    const report = await reportOf(tx, actor, id)
    reachesReport(actor, report.community, reportMakers)
    if (report.state === 'handed') throw new Fault('report-handed-in')
    const form = await formOf(tx, report.form)
    const known = new Set(form.layout.slots.map(s => s.cell))
    const strange = Object.keys(cells).filter(cell => !known.has(cell))
    if (strange.length > 0) throw new Fault('bad-request', { detail: { cells: strange.slice(0, 20) } })
    const typed = Object.fromEntries(
      Object.entries({ ...report.typed, ...cells }).filter(([, value]) => value !== null && value !== ''),
    )
    await tx.run(sql`update reports set typed = ${json(typed)}::jsonb where tenant_id = ${tx.tenant} and id = ${id}`)
    await keepCounts(tx, id, await cellsOf(app, tx, actor, form, { ...report, typed: typed as ReportRecord['typed'] }))
  })
}

/** Keeps a report as it is handed in: values, where each came from, and the file. @throws Fault cells-missing, report-handed-in, not-allowed */
export async function handInReport(app: App, actor: Staff, id: string, leaveEmpty: boolean): Promise<void> {
  await asSystem(app.db, 'hand a report in', async tx => {
    await tx.run(sql`select 1 from reports where tenant_id = ${tx.tenant} and id = ${id} for update`)
    const report = await reportOf(tx, actor, id)
    reachesReport(actor, report.community, reportMakers)
    if (report.state === 'handed') throw new Fault('report-handed-in')
    const form = await formOf(tx, report.form)
    const figures = await cellsOf(app, tx, actor, form, report)
    const missing = figures.filter(f => f.state === 'missing' || f.state === 'asked').map(f => f.cell)
    if (missing.length > 0 && !leaveEmpty)
      throw new Fault('cells-missing', { detail: { cells: missing.slice(0, 100), count: missing.length } })
    const file = filledFile(await fileOfForm(tx, form.id), form.layout, figures)
    await tx.run(sql`update reports set state = 'handed', figures = ${json(Object.fromEntries(figures.map(f => [f.cell, f])))}::jsonb,
      counts = ${json(countsOf(figures))}::jsonb, file = ${Buffer.from(file)}, handed_by = ${actor.person}, handed_at = ${moment(app.now())}
      where tenant_id = ${tx.tenant} and id = ${id}`)
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'report-hand-in',
      detail: { report: id, form: form.id, period: report.period, empty: missing.length },
    })
  })
}

/** The finished file: of a draft as it would be now, of a report handed in byte for byte as it was. */
export async function reportFile(
  app: App,
  actor: Staff,
  id: string,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  return asSystem(app.db, 'the file of a report', async tx => {
    const report = await reportOf(tx, actor, id)
    const form = await formOf(tx, report.form)
    const name = `${form.title}-${sayPeriod(report.period, 'zh')}.xlsx`
    const kept = await tx.maybe(
      sql<{ file: Buffer | null }>`select file from reports where tenant_id = ${tx.tenant} and id = ${id}`,
    )
    if (kept?.file) return { name, bytes: kept.file }
    return { name, bytes: filledFile(await fileOfForm(tx, form.id), form.layout, await cellsOf(app, tx, actor, form, report)) }
  })
}

/** Asks anew in all drafts of a form, once its cells were settled otherwise. */
export async function askInDrafts(app: App, actor: Staff, form: string): Promise<void> {
  const snapshot = await app.directory.now()
  await asSystem(app.db, 'ask in drafts of a form', async tx => {
    const drafts = await tx.rows(
      sql<{
        id: string
      }>`select id from reports where tenant_id = ${tx.tenant} and form_id = ${form} and state = 'draft' order by made_at desc limit 50`,
    )
    if (drafts.length === 0) return
    const [kept, bindings] = [await formOf(tx, form), await bindingsOf(tx, form)]
    for (const draft of drafts) await ask(tx, draft, kept, bindings, { by: actor.person, now: app.now(), snapshot })
  })
}
