import type { RegisterImport } from '#contract/office'
import { mask } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { FieldData } from '#kernel/index'
import { isCaseStandard, readCaseStandard } from '#methods/case-standard/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { type Cell, readSheet, writeSheet } from '../ports/sheet.ts'
import { recordAudit } from './audit.ts'
import { asSystem } from './db.ts'
import type { Snapshot } from './directory.ts'
import { cellOf, valueFrom } from './register-cells.ts'
import { checkRow, closeRow, listRows, type Register, sameData, writeRow } from './registers.ts'
import { sql } from './sql.ts'

interface ReadRow {
  readonly line: number
  readonly data: Data
}
type Wrong = RegisterImport['wrong'][number]
type Note = RegisterImport['notes'][number]
interface Sheet {
  readonly rows: readonly ReadRow[]
  readonly wrong: readonly Wrong[]
  readonly notes: readonly Note[]
}

const widths: Readonly<Record<string, number>> = { note: 48, text: 20, span: 14, unit: 20, units: 32 }

/**
 * The register as a workbook, in the layout the import reads. Personal columns are masked, and a masked value is refused
 * when it comes back; whoever edits the register has them whole with a reason, on record.
 * @throws Fault not-allowed when somebody else gives a reason
 */
export async function exportRegister(
  app: Pick<App, 'db' | 'directory' | 'now'>,
  actor: Actor,
  register: Register,
  reason?: string,
): Promise<Uint8Array> {
  const snapshot = await app.directory.now()
  const rows = await listRows(app, actor, register)
  const fields = Object.entries(register.def.columns).filter(([, field]) => actor.kind === 'staff' || !field.personal)
  const personal = fields.some(([, field]) => field.personal)
  if (reason !== undefined && personal) {
    if (actor.kind !== 'staff' || !actor.posts.some(post => register.def.edit.includes(post.role))) throw new Fault('not-allowed')
    await asSystem(app.db, 'record an export', tx =>
      recordAudit(tx, {
        at: app.now(),
        actor,
        action: 'register-export',
        detail: { register: register.name, reason, rows: rows.length },
      }),
    )
  }
  const cell = (field: FieldData, value: unknown): Cell => {
    if (!field.personal || reason !== undefined || value === undefined || value === null) return cellOf(field, value, snapshot)
    const veiled = mask(value)
    return typeof veiled === 'object' ? cellOf(field, veiled, snapshot) : String(veiled)
  }
  return writeSheet(
    register.def.title,
    fields.map(([, field]) => ({ title: field.title, width: widths[field.kind] ?? 16 })),
    rows.map(row => fields.map(([key, field]) => cell(field, row.data[key]))),
  )
}

const standardColumns = ['code', 'class', 'subclass', 'when', 'closed', 'limit', 'urgency']
/** A sheet that names the register's own key is the register's own, though other headings are the same. */
function isStandard(register: Register, cells: readonly (readonly Cell[])[]): boolean {
  const { columns, key } = register.def
  const own = [key, columns[key]?.title]
  const namesKey = cells[0]?.some(cell => own.includes(String(cell ?? '').trim())) === true
  return standardColumns.every(column => column in columns) && !namesKey && isCaseStandard(cells)
}

/** A city's nine-column case standard as rows of the catalogue. */
function fromStandard(cells: readonly (readonly Cell[])[], snapshot: Snapshot, current: ReadonlyMap<string, Data>): Sheet {
  const { rows, problems } = readCaseStandard(cells)
  const byName = Map.groupBy(
    [...snapshot.units.values()].filter(u => u.active),
    u => u.name,
  )
  const notes: Note[] = []
  const wrong: Wrong[] = problems.map(p => ({ line: p.line, fields: { [p.column]: p.code }, text: p.text || null }))
  const read = rows.flatMap(({ line, code, className, subclassName, unit, when, closed, limit, ...said }) => {
    const before = current.get(code) ?? {}
    // Components and events are numbered apart: the same code need not be the same matter.
    if (said.kind && before.kind && before.kind !== said.kind) {
      wrong.push({ line, fields: { subclassCode: 'code-taken' }, text: code })
      return []
    }
    const named = unit === null ? [] : (byName.get(unit) ?? [])
    // The city's units are not the office's: one it does not know leaves the row without a default unit.
    if (unit !== null && named.length !== 1) notes.push({ line, code: 'unit-unknown', text: unit })
    const urgency = before.urgency ?? (limit.unit === 'hour' || limit.unit === 'minute' ? 'urgent' : 'ordinary')
    const { kind, supervisor, keywords, basis } = said
    const told = Object.entries({ kind, supervisor, keywords, basis, unit: named.length === 1 ? named[0]!.id : null })
    // What the table does not say stays as the office has it: its keywords, its own unit, its basis.
    const data = { ...before, code, class: className, subclass: subclassName, when, closed: closed ?? '', limit, urgency }
    return { line, data: { ...data, ...Object.fromEntries(told.filter(([, value]) => value !== null)) } }
  })
  return { rows: read, notes, wrong }
}

/** The register's own columns, found by title or by name in the first row; what has no column there stays as it is. */
function fromColumns(
  cells: readonly (readonly Cell[])[],
  register: Register,
  snapshot: Snapshot,
  current: ReadonlyMap<string, Data>,
): Sheet {
  const [head = [], ...body] = cells
  const fields = Object.entries(register.def.columns)
  const wrong: Wrong[] = []
  const at = head.map((cell, i) => {
    const title = String(cell ?? '').trim()
    const found = fields.find(([key, field]) => key === title || field.title === title)?.[0]
    if (!found && title !== '') wrong.push({ line: 1, fields: { [title]: 'unknown' }, text: `#${i + 1}` })
    return found
  })
  if (!at.includes(register.def.key)) wrong.push({ line: 1, fields: { [register.def.key]: 'missing' }, text: null })
  const rows = body.flatMap((row, i) => {
    if (row.every(cell => cell === null || cell === '')) return []
    const values = at.map(
      (key, n) => [key ?? '', key ? valueFrom(register.def.columns[key]!, row[n] ?? null, snapshot) : undefined] as const,
    )
    const told: Data = Object.fromEntries(values.filter(([, value]) => value !== undefined))
    const before = Object.entries(current.get(String(told[register.def.key])) ?? {}).filter(([key]) => !at.includes(key))
    return [{ line: i + 2, data: { ...Object.fromEntries(before), ...told } }]
  })
  return { rows: wrong.length > 0 ? [] : rows, wrong, notes: [] }
}

/** Rows that may be stored, and the reason for each that may not. */
function judge(app: App, register: Register, snapshot: Snapshot, sheet: Sheet): { good: Map<string, Data>; wrong: Wrong[] } {
  const key = register.def.key
  const keys = new Set(sheet.rows.map(row => String(row.data[key] ?? '')))
  const good = new Map<string, Data>()
  const wrong: Wrong[] = [...sheet.wrong]
  for (const { line, data } of sheet.rows) {
    const checked = checkRow(app, register, snapshot, data, keys)
    if ('fields' in checked) wrong.push({ line, fields: { ...checked.fields }, text: null })
    else if (good.has(String(checked.data[key])))
      wrong.push({ line, fields: { [key]: 'twice' }, text: String(checked.data[key]) })
    else good.set(String(checked.data[key]), checked.data)
  }
  return { good, wrong: wrong.sort((a, b) => a.line - b.line) }
}

/**
 * Imports a workbook: every row is judged first; nothing is stored unless all are right, or the wrong ones are to be
 * skipped. Rows that say what is there already are left alone.
 * @param complete rows that the workbook does not hold are ended
 * @throws Fault import-wrong with every wrong row and why; stale-version when the office was changed meanwhile
 */
export async function importRegister(
  app: App,
  actor: Actor,
  register: Register,
  bytes: Uint8Array,
  { skipWrong, dryRun, complete }: { readonly skipWrong: boolean; readonly dryRun: boolean; readonly complete: boolean },
): Promise<RegisterImport> {
  const cells = await readSheet(bytes)
  app.directory.changed()
  const snapshot = await app.directory.now()
  const standard = isStandard(register, cells)
  const current = new Map((await listRows(app, actor, register)).map(row => [row.key, row]))
  const before = new Map([...current].map(([key, row]) => [key, row.data]))
  const sheet = standard ? fromStandard(cells, snapshot, before) : fromColumns(cells, register, snapshot, before)
  const { good, wrong } = judge(app, register, snapshot, sheet)
  const changed = [...good].filter(([key, data]) => !sameData(current.get(key)?.data, data))
  const ended = complete && wrong.length === 0 ? [...current.keys()].filter(key => !good.has(key)) : []
  const outcome: RegisterImport = {
    stored: false,
    layout: standard ? 'case-standard' : 'columns',
    added: changed.filter(([key]) => !current.has(key)).length,
    changed: changed.filter(([key]) => current.has(key)).length,
    unchanged: good.size - changed.length,
    ended: ended.length,
    wrong,
    notes: [...sheet.notes],
  }
  if (dryRun) return outcome
  if ((wrong.length > 0 && !skipWrong) || good.size === 0) throw new Fault('import-wrong', { detail: { ...outcome } })
  await asSystem(app.db, 'import a register', async tx => {
    const at = app.now()
    // Whoever changed anything since it was read makes the judgement void; the row also keeps other imports out.
    const held = await tx.run(
      sql`update tenants set version = version + 1 where tenant_id = ${tx.tenant} and version = ${snapshot.version}`,
    )
    if (held !== 1) throw new Fault('stale-version')
    for (const [key, data] of changed) await writeRow(tx, actor, register.name, key, data, at)
    for (const key of ended) await closeRow(tx, register.name, key, at)
    const { added, changed: altered, unchanged, ended: gone } = outcome
    const detail = { register: register.name, added, changed: altered, unchanged, ended: gone, skipped: wrong.length }
    await recordAudit(tx, { at, actor, action: 'register-import', detail })
  })
  app.directory.changed()
  return { ...outcome, stored: true }
}
