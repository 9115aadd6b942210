import type { EntryImportLying, EntryImportPlace, EntryMapping } from '#contract/entry-import'
import type { PlaceValue } from '#kernel/index'
import { matchAddress } from '#methods/addresses/index'
import { locate, type Snapshot } from '../directory.ts'
import { insideOf } from '../places.ts'
import { type KnownAddresses, knownAddresses } from './address-known.ts'
import { proposalsFor } from './address-propose.ts'
import type { EntryApp } from './entries.ts'
import type { EntryPlace } from './entry-check.ts'
import { sameAddress } from './entry-import-places.ts'
import type { Ledger } from './entry-rows.ts'

type Looked = Pick<EntryImportPlace, 'how' | 'proposals'> & { readonly place: string | null }
/** What the words of one row come to: where the row lies, and what they may mean besides. */
export interface Lying {
  readonly what: keyof EntryImportLying
  /** Words that might be placed; null where they say nothing, or are nobody's business. */
  readonly words: string | null
  readonly looked: Looked | null
}
export interface Placer {
  /** The place as the row tells it, with what a person confirmed its words to mean. */
  readonly place: (told: PlaceValue, before: PlaceValue | undefined) => PlaceValue
  readonly lying: (value: PlaceValue | undefined, at: EntryPlace, told: PlaceValue | undefined) => Lying
}

/** So many different words are looked at closely in one file; of others only whether they are a known address. */
const closely = 3000
/** So many different words are held for rows to come. */
const mostKept = 20_000
const plain = (words: string): string => words.normalize('NFKC').replace(/\s+/g, '')

/**
 * Finds out where rows of words only lie. What a person confirmed is taken over: the point of a known building, or a
 * community; the words stay as the sheet has them, so that it is known again. Nothing else is ever placed.
 * @returns null where the register has no place
 */
export async function placerFor(
  app: EntryApp,
  ledger: Ledger,
  mapping: EntryMapping,
  snapshot: Snapshot,
  lang: 'zh' | 'en' = 'zh',
): Promise<Placer | null> {
  const column = ledger.def.ledger.place
  if (column === undefined) return null
  const known = await knownAddresses(app, snapshot)
  // Whose home it is belongs on no list; the sure ones are counted all the same.
  const secret = ledger.def.columns[column]?.personal !== undefined
  const said = new Map(Object.entries(mapping.places.said).map(([words, place]) => [plain(words), place]))
  const seen = new Map<string, Looked>()
  const look = (words: string, community: string | undefined): Looked => {
    const name = `${plain(words)}\n${community ?? ''}`
    const before = seen.get(name)
    if (before) return before
    const found = lookedUp(known, snapshot, words, community, lang, seen.size < closely)
    if (seen.size < mostKept) seen.set(name, found)
    return found
  }
  const meant = (words: string, looked: Looked): string | null => {
    const settled = said.get(plain(words))
    return settled !== undefined ? settled : mapping.places.sure && looked.how === 'sure' ? looked.place : null
  }
  return {
    place: (told, before) => {
      if (told.point !== undefined || !told.address) return told
      const looked = look(told.address, told.community)
      const settled = said.get(plain(told.address))
      // Brought to its point before, from the same words or by the work list: it stays there as it is.
      const there = insideOf(snapshot, settled ?? looked.place ?? '')
      if (there && before?.point && there.every((n, i) => Math.abs(n - before.point![i]!) < 1e-6)) return before
      if (before?.point && before.address !== undefined && sameAddress(told.address, before.address)) return told
      const place = meant(told.address, looked)
      if (place === null) return told
      const point = insideOf(snapshot, place)
      if (point) return { point: [point[0], point[1]], address: told.address }
      return snapshot.places.get(place)?.kind === 'community' ? { address: told.address, community: place } : told
    },
    lying: (value, at, told) => {
      const words = secret ? null : (value?.address ?? null)
      if (at.lng !== null) {
        const placed =
          told?.point === undefined &&
          told?.address !== undefined &&
          meant(told.address, look(told.address, told.community)) !== null
        return { what: placed ? 'placed' : 'point', words: null, looked: null }
      }
      if (value?.address === undefined) return { what: at.community === null ? 'none' : 'community', words: null, looked: null }
      const looked = look(value.address, value.community)
      if (said.get(plain(value.address)) === null)
        return { what: at.community === null ? 'unknown' : 'community', words: null, looked: null }
      return {
        what: at.community === null ? looked.how : 'community',
        words: looked.how === 'unknown' && at.community !== null ? null : words,
        looked,
      }
    },
  }
}

const unknown: Looked = { how: 'unknown', proposals: [], place: null }

function lookedUp(
  known: KnownAddresses,
  snapshot: Snapshot,
  words: string,
  community: string | undefined,
  lang: 'zh' | 'en',
  close: boolean,
): Looked {
  const house = known.house(words)
  const same = house.key !== '' && (known.index.byKey.get(house.key)?.length ?? 0) > 0
  if (!same && !close) return unknown
  const { sure } = close ? { sure: null } : matchAddress(house, known.index, 1)
  const found = close ? proposalsFor(snapshot, known, words, lang) : { sure, proposals: [] }
  const point = found.sure === null ? null : insideOf(snapshot, found.sure)
  // 橘汀社区 in one column and a building of another community in the next: one of them is wrong.
  const elsewhere = point !== null && community !== undefined && locate(snapshot, point).placement.community !== community
  if (found.sure !== null && point !== null && !elsewhere) return { how: 'sure', proposals: found.proposals, place: found.sure }
  const proposals = found.proposals.filter(one => one.kind === 'building' || one.place !== community)
  return { how: proposals.length > 0 ? 'likely' : 'unknown', proposals, place: null }
}
