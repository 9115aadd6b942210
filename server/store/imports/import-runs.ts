import type { ImportCounts, ImportMapping, ImportPreview, ImportProblem, ImportView } from '#contract/case-import'
import type { Actor } from '#kernel/engine/actor'
import { type FieldsData, fieldsOf } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { openTable, sourceOf, type TableRow } from '../../ports/table.ts'
import { rowWords } from '../../words/imports.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseType } from '../definitions.ts'
import { json, moment, sql } from '../sql.ts'
import { importCases, type Told } from './import-cases.ts'
import { columnsIn } from './import-columns.ts'
import { proposeMapping } from './import-propose.ts'
import {
  beginRun,
  fileOf,
  firstProblems,
  forgetRuns,
  keptProblems,
  type Lang,
  performRun,
  type RunRow,
  runColumns,
  shownRun,
} from './runs.ts'

type Channel = ImportMapping['channel']
const previewRows = 8
const runs = { table: 'case_imports', folder: 'imports' } as const

interface Row extends RunRow<ImportView['state'], ImportCounts> {
  readonly channel: Channel
  readonly type: string
}
const columns = sql`${runColumns}, channel, type`

/** What is kept of a problem; its words are found when it is read, in the reader's language. */
type Kept = Omit<Told, 'field'> & { readonly field: string | null }
/** What stood in a personal column is not kept with the problem: line and column lead whoever has the file to it. */
const withoutPerson = (fields: FieldsData, problem: Kept): Kept =>
  problem.value !== null && fields[(problem.field ?? '').split('.')[0] ?? '']?.personal
    ? // What could not be read may hold anything: half of it is too much.
      { ...problem, value: '***' }
    : problem
const inWords = (kept: readonly Kept[], lang: Lang): ImportProblem[] => kept.map(p => ({ ...p, message: rowWords(p.code, lang) }))

const viewOf = (row: Row, now: number, lang: Lang): Omit<ImportView, 'problems'> =>
  shownRun<ImportView['state'], ImportCounts, Row>(row, now, lang)

const remembered = (tx: Tx, channel: Channel, source: string) =>
  tx.maybe(
    sql<{
      mapping: ImportMapping
    }>`select mapping from import_mappings where tenant_id = ${tx.tenant} and channel = ${channel} and source = ${source}`,
  )

/** Takes a file in, says what it holds, and proposes how to read it: as this source was read before, else by its headings. */
export async function takeFile(
  app: App,
  actor: Actor,
  file: { readonly id: string; readonly name: string; readonly bytes: Uint8Array },
  asked: { readonly channel: Channel; readonly source: string; readonly type?: string | undefined; readonly sheet: number },
): Promise<ImportPreview> {
  const of = caseType(app.programmes, asked.type)
  const table = await openTable(sourceOf(file.name, file.bytes), { sheet: asked.sheet - 1 })
  const first: TableRow[] = []
  for await (const row of table.rows()) {
    first.push(row)
    if (first.length >= 60) break
  }
  if (first.length === 0) throw new Fault('table-unreadable', { detail: { reason: 'empty' } })
  const proposal = proposeMapping(of.def, first, { ...asked, type: of.type })
  if (!proposal) throw new Fault('table-unreadable', { detail: { reason: 'no-header' } })
  const now = app.now()
  await forgetRuns(app, runs)
  await app.files.put(fileOf(runs, file.id), file.bytes, 'application/octet-stream')
  const before = await asSystem(app.db, 'take a file to import', async tx => {
    await tx.run(sql`
      insert into case_imports (tenant_id, id, channel, source, type, file_name, made_by, started_at, touched_at, state)
      values (${tx.tenant}, ${file.id}, ${asked.channel}, ${asked.source}, ${of.type}, ${file.name.slice(0, 200)}, ${'person' in actor ? actor.person : null},
        ${moment(now)}, ${moment(now)}, 'uploaded')
      on conflict (tenant_id, id) do nothing`)
    return remembered(tx, asked.channel, asked.source)
  })
  const fits = before !== null && columnsIn(before.mapping).every(c => typeof c === 'number' || proposal.titles.includes(c))
  const rows = first.filter(row => row.line > proposal.header).slice(0, previewRows)
  return {
    id: file.id,
    file: file.name,
    encoding: table.encoding,
    header: proposal.header,
    columns: [...proposal.titles],
    rows: rows.map(({ line, cells }) => ({ line, cells: cells.map(c => String(c ?? '')) })),
    mapping: fits ? before.mapping : proposal.mapping,
    remembered: fits,
    unused: [...proposal.unused],
  }
}

export async function readImport(app: App, id: string, lang: Lang): Promise<ImportView> {
  const found = await asSystem(app.db, 'an import', tx =>
    tx.maybe(sql<Row & { problems: Kept[] }>`
      select ${columns}, ${firstProblems}
      from case_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!found) throw new Fault('not-found')
  const { problems, ...row } = found
  return { ...viewOf(row, app.now(), lang), problems: inWords(problems, lang) }
}

/** Every problem that was kept, for a download. */
export const problemsOf = async (app: App, id: string, lang: Lang): Promise<ImportProblem[]> =>
  inWords(await keptProblems<Kept>(app, runs, id), lang)

export async function listImports(app: App, channel: Channel, lang: Lang): Promise<{ rows: Omit<ImportView, 'problems'>[] }> {
  const rows = await asSystem(app.db, 'imports', tx =>
    tx.rows(
      sql<Row>`select ${columns} from case_imports where tenant_id = ${tx.tenant} and channel = ${channel} and state <> 'uploaded' order by started_at desc limit 30`,
    ),
  )
  return { rows: rows.map(row => viewOf(row, app.now(), lang)) }
}

interface Run {
  readonly mapping: ImportMapping
  readonly dryRun: boolean
  readonly allOrNone: boolean
}

/**
 * Begins an import that was taken in, and goes on with it when the caller has long been answered. How far it is stands in
 * the database, so that any process can tell.
 * @returns what ends when the import has ended; nobody needs to wait for it
 * @throws Fault not-found, or table-unreadable when the mapping cannot be used
 */
export async function startImport(app: App, actor: Actor, id: string, run: Run): Promise<{ readonly ended: Promise<void> }> {
  const bytes = await app.files.get(fileOf(runs, id))
  if (!bytes) throw new Fault('not-found')
  const source = sourceOf('', bytes)
  await beginRun(app, runs, id, sql`source = ${run.mapping.source}, channel = ${run.mapping.channel}`)
  return { ended: perform(app, actor, id, source, run) }
}

function perform(app: App, actor: Actor, id: string, source: ReturnType<typeof sourceOf>, run: Run): Promise<void> {
  const fields = fieldsOf(caseType(app.programmes, run.mapping.type).def)
  return performRun<ImportCounts, Kept>(app, runs, id, {
    dryRun: run.dryRun,
    work: async heard => {
      const { stored, ...counts } = await importCases(app, actor, source, run.mapping, {
        dryRun: run.dryRun,
        allOrNone: run.allOrNone,
        onProblem: problem => heard.problem(withoutPerson(fields, problem)),
        onProgress: heard.progress,
      })
      return { stored, counts }
    },
    ended: async (tx, state, counts) => {
      if (state !== 'done') return
      const { channel, source: name } = run.mapping
      await tx.run(sql`
        insert into import_mappings (tenant_id, channel, source, mapping, changed_at)
        values (${tx.tenant}, ${channel}, ${name}, ${json(run.mapping)}::jsonb, ${moment(app.now())})
        on conflict (tenant_id, channel, source) do update set mapping = excluded.mapping, changed_at = excluded.changed_at`)
      const detail = { source: name, channel, new: counts.new, refused: counts.refused }
      await recordAudit(tx, { at: app.now(), actor, action: 'case-import', detail })
    },
  })
}
