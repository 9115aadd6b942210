import {
  type Address,
  type AddressIndex,
  buildAddressIndex,
  createAddressReader,
  type ReadAddress,
  type Region,
  type Synonyms,
} from '#methods/addresses/index'
import type { App } from '../../app.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { insideOf } from '../places.ts'
import { sql } from '../sql.ts'

/** The office's buildings by address, and readers that write addresses as its own do. */
export interface KnownAddresses {
  readonly index: AddressIndex
  /** Down to the building: a room lies where its building does. */
  readonly house: ReadAddress
  readonly full: ReadAddress
  /** How a building is called in full; its name where no address of it is known. */
  readonly textOf: ReadonlyMap<string, string>
  /** Communities by the name that addresses give them. */
  readonly communities: ReadonlyMap<string, string>
}

const kept = new WeakMap<Snapshot, Promise<KnownAddresses>>()

/** Read once for each picture of the directory. */
export function knownAddresses(app: Pick<App, 'db'>, snapshot: Snapshot): Promise<KnownAddresses> {
  let known = kept.get(snapshot)
  if (!known) {
    known = readKnown(app, snapshot)
    kept.set(snapshot, known)
    known.catch(() => kept.delete(snapshot))
  }
  return known
}

/** The word for a building that most of the office's own names have. */
function wordsOf(texts: readonly string[]): Synonyms {
  const usual = ['幢', '栋', '座', '号楼']
  const count = (word: string) => texts.filter(text => new RegExp(`[\\dA-Za-z]${word}`).test(text)).length
  const most = usual.map(word => [word, count(word)] as const).reduce((a, b) => (b[1] > a[1] ? b : a))[0]
  return { [most]: usual.filter(word => word !== most) }
}

/** City and district that most of the known addresses name: what an address means that names none. */
function homeOf(addresses: readonly Address[]): Region {
  const counts = new Map<string, { readonly region: Region; n: number }>()
  for (const { region } of addresses) {
    const key = JSON.stringify(region)
    const known = counts.get(key) ?? { region, n: 0 }
    known.n++
    counts.set(key, known)
  }
  return [...counts.values()].reduce((a, b) => (b.n > a.n ? b : a), { region: {}, n: 0 }).region
}

async function readKnown(app: Pick<App, 'db'>, snapshot: Snapshot): Promise<KnownAddresses> {
  // One address tells where a building is; those of its rooms say the same over and over.
  const rows = await asSystem(app.db, 'addresses of buildings', tx =>
    tx.rows(sql<{ building: string; text: string }>`select building_id as building, min(text) as text
      from addresses where tenant_id = ${tx.tenant} group by building_id, room is null`),
  )
  const buildings = snapshot.index.layers.building.entries.map(({ area }) => area)
  const words = wordsOf(buildings.map(area => area.name))
  const plainly = createAddressReader({ words, finest: 'building' })
  const home = homeOf(rows.map(row => plainly(row.text)))
  const house = createAddressReader({ words, home, finest: 'building' })
  const addresses = new Map<string, Address[]>()
  for (const { building, text } of rows) addresses.set(building, [...(addresses.get(building) ?? []), house(text)])
  const textOf = new Map<string, string>()
  const known = buildings
    .filter(area => insideOf(snapshot, area.id) !== null)
    .map(area => {
      const aliases = addresses.get(area.id) ?? []
      const longest = aliases.reduce((a, b) => (b.text.length > a.length ? b.text : a), '')
      textOf.set(area.id, longest || area.name)
      return { id: area.id, address: house(area.name), aliases }
    })
  const communities = new Map<string, string>()
  for (const place of snapshot.places.values()) {
    if (place.kind === 'community') communities.set(house(place.name).parts.community ?? place.name, place.id)
  }
  return { index: buildAddressIndex(known), house, full: createAddressReader({ words, home }), textOf, communities }
}
