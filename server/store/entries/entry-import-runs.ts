import type { EntryImportCounts, EntryImportPreview, EntryImportView, EntryMapping } from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { sourceOf } from '../../ports/table.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { beginRun, fileOf, forgetRuns, type Lang, performRun } from '../imports/runs.ts'
import { json, moment, sql } from '../sql.ts'
import { importEntries } from './entry-import.ts'
import { communityNames, unitNames } from './entry-import-names.ts'
import { previewEntries } from './entry-import-preview.ts'
import { reachOf } from './entry-import-reach.ts'
import { openFile } from './entry-import-table.ts'
import type { ToldProblem } from './entry-import-tell.ts'
import { type ImportRow, importColumns, importRow, runs } from './entry-import-views.ts'
import { type Ledger, ledgerOf } from './entry-rows.ts'

const mostUnknown = 200
const mostChanges = 200
const mostPlaces = 300
/** More than this many different words are not told apart; they are counted all the same. */
const mostWords = 20_000

/** Files that nobody went on with, see `forgetRuns`. */
export const dropForgotten = (app: App): Promise<void> => forgetRuns(app, runs)

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
interface Taken {
  readonly id: string
  readonly name: string
  readonly bytes: Uint8Array
}

async function preview(
  app: App,
  actor: Actor,
  ledger: Ledger,
  { id, name, bytes }: Taken,
  { source, sheet, lang }: Asked,
): Promise<EntryImportPreview> {
  const file = await openFile(sourceOf(name, bytes))
  const snapshot = await app.directory.now()
  const before = await asSystem(app.db, 'how a source was read', tx => remembered(tx, ledger.name, source))
  const names = { units: unitNames(snapshot), communities: communityNames(snapshot), items: new Map() }
  const reach = reachOf(ledger, actor, snapshot, app.now(), lang)
  return previewEntries(ledger, file, { id, name, source, sheet, names, lang, reach, remembered: before?.mapping ?? null })
}

/** Takes a file in, says what it holds, and proposes how to read it. @throws Fault table-unreadable, file-too-big */
export async function takeEntryFile(
  app: App,
  actor: Actor,
  ledger: Ledger,
  file: Taken,
  asked: Asked,
): Promise<EntryImportPreview> {
  const shown = await preview(app, actor, ledger, file, asked)
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
      sql<ImportRow>`select ${importColumns} from entry_imports where tenant_id = ${tx.tenant} and id = ${file.id}`,
    )
    const again = there?.state === 'uploaded' && there.register === ledger.name && there.madeBy === by
    if (!again) throw new Fault('key-reused')
  })
  await app.files.put(fileOf(runs, file.id), file.bytes, 'application/octet-stream')
  return shown
}

export const personOf = (actor: Actor): string | null => ('person' in actor ? actor.person : null)

/** The register an import belongs to. @throws Fault not-found */
export async function ledgerOfImport(app: App, id: string): Promise<Ledger> {
  const row = await importRow(app, id)
  if (!row) throw new Fault('not-found')
  return ledgerOf(app.programmes, row.register)
}

/** An import and its file, for whoever brought it: what is in it is not masked yet. @throws Fault not-found */
async function broughtBy(app: App, actor: Actor, id: string): Promise<{ row: ImportRow; bytes: Uint8Array }> {
  const row = await importRow(app, id)
  if (row?.madeBy !== personOf(actor)) throw new Fault('not-found')
  const bytes = await app.files.get(fileOf(runs, id))
  if (!bytes) throw new Fault('not-found')
  return { row, bytes }
}

/** The same file looked at again, with another of its sheets in front. @throws Fault not-found once it is stored, and for others */
export async function lookAgain(app: App, actor: Actor, ledger: Ledger, id: string, asked: Asked): Promise<EntryImportPreview> {
  const { row, bytes } = await broughtBy(app, actor, id)
  return preview(app, actor, ledger, { id, name: row.file, bytes }, asked)
}

interface Run {
  readonly mapping: EntryMapping
  readonly dryRun: boolean
  readonly allOrNone: boolean
  readonly ownOnly: boolean
  readonly settled: boolean
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
  await beginRun(
    app,
    runs,
    id,
    sql`unknown_names = '[]', changes = '[]', places = '[]', handed_at = null, source = ${run.mapping.source}`,
  )
  return { ended: perform(app, actor, ledger, id, bytes, run) }
}

/** What is told of the rows besides their problems, each kind as long as somebody would read it. */
function listener() {
  const unknown = new Map<string, EntryImportView['unknown'][number]>()
  const changes: EntryImportView['changes'] = []
  const places = new Map<string, EntryImportView['places'][number]>()
  const rank = { likely: 0, sure: 1, unknown: 2 } as const
  return {
    on: {
      onUnknown: (one: Omit<EntryImportView['unknown'][number], 'times'>) => {
        const name = `${one.heading}\n${one.text}`
        const before = unknown.get(name)
        if (before || unknown.size < mostUnknown) unknown.set(name, { ...one, near: one.near, times: (before?.times ?? 0) + 1 })
      },
      onChange: (line: number, name: string, change: Readonly<Record<string, readonly [unknown, unknown]>>) => {
        if (changes.length < mostChanges)
          changes.push({ line, name, changes: change as EntryImportView['changes'][number]['changes'] })
      },
      onPlace: (
        line: number,
        words: string,
        { how, proposals }: Pick<EntryImportView['places'][number], 'how' | 'proposals'>,
      ) => {
        const before = places.get(words)
        if (before) places.set(words, { ...before, times: before.times + 1 })
        else if (places.size < mostWords) places.set(words, { words, times: 1, line, how, proposals: [...proposals] })
      },
    },
    /** What a person has to decide comes first. */
    kept: () => {
      const first = [...places.values()].sort((a, b) => rank[a.how] - rank[b.how] || b.times - a.times).slice(0, mostPlaces)
      return sql`, unknown_names = ${json([...unknown.values()])}::jsonb, changes = ${json(changes)}::jsonb, places = ${json(first)}::jsonb`
    },
  }
}

function perform(app: App, actor: Actor, ledger: Ledger, id: string, bytes: Uint8Array, run: Run): Promise<void> {
  const { mapping, dryRun, allOrNone, ownOnly } = run
  const heard = listener()
  return performRun<EntryImportCounts, ToldProblem>(app, runs, id, {
    dryRun,
    kept: heard.kept,
    work: async ({ problem, progress }) => {
      const how = { id, dryRun, allOrNone, ownOnly, onProblem: problem, onProgress: progress, ...heard.on }
      const { stored, ...counts } = await importEntries(app, actor, ledger, await openFile(sourceOf('', bytes)), mapping, how)
      return { stored, counts }
    },
    ended: async (tx, state, counts) => {
      const now = moment(app.now())
      // What a person settled is remembered when they try it, so that nothing is asked twice.
      if (run.settled)
        await tx.run(sql`
          insert into entry_mappings (tenant_id, register, source, mapping, changed_at)
          values (${tx.tenant}, ${ledger.name}, ${mapping.source}, ${json(mapping)}::jsonb, ${now})
          on conflict (tenant_id, register, source) do update set mapping = excluded.mapping, changed_at = excluded.changed_at`)
      if (state !== 'done') return
      const detail = {
        register: ledger.name,
        source: mapping.source,
        new: counts.new,
        changed: counts.changed,
        refused: counts.refused,
      }
      await recordAudit(tx, { at: app.now(), actor, action: 'entry-import', detail })
    },
  })
}
