import type { EntryChange, EntryDetail } from '#contract/entries'
import type { Actor } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { json, sql } from '../sql.ts'
import { type EntryApp, entryById } from './entries.ts'
import { hasPersonal, mayEditEntry, mayReadLedger, shownData, shownValue } from './entry-access.ts'
import { rowOf } from './entry-list.ts'
import { namesFor, namesOf } from './entry-names.ts'
import { type EntryRecord, type Ledger, namingColumns } from './entry-rows.ts'
import type { Changes } from './entry-write.ts'

type Lang = 'zh' | 'en'
const mostNaming = 50

/** Entries that name this one, register by register, as far as the actor may read them. */
async function naming(tx: Tx, app: EntryApp, actor: Actor, ledger: Ledger, key: string): Promise<EntryDetail['namedBy']> {
  const found: EntryDetail['namedBy'] = []
  for (const { of, column } of namingColumns(app.programmes, ledger.name)) {
    if (!mayReadLedger(of, actor)) continue
    const rows = await tx.rows(
      sql<{
        id: string
        name: string
      }>`select id, name from entries where tenant_id = ${tx.tenant} and id in (
        select id from linli_entries_holding(${of.name}, ${json({ [column]: key })}::jsonb, ${mostNaming + 1})) order by name, id`,
    )
    if (rows.length > 0)
      found.push({ register: of.name, column, rows: rows.slice(0, mostNaming), more: rows.length > mostNaming })
  }
  return found
}

const nameIn = (snapshot: Snapshot, person: string | null): string | null =>
  person === null ? null : (snapshot.people.get(person)?.name ?? null)

async function detailIn(
  tx: Tx,
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  entry: EntryRecord,
  lang: Lang,
  data?: Record<string, unknown>,
): Promise<EntryDetail> {
  const snapshot = await app.directory.now()
  const names = await namesOf(tx, { programmes: app.programmes, snapshot, lang }, ledger, [entry.data])
  const staff = actor.kind === 'staff' || actor.kind === 'clock'
  const mayEdit = mayEditEntry(ledger, actor, entry, snapshot)
  return {
    ...rowOf(ledger, entry, names, data),
    register: ledger.name,
    // Who among the staff keeps it is the office's own business.
    changedBy: staff ? nameIn(snapshot, entry.changedBy) : null,
    confirmedBy: staff ? nameIn(snapshot, entry.confirmedBy) : null,
    source: staff ? entry.source : null,
    mergedInto: entry.mergedInto,
    namedBy: await naming(tx, app, actor, ledger, entry.key),
    mayEdit,
    mayReveal: mayEdit && hasPersonal(ledger),
  }
}

/** An entry with what it names and what names it. @throws Fault not-found, of what was set aside also for whoever is not staff */
export const entryDetailOf = (app: EntryApp, actor: Actor, ledger: Ledger, id: string, lang: Lang): Promise<EntryDetail> =>
  asSystem(app.db, 'read an entry', async tx => {
    const entry = await entryById(tx, ledger, id)
    if (entry.archivedAt !== null && actor.kind !== 'staff' && actor.kind !== 'clock') throw new Fault('not-found')
    return detailIn(tx, app, actor, ledger, entry, lang)
  })

/** The entry with its personal columns, for editors at its place; on record. @throws Fault not-found, not-allowed */
export async function revealEntry(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  id: string,
  reason: string,
  lang: Lang,
): Promise<EntryDetail> {
  return asSystem(app.db, 'reveal an entry', async tx => {
    const entry = await entryById(tx, ledger, id)
    const detail = await detailIn(tx, app, actor, ledger, entry, lang, { ...entry.data })
    if (!detail.mayReveal) throw new Fault('not-allowed', { detail: { register: ledger.name } })
    const said = entry.data[ledger.def.ledger.name]
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'reveal',
      detail: { register: ledger.name, entry: id, key: entry.key, reason },
    })
    return { ...detail, name: typeof said === 'string' ? said : detail.name }
  })
}

interface Line {
  readonly version: number
  readonly at: number
  readonly by: string | null
  readonly how: EntryChange['how']
  readonly source: string | null
  readonly reason: string | null
  readonly changes: Changes
}

const linesOf = (tx: Tx, id: string): Promise<Line[]> =>
  tx.rows(
    sql<Line>`select version, at, by_id as by, how, source, reason, changes from entry_changes where tenant_id = ${tx.tenant} and entry_id = ${id}
      order by version desc`,
  )

/** What the entry held before these changes, which come newest first. */
const undone = (data: Data, lines: readonly Pick<Line, 'changes'>[]): Data => {
  const held: Record<string, unknown> = { ...data }
  for (const { changes } of lines)
    for (const [column, [before]] of Object.entries(changes)) {
      if (before === null) delete held[column]
      else held[column] = before
    }
  return held
}

/** What happened to an entry, newest first; its making shows the values it began with. */
export async function entryHistory(app: EntryApp, ledger: Ledger, id: string): Promise<EntryChange[]> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'history of an entry', async tx => {
    const entry = await entryById(tx, ledger, id)
    const lines = await linesOf(tx, id)
    const first = Object.entries(undone(entry.data, lines)).map(([column, value]) => [column, [null, value]] as const)
    return lines.map(line => {
      const changes: Changes = line.how === 'made' ? Object.fromEntries(first) : line.changes
      const shown = Object.entries(changes).map(([column, [before, after]]) => {
        const pair: [unknown, unknown] = [shownValue(ledger, column, before), shownValue(ledger, column, after)]
        return [column, pair] as const
      })
      return { ...line, by: nameIn(snapshot, line.by), changes: Object.fromEntries(shown) }
    })
  })
}

/** The last moment of a day of the office. */
export const endOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + 86_400_000 - 1

/** The entry as it was at the end of that day. @throws Fault not-found when it was not there yet */
export async function entryAt(
  app: EntryApp,
  ledger: Ledger,
  id: string,
  day: string,
  lang: Lang,
): Promise<{ version: number; archived: boolean; data: Record<string, unknown>; names: EntryDetail['names'] }> {
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'an entry at an earlier day', async tx => {
    const entry = await entryById(tx, ledger, id)
    const lines = await linesOf(tx, id)
    const until = endOf(day)
    const then = lines.filter(line => line.at <= until)
    const data = undone(entry.data, lines.slice(0, lines.length - then.length))
    const [last] = then
    if (!last) throw new Fault('not-found')
    const ending = then.find(line => line.how === 'archived' || line.how === 'merged' || line.how === 'restored')
    const names = await namesOf(tx, { programmes: app.programmes, snapshot, lang }, ledger, [data])
    const shown = shownData(ledger, data)
    return {
      version: last.version,
      archived: ending !== undefined && ending.how !== 'restored',
      data: shown,
      names: namesFor(names, shown),
    }
  })
}
