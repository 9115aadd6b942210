import { sha256 } from './sha256.ts'

/** How lots are drawn; written into every file, so that an old draw is checked the way it was drawn. */
export const lotsAlgorithm = 'linli-lots-1'

/** Something that may be drawn. `ties`: units and grounds it belongs to; whoever shares one has an interest in it. */
export interface LotObject {
  readonly id: string
  readonly name: string
  readonly ties: readonly string[]
}
/** Somebody who may be sent, under a label that names nobody. */
export interface LotInspector {
  readonly id: string
  readonly ties: readonly string[]
}

/** All that a draw depends on besides its seed. It is fixed, and its digest shown, before anybody can know the seed. */
export interface LotList {
  readonly title: string
  readonly objects: readonly LotObject[]
  readonly inspectors: readonly LotInspector[]
  /** Interests that were declared: inspector and object. */
  readonly conflicts: readonly (readonly [inspector: string, object: string])[]
  /** How many objects are drawn, and how many inspectors for each. */
  readonly take: number
  readonly each: number
  /** The public number that becomes part of the seed, named while nobody knows it. */
  readonly number: string
}

/** What the seed is made of: what people in the room said, one line each, and the public number. */
export interface LotSeed {
  readonly room: readonly string[]
  readonly number: string
}
/** One drawn object and who goes there; nobody where everybody had an interest. */
export interface Lot {
  readonly object: string
  readonly inspectors: readonly string[]
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
const sorted = (all: readonly string[]) => [...all].sort()

/**
 * The list as one text, the same whatever order it came in: a line for each part, as JSON.
 * @throws RangeError when an object or inspector stands in it twice, or nothing is to be drawn
 */
export function lotText(list: LotList): string {
  for (const all of [list.objects, list.inspectors])
    if (new Set(all.map(one => one.id)).size !== all.length) throw new RangeError('something stands in the list twice')
  if (!(Number.isInteger(list.take) && list.take > 0 && Number.isInteger(list.each) && list.each > 0))
    throw new RangeError('nothing is to be drawn')
  const conflicts = list.conflicts.map(pair => JSON.stringify(['conflict', ...pair]))
  return [
    JSON.stringify([lotsAlgorithm, list.title, list.number, list.take, list.each]),
    ...byId(list.objects).map(o => JSON.stringify(['object', o.id, o.name, sorted(o.ties)])),
    ...byId(list.inspectors).map(i => JSON.stringify(['inspector', i.id, sorted(i.ties)])),
    ...[...new Set(conflicts)].sort(),
  ].join('\n')
}

/** The digest (SHA-256, hexadecimal) shown before the draw: no entry can be added, taken out or changed unseen afterwards. */
export const lotHash = (list: LotList): string => sha256(lotText(list))

/** The seed as one text. */
export const seedText = ({ room, number }: LotSeed): string => [...room, number].join('\n')

const lot = (hash: string, seed: string, ...of: readonly string[]) => sha256([hash, seed, ...of].join('\n'))

/** Who may be sent to an object: whoever has no interest in it, neither by ties nor as declared. */
export function freeFor(list: LotList): (object: LotObject) => readonly LotInspector[] {
  const declared = new Set(list.conflicts.map(pair => pair.join('\n')))
  return object => {
    const ties = new Set(object.ties)
    return list.inspectors.filter(i => !i.ties.some(tie => ties.has(tie)) && !declared.has(`${i.id}\n${object.id}`))
  }
}

/**
 * Draws objects and, for each, inspectors without an interest in it. Every object has the same chance. Of the inspectors
 * free to go, those sent least often so far go first, so that the work is spread; among them the lot decides.
 * @param hash as `lotHash` gave it when the list was frozen
 */
export function drawLots(list: LotList, hash: string, seed: LotSeed): readonly Lot[] {
  const said = seedText(seed)
  const freeOf = freeFor(list)
  const sent = new Map<string, number>()
  const order = list.objects.map(object => ({ object, lot: lot(hash, said, 'object', object.id) }))
  order.sort((a, b) => (a.lot < b.lot ? -1 : 1))
  return order.slice(0, list.take).map(({ object }) => {
    const free = freeOf(object)
      .map(i => ({ id: i.id, times: sent.get(i.id) ?? 0, lot: lot(hash, said, 'inspector', object.id, i.id) }))
      .sort((a, b) => a.times - b.times || (a.lot < b.lot ? -1 : 1))
      .slice(0, list.each)
    for (const { id, times } of free) sent.set(id, times + 1)
    return { object: object.id, inspectors: free.map(i => i.id) }
  })
}

/** A draw as it is published when it is over. */
export interface LotFile {
  readonly algorithm: string
  readonly list: LotList
  readonly hash: string
  readonly seed: LotSeed
  readonly result: readonly Lot[]
}
export type LotFault = 'algorithm' | 'list' | 'hash' | 'result'

/** Draws again from the file alone: which of its parts do not fit, none when the draw was as it says. */
export function lotFaults(file: LotFile): readonly LotFault[] {
  if (file.algorithm !== lotsAlgorithm) return ['algorithm']
  let hash: string
  try {
    hash = lotHash(file.list)
  } catch {
    return ['list']
  }
  if (hash !== file.hash) return ['hash']
  return JSON.stringify(drawLots(file.list, hash, file.seed)) === JSON.stringify(plain(file.result)) ? [] : ['result']
}
const plain = (result: readonly Lot[]): readonly Lot[] =>
  result.map(({ object, inspectors }) => ({ object, inspectors: [...inspectors] }))
