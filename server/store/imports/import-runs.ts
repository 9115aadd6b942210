import { setImmediate as pause } from 'node:timers/promises'
import type { ImportCounts, ImportMapping, ImportPreview, ImportProblem, ImportView } from '#contract/case-import'
import type { Actor } from '#kernel/engine/actor'
import { type FieldsData, fieldsOf } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { openTable, sourceOf, type TableRow } from '../../ports/table.ts'
import { rowWords, tableWords } from '../../words/imports.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { caseType } from '../definitions.ts'
import { json, moment, sql } from '../sql.ts'
import { importCases, type Told } from './import-cases.ts'
import { columnsIn } from './import-columns.ts'
import { proposeMapping } from './import-propose.ts'

type Lang = 'zh' | 'en'
type Channel = ImportMapping['channel']
/** A list this long is no longer read by a person; the file itself is mended and read again. */
const mostProblems = 10_000
const shownProblems = 300
const previewRows = 8
/** Without a sign of life for so long the process that ran it is gone. */
const silentMs = 120_000

const keyOf = (id: string) => `imports/${id}`

interface Row {
  readonly id: string
  readonly channel: Channel
  readonly source: string
  readonly type: string
  readonly file: string
  readonly state: ImportView['state']
  readonly madeBy: string | null
  readonly startedAt: number
  readonly touchedAt: number
  readonly endedAt: number | null
  readonly counts: ImportCounts | null
  readonly failure: string | null
}
const columns = sql`id, channel, source, type, file_name as file, state, made_by as "madeBy", started_at as "startedAt", touched_at as "touchedAt",
  ended_at as "endedAt", counts, failure`

/** What is kept of a problem; its words are found when it is read, in the reader's language. */
type Kept = Omit<Told, 'field'> & { readonly field: string | null }
/** What stood in a personal column is not kept with the problem: line and column lead whoever has the file to it. */
const withoutPerson = (fields: FieldsData, problem: Kept): Kept =>
  problem.value !== null && fields[(problem.field ?? '').split('.')[0] ?? '']?.personal
    ? // What could not be read may hold anything: half of it is too much.
      { ...problem, value: '***' }
    : problem
const inWords = (kept: readonly Kept[], lang: Lang): ImportProblem[] => kept.map(p => ({ ...p, message: rowWords(p.code, lang) }))

function viewOf({ touchedAt, failure, ...row }: Row, now: number, lang: Lang): Omit<ImportView, 'problems'> {
  const lost = row.state === 'running' && now - touchedAt > silentMs
  const why = failure === null ? null : (JSON.parse(failure) as Record<string, unknown>)
  return { ...row, state: lost ? 'failed' : row.state, failure: why && (tableWords(why, lang) || String(why.reason)) }
}

/** A file that nobody went on with, or whose rows are stored, holds people's telephone numbers: it does not stay. */
async function dropForgotten(app: App): Promise<void> {
  const day = 86_400_000
  const now = app.now()
  const old = await asSystem(app.db, 'forget files to import', async tx => {
    const rows = await tx.rows(sql<{ id: string }>`
      select id from case_imports where tenant_id = ${tx.tenant} and state <> 'done' and started_at between ${moment(now - 9 * day)} and ${moment(now - 2 * day)} limit 20`)
    await tx.run(
      sql`delete from case_imports where tenant_id = ${tx.tenant} and state = 'uploaded' and id = any(${rows.map(r => r.id)}::uuid[])`,
    )
    return rows
  })
  for (const { id } of old) await app.files.remove(keyOf(id))
}

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
  await dropForgotten(app)
  await app.files.put(keyOf(file.id), file.bytes, 'application/octet-stream')
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
      select ${columns}, (select coalesce(jsonb_agg(p), '[]') from (select p from jsonb_array_elements(problems) p limit ${shownProblems}) x) as problems
      from case_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!found) throw new Fault('not-found')
  const { problems, ...row } = found
  return { ...viewOf(row, app.now(), lang), problems: inWords(problems, lang) }
}

/** Every problem that was kept, for a download. */
export async function problemsOf(app: App, id: string, lang: Lang): Promise<ImportProblem[]> {
  const found = await asSystem(app.db, 'problems of an import', tx =>
    tx.maybe(sql<{ problems: Kept[] }>`select problems from case_imports where tenant_id = ${tx.tenant} and id = ${id}`),
  )
  if (!found) throw new Fault('not-found')
  return inWords(found.problems, lang)
}

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
  const bytes = await app.files.get(keyOf(id))
  if (!bytes) throw new Fault('not-found')
  const source = sourceOf('', bytes)
  const began = await asSystem(app.db, 'begin an import', tx =>
    tx.run(sql`
      update case_imports set state = 'running', counts = null, problems = '[]', failure = null, ended_at = null, touched_at = ${moment(app.now())},
        source = ${run.mapping.source}, channel = ${run.mapping.channel}
      where tenant_id = ${tx.tenant} and id = ${id} and (state <> 'running' or touched_at < ${moment(app.now() - silentMs)})`),
  )
  if (began === 0) throw new Fault('step-not-now')
  return { ended: perform(app, actor, id, source, run) }
}

async function perform(app: App, actor: Actor, id: string, source: ReturnType<typeof sourceOf>, run: Run): Promise<void> {
  const problems: Kept[] = []
  const fields = fieldsOf(caseType(app.programmes, run.mapping.type).def)
  const note = (state: ImportView['state'] | null, counts: ImportCounts | null, failure: string | null) =>
    asSystem(app.db, 'how far an import is', async tx => {
      const now = moment(app.now())
      await tx.run(sql`
        update case_imports set state = coalesce(${state}, state), counts = coalesce(${counts && json(counts)}::jsonb, counts), failure = ${failure}, touched_at = ${now},
          ended_at = ${state === null ? null : now}, problems = ${state === null ? sql`problems` : sql`${json(problems)}::jsonb`}
        where tenant_id = ${tx.tenant} and id = ${id}`)
      if (state === 'done') {
        const { channel, source: name } = run.mapping
        await tx.run(sql`
          insert into import_mappings (tenant_id, channel, source, mapping, changed_at) values (${tx.tenant}, ${channel}, ${name}, ${json(run.mapping)}::jsonb, ${now})
          on conflict (tenant_id, channel, source) do update set mapping = excluded.mapping, changed_at = excluded.changed_at`)
        const detail = { source: name, channel, new: counts?.new ?? 0, refused: counts?.refused ?? 0 }
        await recordAudit(tx, { at: app.now(), actor, action: 'case-import', detail })
      }
    })
  try {
    let told = 0
    const outcome = await importCases(app, actor, source, run.mapping, {
      dryRun: run.dryRun,
      allOrNone: run.allOrNone,
      onProblem: problem => {
        if (problems.length < mostProblems) problems.push(withoutPerson(fields, problem))
      },
      onProgress: async counts => {
        // Requests get their turn between two batches; how far it is, is written twice a second at most.
        await pause()
        if (counts.ms - told < 500) return
        told = counts.ms
        await note(null, counts, null)
      },
    })
    const { stored, ...counts } = outcome
    await note(run.dryRun ? 'checked' : stored ? 'done' : 'nothing', counts, null)
    if (stored) await app.files.remove(keyOf(id))
  } catch (error) {
    const fault = error instanceof Fault ? error : null
    if (!fault) process.stderr.write(`import ${id}: ${(error as Error).stack ?? error}\n`)
    const why = json(fault?.code === 'table-unreadable' ? fault.detail : { reason: fault?.code ?? 'internal' })
    await note('failed', null, why)
  }
}
