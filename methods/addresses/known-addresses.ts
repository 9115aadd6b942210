import type { Address, AddressParts } from './types.ts'

/** A building, flat, facility … whose address is known. */
export interface KnownAddress {
  readonly id: string
  readonly address: Address
  /** What else it is called: old names, the name of the building. */
  readonly aliases?: readonly Address[]
}

export interface Entry {
  readonly id: string
  readonly address: Address
  readonly grams: number
}

export interface AddressIndex {
  readonly entries: readonly Entry[]
  readonly byKey: ReadonlyMap<string, readonly number[]>
  readonly byDoor: ReadonlyMap<string, readonly number[]>
  readonly byHouse: ReadonlyMap<string, readonly number[]>
  readonly byEstate: ReadonlyMap<string, readonly number[]>
  readonly byGram: ReadonlyMap<string, readonly number[]>
}

/** 楚园小区 and 楚园 are taken for one name when looking, not when deciding. */
export const stemOf = (estate: string): string => (estate.length > 3 ? estate.replace(/(?:小区|社区)$/, '') : estate)

export const doorOf = ({ road, lane, number }: AddressParts): string | null =>
  (road ?? lane) === undefined || number === undefined ? null : `${road ?? ''}/${lane ?? ''}/${number}`

/** An estate's number is its building where no road is named: 楚园3号, 楚园3幢. */
export const buildingOf = ({ road, number, building }: AddressParts): string | undefined =>
  building ?? (road === undefined ? number : undefined)

export const houseOf = (parts: AddressParts): string | null => {
  const building = buildingOf(parts)
  return parts.estate === undefined || building === undefined ? null : `${stemOf(parts.estate)}/${parts.zone ?? ''}/${building}`
}

/** Pairs of neighbouring characters of what stands behind the district. */
export function gramsOf({ text, parts, given }: Address): string[] {
  const wide = (parts.province ?? '') + (parts.city ?? '') + (parts.district ?? '')
  const words = text === '' ? given : text.slice(wide.length)
  const grams = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) grams.add(words.slice(at, at + 2))
  return [...grams]
}

function add(into: Map<string, number[]>, key: string | null, entry: number): void {
  if (key === null || key === '') return
  const list = into.get(key)
  if (list) list.push(entry)
  else into.set(key, [entry])
}

/** Makes known addresses findable. About a kilobyte each; build it again when they change. */
export function buildAddressIndex(known: Iterable<KnownAddress>): AddressIndex {
  const entries: Entry[] = []
  const [byKey, byDoor, byHouse, byEstate, byGram] = [0, 1, 2, 3, 4].map(() => new Map<string, number[]>()) as [
    Map<string, number[]>,
    Map<string, number[]>,
    Map<string, number[]>,
    Map<string, number[]>,
    Map<string, number[]>,
  ]
  for (const { id, address, aliases = [] } of known) {
    for (const one of [address, ...aliases]) {
      const entry = entries.length
      const grams = gramsOf(one)
      entries.push({ id, address: one, grams: grams.length })
      add(byKey, one.key, entry)
      add(byDoor, doorOf(one.parts), entry)
      add(byHouse, houseOf(one.parts), entry)
      if (one.parts.estate !== undefined) add(byEstate, stemOf(one.parts.estate), entry)
      for (const gram of grams) add(byGram, gram, entry)
    }
  }
  return { entries, byKey, byDoor, byHouse, byEstate, byGram }
}
