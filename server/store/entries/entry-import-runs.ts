import { setImmediate as pause } from 'node:timers/promises'
import type {
  EntryImportCounts,
  EntryImportPreview,
  EntryImportProblem,
  EntryImportView,
  EntryMapping,
} from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { sourceOf } from '../../ports/table.ts'
import { rowWords, tableWords } from '../../words/imports.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { importEntries, type ToldProblem } from './entry-import.ts'
import { communityNames, unitNames } from './entry-import-names.ts'
import { previewEntries } from './entry-import-preview.ts'
import { openFile } from './entry-import-table.ts'
import { type Ledger, ledgerIn, ledgerOf } from './entry-rows.ts'

type Lang = 'zh' | 'en'
/** A list this long is no longer read by a person; the file itself is mended and read again. */
const mostProblems = 10_000
const shownProblems = 300
const mostUnknown = 200
const mostChanges = 200
/** Without a sign of life for so long the process that ran it is gone. */
const silentMs = 120_000
const dayMs = 86_400_000

const keyOf = (id: string) => `entry-imports/${id}`

interface Row {
  readonly id: string
  readonly register: string
  readonly source: string
  readonly file: string
  readonly state: EntryImportView['state']
  readonly madeBy: string | null
  readonly startedAt: number
  readonly touchedAt: number
  readonly endedAt: number | null
  readonly counts: EntryImportCounts | null
  readonly failure: string | null
}
const columns = sql`id, register, source, file_name as file, state, made_by as "madeBy", started_at as "startedAt", touched_at as "touchedAt",
  ended_at as "endedAt", counts, failure`
type Unknowns = EntryImportView['unknown']
type ChangesShown = EntryImportView['changes']

function viewOf(
  { touchedAt, failure, ...row }: Row,
  now: number,
  lang: Lang,
): Omit<EntryImportView, 'problems' | 'unknown' | 'changes'> {
  const lost = row.state === 'running' && now - touchedAt > silentMs
  const why = failure === null ? null : (JSON.parse(failure) as Record<string, unknown>)
  return { ...row, state: lost ? 'failed' : row.state, failure: why && (tableWords(why, lang) || String(why.reason)) }
}

const inWords = (kept: readonly ToldProblem[], lang: Lang): EntryImportProblem[] =>
  kept.map(p => ({ ...p, message: rowWords(p.code, lang) }))

/**
 * A file that nobody went on with holds what is in it: after two days it does not stay, and after nine nor does what was
 * told of it. Also when nobody brings another file: whatever lay longer goes, too.
 */
export async function dropForgotten(app: App): Promise<void> {
  const [twoDays, nineDays] = [moment(app.now() - 2 * dayMs), moment(app.now() - 9 * dayMs)]
  const old = await asSystem(app.db, 'forget files to import', tx =>
    tx.rows(sql<{ id: string }>`select id from entry_imports where tenant_id = ${tx.tenant} and started_at < ${twoDays}
      and (state <> 'done' or started_at > ${nineDays}) and (state <> 'running' or touched_at < ${twoDays}) order by started_at limit 200`),
  )
  for (const { id } of old) await app.files.remove(keyOf(id))
  await asSystem(app.db, 'forget imports', tx =>
    tx.run(sql`delete from entry_imports where tenant_id = ${tx.tenant} and id = any(${old.map(r => r.id)}::uuid[])
      and (state = 'uploaded' or state <> 'done' and started_at < ${nineDays})`),
  )
}

const remembered = (tx: Tx, register: string, source: string) =>
  tx.maybe(
    sql<{
      mapping: EntryMapping
    }>`select mapping from entry_mappings where tenant_id = ${tx.tenant} and register = ${register} and source = ${source}`,
  )

interface Asked {
  readonly lang: Lang
  readonly source: string
  readonly sheet?: number | undefined
}

async function preview(app: App, ledger: Ledger, id: string, name: string, bytes: Uint8Array, { source, sheet, lang }: Asked) {
  const file = await openFile(sourceOf(name, bytes))
  const snapshot = await app.directory.now()
  const before = await asSystem(app.db, 'how a source was read', tx => remembered(tx, ledger.name, source))
  const names = { units: unitNames(snapshot), communities: communityNames(snapshot), items: new Map() }
  return previewEntries(ledger, file, { id, name, source, sheet, names, lang, remembered: before?.mapping ?? null })
}

/** Takes a file in, says what it holds, and proposes how to read it. @throws Fault table-unreadable, file-too-big */
export async function takeEntryFile(
  app: App,
  actor: Actor,
  ledger: Ledger,
  file: { readonly id: string; readonly name: string; readonly bytes: Uint8Array },
  asked: Asked,
): Promise<EntryImportPreview> {
  const shown = await preview(app, ledger, file.id, file.name, file.bytes, asked)
  await dropForgotten(app)
  const now = moment(app.now())
  const by = personOf(actor)
  // The row comes before the file: no file lies there that nobody knows of, and none takes the place of another's.
  await asSystem(app.db, 'take a file to import', async tx => {
    const made = await tx.run(sql`
      insert into entry_imports (tenant_id, id, register, source, file_name, made_by, started_at, touched_at, state)
      values (${tx.tenant}, ${file.id}, ${ledger.name}, ${asked.source}, ${file.name.slice(0, 200)}, ${by}, ${now}, ${now}, 'uploaded')
      on conflict (tenant_id, id) do nothing`)
    if (made === 1) return
    const there = await tx.maybe(
      sql<Row>`select ${columns} from entry_imports where tenant_id = ${tx.tenant} and id = ${file.id}`,
    )
    const again = there?.state === 'uploaded' && there.register === ledger.name && there.madeBy === by
    if (!again) throw new Fault('key-reused')
  })
  await app.files.put(keyOf(file.id), file.bytes, 'application/octet-stream')
  return shown
}

const personOf = (actor: Actor): string | null => ('person' in actor ? actor.person : null)

const found = (app: App, id: string) =>
  asSystem(app.db, 'an import', tx =>
    tx.maybe(sql<Row>`select ${columns} from entry_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )

/** The register an import belongs to. @throws Fault not-found */
export async function ledgerOfImport(app: App, id: string): Promise<Ledger> {
  const row = await found(app, id)
  if (!row) throw new Fault('not-found')
  return ledgerOf(app.programmes, row.register)
}

/** An import and its file, for whoever brought it: what is in it is not masked yet. @throws Fault not-found */
async function broughtBy(app: App, actor: Actor, id: string): Promise<{ readonly row: Row; readonly bytes: Uint8Array }> {
  const row = await found(app, id)
  if (row?.madeBy !== personOf(actor)) throw new Fault('not-found')
  const bytes = await app.files.get(keyOf(id))
  if (!bytes) throw new Fault('not-found')
  return { row, bytes }
}

/** The same file looked at again, with another of its sheets in front. @throws Fault not-found once it is stored, and for others */
export async function lookAgain(app: App, actor: Actor, ledger: Ledger, id: string, asked: Asked): Promise<EntryImportPreview> {
  const { row, bytes } = await broughtBy(app, actor, id)
  return preview(app, ledger, id, row.file, bytes, asked)
}

export async function readEntryImport(app: App, id: string, lang: Lang): Promise<EntryImportView> {
  const row = await asSystem(app.db, 'an import', tx =>
    tx.maybe(sql<Row & { problems: ToldProblem[]; unknown: Unknowns; changes: ChangesShown }>`
      select ${columns}, unknown_names as unknown, changes,
        (select coalesce(jsonb_agg(p), '[]') from (select p from jsonb_array_elements(problems) p limit ${shownProblems}) x) as problems
      from entry_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!row) throw new Fault('not-found')
  const { problems, unknown, changes, ...rest } = row
  const titles = ledgerIn(ledgerOf(app.programmes, row.register), lang).columns
  const near = (one: Unknowns[number]) => one.near.map(n => ({ ...n, title: titles[one.field]?.options?.[n.key] ?? n.title }))
  return {
    ...viewOf(rest, app.now(), lang),
    problems: inWords(problems, lang),
    unknown: unknown.map(one => ({ ...one, near: near(one) })),
    changes,
  }
}

/** Every problem that was kept, for a download. */
export async function entryProblems(app: App, id: string, lang: Lang): Promise<EntryImportProblem[]> {
  const row = await asSystem(app.db, 'problems of an import', tx =>
    tx.maybe(sql<{ problems: ToldProblem[] }>`select problems from entry_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!row) throw new Fault('not-found')
  return inWords(row.problems, lang)
}

export async function listEntryImports(app: App, register: string, lang: Lang) {
  const rows = await asSystem(app.db, 'imports', tx =>
    tx.rows(
      sql<Row>`select ${columns} from entry_imports where tenant_id = ${tx.tenant} and register = ${register} and state <> 'uploaded' order by started_at desc limit 30`,
    ),
  )
  return { rows: rows.map(row => viewOf(row, app.now(), lang)) }
}

interface Run {
  readonly mapping: EntryMapping
  readonly dryRun: boolean
  readonly allOrNone: boolean
}

/**
 * Begins an import that was taken in, and goes on with it when the caller has long been answered. How far it is stands in
 * the database, so that any process can tell.
 * @returns what ends when the import has ended; nobody needs to wait for it
 * @throws Fault not-found also for whoever did not bring it, step-not-now while it is running
 */
export async function startEntryImport(app: App, actor: Actor, id: string, run: Run): Promise<{ readonly ended: Promise<void> }> {
  const ledger = await ledgerOfImport(app, id)
  const { bytes } = await broughtBy(app, actor, id)
  const began = await asSystem(app.db, 'begin an import', tx =>
    tx.run(sql`
      update entry_imports set state = 'running', counts = null, problems = '[]', unknown_names = '[]', changes = '[]', failure = null, ended_at = null,
        touched_at = ${moment(app.now())}, source = ${run.mapping.source}
      where tenant_id = ${tx.tenant} and id = ${id} and (state <> 'running' or touched_at < ${moment(app.now() - silentMs)})`),
  )
  if (began === 0) throw new Fault('step-not-now')
  return { ended: perform(app, actor, ledger, id, bytes, run) }
}

async function perform(app: App, actor: Actor, ledger: Ledger, id: string, bytes: Uint8Array, run: Run): Promise<void> {
  const problems: ToldProblem[] = []
  const unknown = new Map<string, Unknowns[number]>()
  const changes: ChangesShown = []
  const note = (state: EntryImportView['state'] | null, counts: EntryImportCounts | null, failure: string | null) =>
    asSystem(app.db, 'how far an import is', async tx => {
      const now = moment(app.now())
      const ends = state !== null
      await tx.run(sql`
        update entry_imports set state = coalesce(${state}, state), counts = coalesce(${counts && json(counts)}::jsonb, counts), failure = ${failure}, touched_at = ${now},
          ended_at = ${ends ? now : null}, problems = ${ends ? sql`${json(problems)}::jsonb` : sql`problems`},
          unknown_names = ${ends ? sql`${json([...unknown.values()])}::jsonb` : sql`unknown_names`}, changes = ${ends ? sql`${json(changes)}::jsonb` : sql`changes`}
        where tenant_id = ${tx.tenant} and id = ${id}`)
      if (!ends || failure !== null) return
      // What a person settled is remembered when they try it, so that nothing is asked twice.
      await tx.run(sql`
        insert into entry_mappings (tenant_id, register, source, mapping, changed_at) values (${tx.tenant}, ${ledger.name}, ${run.mapping.source}, ${json(run.mapping)}::jsonb, ${now})
        on conflict (tenant_id, register, source) do update set mapping = excluded.mapping, changed_at = excluded.changed_at`)
      if (state !== 'done') return
      const detail = {
        register: ledger.name,
        source: run.mapping.source,
        new: counts?.new ?? 0,
        changed: counts?.changed ?? 0,
        refused: counts?.refused ?? 0,
      }
      await recordAudit(tx, { at: app.now(), actor, action: 'entry-import', detail })
    })
  try {
    const file = await openFile(sourceOf('', bytes))
    let told = 0
    const { stored, ...counts } = await importEntries(app, actor, ledger, file, run.mapping, {
      id,
      dryRun: run.dryRun,
      allOrNone: run.allOrNone,
      onProblem: problem => {
        if (problems.length < mostProblems) problems.push(problem)
      },
      onUnknown: one => {
        const name = `${one.heading}\n${one.text}`
        const before = unknown.get(name)
        if (before || unknown.size < mostUnknown)
          unknown.set(name, { ...one, near: [...one.near], times: (before?.times ?? 0) + 1 })
      },
      onChange: (line, name, change) => {
        if (changes.length < mostChanges) changes.push({ line, name, changes: change as ChangesShown[number]['changes'] })
      },
      onProgress: async now => {
        // Requests get their turn between two batches; how far it is, is written twice a second at most.
        await pause()
        if (now.ms - told < 500) return
        told = now.ms
        await note(null, now, null)
      },
    })
    await note(run.dryRun ? 'checked' : stored ? 'done' : 'nothing', counts, null)
    if (stored) await app.files.remove(keyOf(id))
  } catch (error) {
    const fault = error instanceof Fault ? error : null
    if (!fault) process.stderr.write(`entry import ${id}: ${(error as Error).stack ?? error}\n`)
    const why = json(fault?.code === 'table-unreadable' ? fault.detail : { reason: fault?.code ?? 'internal' })
    // Nobody waits for this: where even the failure cannot be kept, the run falls silent and counts as failed by that.
    await note('failed', null, why).catch((lost: unknown) => process.stderr.write(`entry import ${id}: ${lost}\n`))
  }
}
