import type { ImportCounts, ImportMapping } from '#contract/case-import'
import type { Actor } from '#kernel/engine/actor'
import type { Calendar } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { openTable, type TableRow, type TableSource } from '../../ports/table.ts'
import { asSystem, type Tx } from '../db.ts'
import { type CaseType, caseType } from '../definitions.ts'
import { withNamedEntries } from '../entries/entry-context.ts'
import { newNumber } from '../filing.ts'
import { keepCaseConsents } from '../personal/consents.ts'
import { sql } from '../sql.ts'
import { changesOf, insertChanges, together } from '../tallies.ts'
import { type WholeCase, writeCases } from '../write-cases.ts'
import { keepOrders } from './hotline-orders.ts'
import { type Columns, findColumns, isRemark } from './import-columns.ts'
import { type GoodRow, judge } from './import-judge.ts'
import { type Problem, rowReader } from './import-rows.ts'

export type ImportApp = Pick<App, 'db' | 'directory' | 'now' | 'programmes'>
export interface Told extends Problem {
  readonly line: number
  readonly external: string | null
  readonly what: 'refused' | 'noted' | 'changed'
}
export interface ImportHow {
  readonly dryRun: boolean
  /** Store nothing unless every row is good. */
  readonly allOrNone: boolean
  readonly onProgress?: (counts: ImportCounts) => void | Promise<void>
  readonly onProblem?: (told: Told) => void
}

const batchRows = 500
const headRows = 30

/** The rows of the file from the first on, with the columns found among the first ones. */
async function openRows(source: TableSource, mapping: ImportMapping) {
  const table = await openTable(source, { sheet: mapping.sheet - 1, delimiter: mapping.delimiter })
  const rows = table.rows()
  const first: TableRow[] = []
  const most = Math.max(headRows, mapping.header ?? 0)
  while (first.length < most) {
    const next = await rows.next()
    if (next.done) break
    first.push(next.value)
  }
  if (first.length === 0) throw new Fault('table-unreadable', { detail: { reason: 'empty' } })
  const columns = findColumns(first, mapping)
  async function* data(): AsyncGenerator<TableRow> {
    for (const row of first) if (row.line > columns.line && !isRemark(row, columns, mapping.id)) yield row
    for await (const row of rows) if (!isRemark(row, columns, mapping.id)) yield row
  }
  return { columns, rows: data() }
}

const blank = (): ImportCounts => ({ read: 0, new: 0, there: 0, changed: 0, refused: 0, noted: 0, reasons: {}, ms: 0 })

/** One reading of the file from beginning to end; every batch of rows is handed to `store` as it is judged. */
async function readThrough(
  app: ImportApp,
  actor: Actor,
  source: TableSource,
  mapping: ImportMapping,
  how: ImportHow,
  within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  write: boolean,
): Promise<ImportCounts> {
  const of = caseType(app.programmes, mapping.type)
  const began = performance.now()
  const counts = blank()
  const seen = new Map<string, string>()
  const tell = (what: Told['what'], line: number, external: string | null, problem: Problem) => {
    if (what === 'refused') counts.reasons[problem.code] = (counts.reasons[problem.code] ?? 0) + 1
    how.onProblem?.({ ...problem, line, external, what })
  }
  const { columns, rows } = await openRows(source, mapping)
  const reader = async () => {
    const snapshot = await app.directory.now()
    return { snapshot, read: rowReader(of, mapping, columns, snapshot) }
  }
  let current = await reader()
  let batch: TableRow[] = []
  const flush = async () => {
    const snapshot = await app.directory.now()
    if (snapshot !== current.snapshot) current = await reader()
    const good: GoodRow[] = []
    const now = app.now()
    const all = batch.map(row => ({ row, read: current.read(row, now) }))
    // Rows may name entries of registers by their keys, which are too many to be always at hand.
    const named = await within(tx =>
      withNamedEntries(
        tx,
        of,
        current.snapshot,
        all.map(({ read }) => read.answers),
      ),
    )
    for (const { row, read } of all) {
      counts.read++
      const judged = judge(of, mapping, columns, named, actor, read, now)
      if ('wrong' in judged) {
        counts.refused++
        for (const problem of judged.wrong) tell('refused', row.line, read.external, problem)
        continue
      }
      const before = seen.get(judged.good.external)
      if (before === undefined) {
        seen.set(judged.good.external, judged.good.requestHash)
        good.push(judged.good)
      } else if (before === judged.good.requestHash) counts.there++
      else {
        counts.refused++
        tell('refused', row.line, read.external, {
          field: 'id',
          column: columns.title(mapping.id),
          code: 'twice',
          value: read.external,
        })
      }
    }
    batch = []
    if (good.length > 0) await store(within, of, current.snapshot.calendar, mapping, columns, good, counts, tell, write)
    counts.ms = performance.now() - began
    await how.onProgress?.(counts)
  }
  for await (const row of rows) {
    batch.push(row)
    if (batch.length >= batchRows) await flush()
  }
  await flush()
  return counts
}

type Tell = (what: Told['what'], line: number, external: string | null, problem: Problem) => void

/** Writes those of a batch that are not there yet; the others are counted. Tried again when a number was drawn twice. */
async function store(
  within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  of: CaseType,
  calendar: Calendar,
  mapping: ImportMapping,
  columns: Columns,
  good: readonly GoodRow[],
  counts: ImportCounts,
  tell: Tell,
  write: boolean,
): Promise<void> {
  const { fresh, changed } = await within(async tx => {
    const ids = good.map(g => g.id)
    const there = new Map(
      (
        await tx.rows(
          sql<{
            id: string
            hash: string
          }>`select id, request_hash as hash from cases where tenant_id = ${tx.tenant} and id = any(${ids}::uuid[])`,
        )
      ).map(row => [row.id, row.hash]),
    )
    const fresh = good.filter(g => !there.has(g.id))
    if (write && fresh.length > 0) {
      const whole = await numbered(
        tx,
        fresh.map(g => g.whole()),
      )
      await writeCases(tx, whole)
      const heard = { kind: 'staff', person: null, name: null, role: null } as const
      for (const { c } of whole) await keepCaseConsents(tx, of, null, c, heard, c.filedAt)
      await tx.run(insertChanges(tx.tenant, together(whole.flatMap(({ c }) => changesOf(of, calendar, null, c)))))
      if (mapping.channel === 'hotline')
        await keepOrders(
          tx,
          of,
          mapping.source,
          whole.map((w, n) => ({ number: fresh[n]!.external, c: w.c })),
        )
    }
    return { fresh, changed: good.filter(g => there.has(g.id) && there.get(g.id) !== g.requestHash) }
  })
  counts.new += fresh.length
  counts.changed += changed.length
  counts.there += good.length - fresh.length - changed.length
  for (const { row, external } of changed)
    tell('changed', row.line, external, { field: 'id', column: columns.title(mapping.id), code: 'changed', value: external })
  for (const { row, external } of fresh) {
    if (row.notes.length > 0) counts.noted++
    for (const note of row.notes) tell('noted', row.line, external, note)
  }
}

/** Numbers are drawn by chance: those that are taken, or drawn twice, are drawn again. */
async function numbered(tx: Tx, cases: readonly WholeCase[]): Promise<WholeCase[]> {
  const whole = [...cases]
  const taken = new Set<string>()
  for (let open = whole.map((_, n) => n); open.length > 0; ) {
    const drawn = open.map(n => whole[n]!.number)
    const there = await tx.rows(
      sql<{ number: string }>`select number from cases where tenant_id = ${tx.tenant} and number = any(${drawn}::text[])`,
    )
    const known = new Set(there.map(row => row.number))
    open = open.filter(n => {
      const one = whole[n]!
      if (!known.has(one.number) && !taken.has(one.number)) {
        taken.add(one.number)
        return false
      }
      whole[n] = { ...one, number: newNumber(one.c.filedAt) }
      return true
    })
  }
  return whole
}

/**
 * Brings the rows of a file in as cases. Good rows are stored and wrong ones told, or, as asked, nothing unless all are
 * good. Reading the same file again adds nothing: a row that is there is counted, one that says something else is told.
 * @throws Fault table-unreadable when the file or the mapping cannot be used
 */
export async function importCases(
  app: ImportApp,
  actor: Actor,
  source: TableSource,
  mapping: ImportMapping,
  how: ImportHow,
): Promise<ImportCounts & { readonly stored: boolean }> {
  const each = <T>(work: (tx: Tx) => Promise<T>) => asSystem(app.db, 'import cases', work)
  if (how.dryRun) return { ...(await readThrough(app, actor, source, mapping, how, each, false)), stored: false }
  if (!how.allOrNone) {
    const counts = await readThrough(app, actor, source, mapping, how, each, true)
    return { ...counts, stored: true }
  }
  const checked = await readThrough(app, actor, source, mapping, how, each, false)
  if (checked.refused > 0) return { ...checked, stored: false }
  const { onProblem: _, ...quiet } = how
  const counts = await asSystem(app.db, 'import cases, all or none', tx =>
    readThrough(app, actor, source, mapping, quiet, work => work(tx), true).then(done => {
      // Somebody changed the office in between: what was good is good no more.
      if (done.refused > 0) throw new Fault('stale-version')
      return done
    }),
  )
  return { ...counts, ms: counts.ms + checked.ms, stored: true }
}
