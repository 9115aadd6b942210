import type { UnresolvedEntry, UnresolvedList, UnresolvedQuery } from '#contract/entry-addresses'
import type { Actor } from '#kernel/engine/actor'
import type { PlaceValue } from '#kernel/index'
import { Fault } from '../../errors.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { insideOf } from '../places.ts'
import { isUuid, sql } from '../sql.ts'
import { knownAddresses } from './address-known.ts'
import { acceptedWords, proposalsFor } from './address-propose.ts'
import { changeHeld, confirmEntry, doingOf, type EntryAct, type EntryApp, firstHeard, heldAt } from './entries.ts'
import { mayEditEntry, mayEditSome } from './entry-access.ts'
import { stands } from './entry-filters.ts'
import { type EntryRecord, entryColumns, type Ledger, ledgersOf } from './entry-rows.ts'

/** What the history says of an entry whose words somebody found to mean a place outside the office. */
const elsewhere = 'place:elsewhere'
/** And of one whose place was taken over from a known address. */
const matched = 'place:matched'

/** Registers whose entries lie somewhere that may be shown: words that point at a person's home are no work list. */
const placedLedgers = (app: EntryApp, actor: Actor): Ledger[] =>
  [...ledgersOf(app.programmes).values()]
    .filter(({ def }) => def.ledger.place !== undefined && !def.columns[def.ledger.place]?.personal)
    .filter(ledger => mayEditSome(ledger, actor))
    .sort((a, b) => (a.name < b.name ? -1 : 1))

const wordsOf = ({ def }: Ledger, { data }: Pick<EntryRecord, 'data'>): string =>
  (data[def.ledger.place ?? ''] as PlaceValue | undefined)?.address ?? ''

/** Standing entries of words only, but for those that somebody found to lie elsewhere and that nobody changed since. */
const pageOf = (tx: Tx, ledger: Ledger, now: number, after: string | null, limit: number): Promise<EntryRecord[]> =>
  tx.rows(sql<EntryRecord>`
    select ${entryColumns} from entries where tenant_id = ${tx.tenant} and register = ${ledger.name} and unplaced and ${stands(now)}
      and (${after}::uuid is null or id > ${after}::uuid)
      and not coalesce((select c.source = ${elsewhere} from entry_changes c where c.tenant_id = entries.tenant_id and c.entry_id = entries.id
        and (c.how <> 'confirmed' or c.source = ${elsewhere}) order by c.version desc limit 1), false)
    order by id limit ${limit}`)

/** @throws Fault bad-request: a cursor is ours or it is nothing */
function readCursor(cursor: string | undefined): readonly [register: string, id: string] | null {
  if (!cursor) return null
  const [register = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!isUuid(id)) throw new Fault('bad-request', { detail: { where: 'cursor' } })
  return [register, id]
}

/** The work list of entries whose place is words only, register by register, each with what the words may mean. */
export async function listUnresolved(
  app: EntryApp,
  actor: Actor,
  q: UnresolvedQuery,
  lang: 'zh' | 'en',
): Promise<UnresolvedList> {
  const snapshot = await app.directory.now()
  const from = readCursor(q.cursor)
  const ledgers = placedLedgers(app, actor).filter(({ name }) => (q.register ? name === q.register : true))
  const found = await asSystem(app.db, 'list unresolved addresses', async tx => {
    const all: { readonly ledger: Ledger; readonly entry: EntryRecord }[] = []
    for (const ledger of ledgers) {
      const left = q.limit + 1 - all.length
      if (left <= 0) break
      if (from && ledger.name < from[0]) continue
      const entries = await pageOf(tx, ledger, app.now(), from?.[0] === ledger.name ? from[1] : null, left)
      all.push(...entries.map(entry => ({ ledger, entry })))
    }
    return all
  })
  const page = found.slice(0, q.limit)
  const known = page.length > 0 ? await knownAddresses(app, snapshot) : null
  const rows = page.flatMap(({ ledger, entry }): UnresolvedEntry[] => {
    if (!known || !mayEditEntry(ledger, actor, entry, snapshot)) return []
    const words = wordsOf(ledger, entry)
    const { id, key, name, version } = entry
    return [{ register: ledger.name, entry: { id, key, name, version }, words, ...proposalsFor(snapshot, known, words, lang) }]
  })
  const last = page.at(-1)
  const next = found.length > q.limit && last ? Buffer.from(`${last.ledger.name} ${last.entry.id}`).toString('base64url') : null
  return { rows, next }
}

/** The place column as it will be. @throws Fault answers-invalid when the place is none of the office's, or has no point */
async function placedAt(
  app: EntryApp,
  snapshot: Snapshot,
  ledger: Ledger,
  before: EntryRecord,
  place: string,
): Promise<PlaceValue> {
  const words = wordsOf(ledger, before)
  if (snapshot.places.get(place)?.kind === 'community') return { address: words, community: place }
  const at = insideOf(snapshot, place)
  if (!at) throw new Fault('answers-invalid', { fields: { [ledger.def.ledger.place ?? '']: 'outside' } })
  const known = await knownAddresses(app, snapshot)
  return { point: [at[0], at[1]], address: acceptedWords(known, words, place) }
}

/**
 * Takes over point and address of a building, or a community, into an entry that has words only: an ordinary change of the
 * entry, with its history. Nothing else of the entry counts as looked at.
 * @throws Fault not-found, not-allowed, stale-version, key-reused, entry-archived, answers-invalid
 */
export async function placeEntry(
  app: EntryApp,
  actor: Actor,
  ledger: Ledger,
  id: string,
  act: EntryAct & { readonly place: string },
): Promise<void> {
  const doing = await doingOf(app, actor, { ...act, source: matched })
  const column = ledger.def.ledger.place
  if (column === undefined) throw new Fault('not-found')
  await asSystem(app.db, 'place an entry', async tx => {
    if (!(await firstHeard(tx, ledger, doing, 'place', id, act.version, act.place))) return
    const before = await heldAt(tx, ledger, id, act.version)
    const value = await placedAt(app, doing.snapshot, ledger, before, act.place)
    await changeHeld(tx, ledger, doing, before, { [column]: value }, false)
  })
}

/**
 * Somebody looked, and the words name no place of this office: the entry stays as it is, the history says so, and it leaves
 * the work list until it is changed.
 * @throws Fault not-found, not-allowed, stale-version, key-reused, entry-archived
 */
export const notHere = (app: EntryApp, actor: Actor, ledger: Ledger, id: string, act: EntryAct): Promise<EntryRecord> =>
  confirmEntry(app, actor, ledger, id, { ...act, source: elsewhere })
