import type { Actor } from '#kernel/engine/actor'
import type { Area } from '#methods/placement/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { recordAudit } from './audit.ts'
import { checkBoundaries } from './check-boundaries.ts'
import { asSystem, type Tx } from './db.ts'
import {
  type ImportPlan,
  type ImportProblem,
  type Known,
  type PlaceImport,
  planImport,
  told,
  toldProblems,
} from './place-plan.ts'
import { json, moment, sql } from './sql.ts'

type Office = Pick<App, 'db' | 'now'>

export interface ImportOutcome {
  readonly stored: boolean
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly ended: number
  /** Buildings that now lie in another grid. */
  readonly moved: number
  readonly problems: readonly ImportProblem[]
}

/** Every place and boundary of the office, with the version of the directory they were read at. */
export async function knownPlaces(app: Office): Promise<Known & { readonly version: number }> {
  return asSystem(app.db, 'boundaries for an import', async tx => {
    const tenant = await tx.maybe(sql<{ version: number }>`select version from tenants where tenant_id = ${tx.tenant}`)
    if (!tenant) throw new Fault('not-found')
    const places = await tx.rows(
      sql<
        Known['places'][number] & { name: string }
      >`select id, kind, code, name, parent_id as parent from places where tenant_id = ${tx.tenant}`,
    )
    const boundaries = await tx.rows(
      sql<{ id: string; place: string; from: number; to: number | null; polygons: Area['polygons'] }>`
        select id, place_id as place, valid_from as "from", valid_to as "to", polygons from boundaries where tenant_id = ${tx.tenant}`,
    )
    const byId = new Map(places.map(p => [p.id, p]))
    const areas = boundaries.flatMap((b): Area[] => {
      const place = byId.get(b.place)
      return place ? [{ ...place, polygons: b.polygons, validFrom: b.from, validTo: b.to, boundary: b.id }] : []
    })
    return { version: tenant.version, places, areas }
  })
}

/**
 * Imports boundaries of one kind: reads, checks, and stores them as new versions from `validFrom` on. Cases keep the place
 * and the boundary they were filed in. Sending the same file again changes nothing.
 * @param force stores in spite of warnings (never in spite of errors)
 * @param note more for the record of what was done, e.g. the file's name
 * @throws Fault boundaries-wrong with everything found; stale-version when the directory was changed meanwhile
 */
export async function importPlaces(
  app: Office,
  actor: Actor,
  input: PlaceImport,
  {
    force,
    dryRun,
    note = {},
  }: { readonly force: boolean; readonly dryRun: boolean; readonly note?: Readonly<Record<string, unknown>> },
): Promise<ImportOutcome> {
  const known = await knownPlaces(app)
  const plan = planImport(input, known)
  const ground = await checkBoundaries(plan.result, input.validFrom)
  const problems = [...plan.problems, ...toldProblems(plan, input.kind, ground)]
  const outcome = {
    stored: false,
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    ended: plan.ended.length,
    moved: 0,
    problems,
  }
  if (dryRun) return outcome
  const hasError = problems.some(p => p.severity === 'error')
  const nothingNew = plan.added.length + plan.changed.length + plan.ended.length === 0
  if (nothingNew && !hasError) return { ...outcome, stored: true }
  if (hasError || (problems.length > 0 && !force)) throw new Fault('boundaries-wrong', { detail: { ...outcome } })
  const moved = await asSystem(app.db, 'store imported boundaries', async tx => {
    // Whoever changed anything since it was read makes this plan void; the row also keeps other imports out.
    const held = await tx.run(
      sql`update tenants set version = version + 1 where tenant_id = ${tx.tenant} and version = ${known.version}`,
    )
    if (held !== 1) throw new Fault('stale-version')
    await storePlan(tx, plan, input.validFrom)
    const count = plan.moved.length > 0 && input.validFrom <= app.now() ? await moveBuildings(tx, plan) : 0
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'places-import',
      detail: {
        ...note,
        kind: input.kind,
        from: input.validFrom,
        added: outcome.added,
        changed: outcome.changed,
        ended: outcome.ended,
        warnings: problems.length,
      },
    })
    return count
  })
  return { ...outcome, stored: true, moved }
}

async function storePlan(tx: Tx, plan: ImportPlan, from: number): Promise<void> {
  const fresh = [...plan.added, ...plan.changed]
  const places = fresh.map(a => ({ id: a.id, kind: a.kind, code: a.code, name: a.name, parent: a.parent }))
  await tx.run(
    sql`insert into places (tenant_id, id, kind, code, name, parent_id)
        select ${tx.tenant}::int, x.id, x.kind, x.code, x.name, x.parent
        from jsonb_to_recordset(${json(places)}::jsonb) as x(id uuid, kind text, code text, name text, parent uuid)
        on conflict (tenant_id, id) do update set name = excluded.name, parent_id = excluded.parent_id`,
  )
  const over = [...plan.changed.map(a => a.id), ...plan.ended]
  await tx.run(
    sql`update boundaries set valid_to = ${moment(from)} where tenant_id = ${tx.tenant} and place_id = any(${over}::uuid[])
        and valid_from < ${moment(from)} and (valid_to is null or valid_to > ${moment(from)})`,
  )
  const boundaries = fresh.map(a => ({ id: a.boundary, place: a.id, polygons: a.polygons }))
  await tx.run(
    sql`insert into boundaries (tenant_id, id, place_id, valid_from, polygons)
        select ${tx.tenant}::int, x.id, x.place, ${moment(from)}::timestamptz, x.polygons
        from jsonb_to_recordset(${json(boundaries)}::jsonb) as x(id uuid, place uuid, polygons jsonb)`,
  )
}

/** Buildings belong to the grid they now lie in. */
function moveBuildings(tx: Tx, plan: ImportPlan): Promise<number> {
  return tx.run(
    sql`update places set parent_id = x.parent from jsonb_to_recordset(${json(plan.moved)}::jsonb) as x(id uuid, parent uuid)
        where tenant_id = ${tx.tenant} and places.id = x.id`,
  )
}

/** What is wrong with the boundaries now in force. */
export async function checkStored(app: Office): Promise<readonly ImportProblem[]> {
  const { areas } = await knownPlaces(app)
  const now = app.now()
  const found = await checkBoundaries(areas, now)
  const codes = new Map(areas.map(a => [a.id, a.code]))
  return found.map(problem => told(problem, codes))
}
