/** What every import of a file has in common: taken in, begun, going on when its caller was answered, ended, forgotten. */
import { setImmediate as pause } from 'node:timers/promises'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { tableWords } from '../../words/imports.ts'
import { asSystem, type Tx } from '../db.ts'
import { json, moment, type Query, sql } from '../sql.ts'

export type Lang = 'zh' | 'en'
/** Which table the runs of one kind are kept in; their files lie in the folder of the same name. */
export interface Runs {
  readonly table: 'case_imports' | 'entry_imports'
  readonly folder: 'imports' | 'entry-imports'
}
export type RunState = 'uploaded' | 'running' | 'checked' | 'done' | 'nothing' | 'failed'
export interface RunRow<State extends string, Counts> {
  readonly id: string
  readonly source: string
  readonly file: string
  readonly state: State
  readonly madeBy: string | null
  readonly startedAt: number
  readonly touchedAt: number
  readonly endedAt: number | null
  readonly counts: Counts | null
  readonly failure: string | null
}
export const runColumns = sql`id, source, file_name as file, state, made_by as "madeBy", started_at as "startedAt", touched_at as "touchedAt",
  ended_at as "endedAt", counts, failure`

/** A list this long is no longer read by a person; the file itself is mended and read again. */
const mostProblems = 10_000
const shownProblems = 300
/** Without a sign of life for so long the process that ran it is gone. */
const silentMs = 120_000
const dayMs = 86_400_000

export const fileOf = (of: Runs, id: string): string => `${of.folder}/${id}`

/** A run as it is told: one that fell silent has failed, and why it failed stands in words. */
export function shownRun<State extends string, Counts, Row extends RunRow<State, Counts>>(row: Row, now: number, lang: Lang) {
  const { touchedAt, failure, ...rest } = row
  const lost = row.state === 'running' && now - touchedAt > silentMs
  const why = failure === null ? null : (JSON.parse(failure) as Record<string, unknown>)
  return { ...rest, state: lost ? ('failed' as const) : row.state, failure: why && (tableWords(why, lang) || String(why.reason)) }
}

/**
 * A file that nobody went on with holds what is in it: after two days it does not stay, and after nine nor does what was
 * told of it. Also when nobody brings another file: whatever lay longer goes, too.
 */
export async function forgetRuns(app: Pick<App, 'db' | 'now' | 'files'>, of: Runs): Promise<void> {
  const [twoDays, nineDays] = [moment(app.now() - 2 * dayMs), moment(app.now() - 9 * dayMs)]
  const table = sql.ref(of.table)
  const old = await asSystem(app.db, 'forget files to import', tx =>
    tx.rows(sql<{ id: string }>`select id from ${table} where tenant_id = ${tx.tenant} and started_at < ${twoDays}
      and (state not in ('done', 'undone') or started_at > ${nineDays}) and (state <> 'running' or touched_at < ${twoDays})
      order by started_at limit 200`),
  )
  for (const { id } of old) await app.files.remove(fileOf(of, id))
  await asSystem(app.db, 'forget imports', tx =>
    tx.run(sql`delete from ${table} where tenant_id = ${tx.tenant} and id = any(${old.map(r => r.id)}::uuid[])
      and (state = 'uploaded' or state not in ('done', 'undone') and started_at < ${nineDays})`),
  )
}

/** The problems that were kept of a run: the first ones as they are shown. */
export const firstProblems = sql`(select coalesce(jsonb_agg(p), '[]') from (select p from jsonb_array_elements(problems) p limit ${shownProblems}) x) as problems`

/** Every problem that was kept, for a download. @throws Fault not-found */
export async function keptProblems<Kept>(app: Pick<App, 'db'>, of: Runs, id: string): Promise<readonly Kept[]> {
  const found = await asSystem(app.db, 'problems of an import', tx =>
    tx.maybe(sql<{ problems: Kept[] }>`select problems from ${sql.ref(of.table)} where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!found) throw new Fault('not-found')
  return found.problems
}

/**
 * Marks a run as going on. @param set further columns
 * @throws Fault step-not-now while it is running, and once what came of it was stored
 */
export async function beginRun(app: Pick<App, 'db' | 'now'>, of: Runs, id: string, set: Query<unknown>): Promise<void> {
  const began = await asSystem(app.db, 'begin an import', tx =>
    tx.run(sql`
      update ${sql.ref(of.table)} set state = 'running', counts = null, problems = '[]', failure = null, ended_at = null,
        touched_at = ${moment(app.now())}, ${set}
      where tenant_id = ${tx.tenant} and id = ${id} and (state <> 'running' or touched_at < ${moment(app.now() - silentMs)})`),
  )
  if (began === 0) throw new Fault('step-not-now')
}

export interface Running<Counts, Kept> {
  readonly dryRun: boolean
  readonly work: (heard: {
    readonly problem: (problem: Kept) => void
    readonly progress: (counts: Counts) => Promise<void>
  }) => Promise<{ readonly stored: boolean; readonly counts: Counts }>
  /** What else is kept of it when it has ended, as `, column = value`. */
  readonly kept?: () => Query<unknown>
  /** Done together with its end, unless it failed. */
  readonly ended: (tx: Tx, state: 'checked' | 'done' | 'nothing', counts: Counts) => Promise<void>
}

/**
 * Carries a run out that was begun. How far it is stands in the database, so that any process can tell; nobody waits for
 * it, so nothing is thrown: what goes wrong is kept with it.
 */
export async function performRun<Counts extends { readonly ms: number }, Kept>(
  app: Pick<App, 'db' | 'now' | 'files'>,
  of: Runs,
  id: string,
  running: Running<Counts, Kept>,
): Promise<void> {
  const problems: Kept[] = []
  const note = (state: RunState | null, counts: Counts | null, failure: string | null) =>
    asSystem(app.db, 'how far an import is', async tx => {
      const now = moment(app.now())
      const ends =
        state === null ? sql`` : sql`, ended_at = ${now}, problems = ${json(problems)}::jsonb${running.kept?.() ?? sql``}`
      await tx.run(sql`
        update ${sql.ref(of.table)} set state = coalesce(${state}, state), counts = coalesce(${counts && json(counts)}::jsonb, counts),
          failure = ${failure}, touched_at = ${now}${ends}
        where tenant_id = ${tx.tenant} and id = ${id}`)
      if ((state === 'checked' || state === 'done' || state === 'nothing') && counts) await running.ended(tx, state, counts)
    })
  try {
    let told = 0
    const { stored, counts } = await running.work({
      problem: problem => {
        if (problems.length < mostProblems) problems.push(problem)
      },
      progress: async counts => {
        // Requests get their turn between two batches; how far it is, is written twice a second at most.
        await pause()
        if (counts.ms - told < 500) return
        told = counts.ms
        await note(null, counts, null)
      },
    })
    await note(running.dryRun ? 'checked' : stored ? 'done' : 'nothing', counts, null)
    if (stored) await app.files.remove(fileOf(of, id))
  } catch (error) {
    const fault = error instanceof Fault ? error : null
    if (!fault) process.stderr.write(`import ${id}: ${(error as Error).stack ?? error}\n`)
    const why = json(fault?.code === 'table-unreadable' ? fault.detail : { reason: fault?.code ?? 'internal' })
    // Nobody waits for this: where even the failure cannot be kept, the run falls silent and counts as failed by that.
    await note('failed', null, why).catch((lost: unknown) => process.stderr.write(`import ${id}: ${lost}\n`))
  }
}
