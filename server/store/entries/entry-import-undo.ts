import type { EntryImportUndo } from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { doingOf, firstHeard } from './entries.ts'
import { mayEditEntry } from './entry-access.ts'
import { writeEntries } from './entry-batch.ts'
import { checkEntries } from './entry-check.ts'
import { refuseWhileRulesName } from './entry-follow.ts'
import { personOf } from './entry-import-runs.ts'
import { importRow, type KeptUndo } from './entry-import-views.ts'
import { type EntryRecord, entryColumns, type Ledger, ledgerOf, namingColumns } from './entry-rows.ts'
import { type Changes, type Doing, freshUntil, markEntries } from './entry-write.ts'

type Why = EntryImportUndo['why'][number]['why']
type Left = Omit<EntryImportUndo['why'][number], 'message'>
const portion = 500
const mostTold = 100

interface Touched {
  readonly entry: EntryRecord
  /** Null where the import made it. */
  readonly back: Data | null
}
interface Found {
  readonly make: readonly Touched[]
  readonly change: readonly Touched[]
  readonly left: readonly Left[]
}

const leftAs = ({ id, key, name }: EntryRecord, why: Why): Left => ({ id, key, name, why })

/** What an import made and changed in its register, and which of it nobody touched since. */
async function touchedBy(tx: Tx, ledger: Ledger, doing: Doing, importId: string): Promise<Found> {
  await tx.run(sql`select id from entries where tenant_id = ${tx.tenant} and register = ${ledger.name}
    and id in (select entry_id from entry_changes where tenant_id = ${tx.tenant} and command_id = ${importId}) order by id for update`)
  const rows = await tx.rows(sql<EntryRecord & { lines: { how: string; changes: Changes }[]; since: boolean }>`
    with own as (
      select entry_id, max(version) as last, jsonb_agg(jsonb_build_object('how', how, 'changes', changes) order by version) as lines
      from entry_changes where tenant_id = ${tx.tenant} and command_id = ${importId} group by entry_id
    )
    select own.lines, e.*,
      exists (select 1 from entry_changes c where c.tenant_id = ${tx.tenant} and c.entry_id = own.entry_id and c.version > own.last
        and c.how <> 'confirmed') as since
    from own join (select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${ledger.name}) e on e.id = own.entry_id
    order by e.id`)
  const make: Touched[] = []
  const change: Touched[] = []
  const left: Left[] = []
  for (const { lines, since, ...entry } of rows) {
    const made = lines.some(line => line.how === 'made')
    // Somebody set aside what the import had made: there is nothing left to take back.
    if (made && entry.archivedAt !== null && entry.mergedInto === null) continue
    if (since || entry.archivedAt !== null) left.push(leftAs(entry, 'changed-since'))
    else if (!mayEditEntry(ledger, doing.actor, entry, doing.snapshot)) left.push(leftAs(entry, 'not-yours'))
    else if (made) make.push({ entry, back: null })
    else {
      // Of several lines the first tells how it was.
      const before = [...lines]
        .reverse()
        .map(({ changes }) => Object.fromEntries(Object.entries(changes).map(([c, [was]]) => [c, was])))
      change.push({ entry, back: Object.assign({}, ...before) as Data })
    }
  }
  return { make, change, left }
}

/** Which of these keys stand in columns of entries that stay. */
async function namedElsewhere(tx: Tx, ledger: Ledger, doing: Doing, keys: readonly string[], going: readonly string[]) {
  const named = new Set<string>()
  for (const { of, column } of namingColumns(doing.programmes, ledger.name)) {
    const rows = await tx.rows(sql<{ key: string }>`select distinct data ->> ${column}::text as key from entries
      where tenant_id = ${tx.tenant} and register = ${of.name} and archived_at is null and data ->> ${column}::text = any(${[...keys]}::text[])
        and id <> all(${[...going]}::uuid[])`)
    for (const { key } of rows) named.add(key)
  }
  return named
}

const namedByRules = (doing: Doing, ledger: Ledger, key: string): boolean => {
  try {
    refuseWhileRulesName(doing, ledger, key)
    return false
  } catch (error) {
    if (error instanceof Fault) return true
    throw error
  }
}

/** Entries that others name stay, and with them what they themselves name. */
async function settleNamed(tx: Tx, ledger: Ledger, doing: Doing, found: Found): Promise<Found> {
  let { make, left } = found
  for (;;) {
    const going = [...make, ...found.change].map(one => one.entry.id)
    const keys = make.map(one => one.entry.key)
    const named = await namedElsewhere(tx, ledger, doing, keys, going)
    const stays = make.filter(({ entry }) => named.has(entry.key) || namedByRules(doing, ledger, entry.key))
    if (stays.length === 0) return { ...found, make, left }
    left = [...left, ...stays.map(({ entry }) => leftAs(entry, 'in-use'))]
    make = make.filter(one => !stays.includes(one))
  }
}

/** Keys that somebody else bears now cannot be given back. */
async function takenKeys(tx: Tx, ledger: Ledger, { make, change }: Found): Promise<ReadonlySet<string>> {
  const wanted = change.flatMap(({ back }) => (typeof back?.[ledger.def.key] === 'string' ? [String(back[ledger.def.key])] : []))
  if (wanted.length === 0) return new Set()
  const going = [...make, ...change].map(one => one.entry.id)
  const rows = await tx.rows(sql<{
    key: string
  }>`select key from entries where tenant_id = ${tx.tenant} and register = ${ledger.name}
    and archived_at is null and key = any(${wanted}::text[]) and id <> all(${going}::uuid[])`)
  return new Set(rows.map(row => row.key))
}

/** Nobody looked at them since they are what they were: they are as fresh as they were. */
async function freshAsBefore(tx: Tx, ledger: Ledger, doing: Doing, importId: string, ids: readonly string[]): Promise<void> {
  const rows = await tx.rows(sql<{ id: string; at: number; by: string | null }>`
    select distinct on (c.entry_id) c.entry_id as id, c.at, c.by_id as by from entry_changes c
    where c.tenant_id = ${tx.tenant} and c.entry_id = any(${[...ids]}::uuid[]) and c.how in ('made', 'changed', 'confirmed')
      and c.version < (select min(version) from entry_changes o where o.tenant_id = ${tx.tenant} and o.entry_id = c.entry_id and o.command_id = ${importId})
    order by c.entry_id, c.version desc`)
  const set = rows.map(({ id, at, by }) => ({ id, at: moment(at), by, until: moment(freshUntil(ledger, doing.snapshot, at)) }))
  await tx.run(sql`
    update entries e set confirmed_at = x.at, confirmed_by = x.by, fresh_until = x.until
    from jsonb_to_recordset(${json(set)}::jsonb) as x (id uuid, at timestamptz, by uuid, until timestamptz)
    where e.tenant_id = ${tx.tenant} and e.id = x.id`)
}

async function putBack(tx: Tx, ledger: Ledger, doing: Doing, importId: string, rows: readonly Touched[]): Promise<Left[]> {
  const left: Left[] = []
  for (let from = 0; from < rows.length; from += portion) {
    const some = rows.slice(from, from + portion)
    const checked = await checkEntries(
      tx,
      ledger,
      doing.snapshot,
      doing.at,
      some.map(({ entry, back }) => ({ data: back ?? {}, before: entry })),
    )
    const good = some.flatMap(({ entry }, n) => {
      const one = checked[n]!
      if ('fields' in one) left.push(leftAs(entry, 'refused'))
      else if (!mayEditEntry(ledger, doing.actor, one.ready.place, doing.snapshot)) left.push(leftAs(entry, 'not-yours'))
      else return [{ id: entry.id, version: entry.version, ready: one.ready }]
      return []
    })
    await writeEntries(tx, ledger, doing, { change: good })
    await freshAsBefore(
      tx,
      ledger,
      doing,
      importId,
      good.map(one => one.id),
    )
  }
  return left
}

async function undoIn(
  tx: Tx,
  ledger: Ledger,
  doing: Doing,
  importId: string,
  write: boolean,
): Promise<Omit<KeptUndo, 'at' | 'by'>> {
  const all = await settleNamed(tx, ledger, doing, await touchedBy(tx, ledger, doing, importId))
  const taken = await takenKeys(tx, ledger, all)
  const keyTaken = ({ back }: Touched) => taken.has(String(back?.[ledger.def.key]))
  const change = all.change.filter(one => !keyTaken(one))
  let left = [...all.left, ...all.change.filter(keyTaken).map(({ entry }) => leftAs(entry, 'refused'))]
  let back = change.length
  if (write) {
    for (let from = 0; from < all.make.length; from += portion) {
      const ids = all.make.slice(from, from + portion).map(({ entry }) => entry.id)
      await markEntries(tx, doing, ids, 'archived', sql`archived_at = ${moment(doing.at)}, changed_at = ${moment(doing.at)}`)
    }
    const refused = await putBack(tx, ledger, doing, importId, change)
    back -= refused.length
    left = [...left, ...refused]
  }
  const why = left.slice(0, mostTold).map(one => ({ ...one, message: '' }))
  return { archived: all.make.length, back, left: left.length, why }
}

async function doneImport(app: App, id: string) {
  const row = await importRow(app, id)
  if (!row) throw new Fault('not-found')
  if (row.state !== 'done') throw new Fault('step-not-now')
  return ledgerOf(app.programmes, row.register)
}

/** What taking an import back would do. Nothing is written. @throws Fault not-found, step-not-now when it stored nothing */
export async function undoAhead(app: App, actor: Actor, id: string): Promise<EntryImportUndo> {
  const ledger = await doneImport(app, id)
  const doing = await doingOf(app, actor, { id })
  return asSystem(app.db, 'look at taking an import back', tx => undoIn(tx, ledger, doing, id, false))
}

/**
 * Takes an import back, all at once: entries it made are set aside, values it changed are as they were, each with a line of
 * history. What somebody changed since, or others name, stays as it is and is listed.
 * @throws Fault not-found, step-not-now when it stored nothing or was taken back before, stale-version when somebody changes
 *   the same entries meanwhile
 */
export async function undoEntryImport(app: App, actor: Actor, importId: string, command: string): Promise<void> {
  const ledger = await doneImport(app, importId)
  const doing = await doingOf(app, actor, { id: command, source: `undo:${importId}` })
  await asSystem(app.db, 'take an import back', async tx => {
    if (!(await firstHeard(tx, ledger, doing, 'undo', importId))) return
    // Turns with imports into the same register, and with whoever takes this one back, too.
    await tx.run(sql`select pg_advisory_xact_lock(${tx.tenant}, hashtext(${`entries ${ledger.name}`}))`)
    const done = await undoIn(tx, ledger, doing, importId, true)
    const kept: KeptUndo = { ...done, at: doing.at, by: personOf(actor) }
    const marked = await tx.run(sql`update entry_imports set state = 'undone', undone = ${json(kept)}::jsonb
      where tenant_id = ${tx.tenant} and id = ${importId} and state = 'done'`)
    if (marked === 0) throw new Fault('step-not-now')
    const { archived, back, left } = done
    await recordAudit(tx, {
      at: doing.at,
      actor,
      action: 'entry-import-undo',
      detail: { register: ledger.name, archived, back, left },
    })
  })
}
