import { type AddressIndex, buildingOf, doorOf, type Entry, gramsOf, houseOf, stemOf } from './known-addresses.ts'
import type { Address, AddressParts, PartName } from './types.ts'

/**
 * Why a known address is proposed, the strongest first: `same` the keys are equal · `elsewhere` they are, but street or
 * community differ · `within` the one asked lies in the known one (a room, and its building) · `around` the known one lies
 * in the one asked · `building` same estate and building · `number` same road and number · `estate` same estate ·
 * `alike` written alike
 */
export type MatchReason = 'same' | 'elsewhere' | 'within' | 'around' | 'building' | 'number' | 'estate' | 'alike'

export interface AddressMatch {
  readonly id: string
  readonly address: Address
  readonly reason: MatchReason
  /** From 0 to 1, to rank by; no probability. */
  readonly score: number
  /** Parts that both name and name differently. */
  readonly differs: readonly PartName[]
}

export interface Matched {
  /** The one known address this is: its key is equal, no other's is, and nothing contradicts. Else null. */
  readonly sure: string | null
  readonly candidates: readonly AddressMatch[]
}

const wide: readonly PartName[] = ['province', 'city', 'district']
const areas: readonly PartName[] = ['street', 'community']
const fine: readonly PartName[] = ['group', 'road', 'lane', 'number', 'estate', 'zone', 'building', 'unit', 'room']
/** So many of one road's number or of one estate are looked at; who asks for an estate is not helped by more. */
const looked = 200
/** So many shared pairs are counted in a search by likeness, the rarest first. */
const counted = 5000

const partOf = (parts: AddressParts, part: PartName): string | undefined =>
  part === 'estate' && parts.estate !== undefined ? stemOf(parts.estate) : part === 'building' ? buildingOf(parts) : parts[part]

const differing = (a: AddressParts, b: AddressParts, names: readonly PartName[]): PartName[] =>
  names.filter(part => {
    const [mine, other] = [partOf(a, part), partOf(b, part)]
    return mine !== undefined && other !== undefined && mine !== other
  })

const scores: Readonly<Record<Exclude<MatchReason, 'alike'>, number>> = {
  same: 1,
  elsewhere: 0.95,
  within: 0.9,
  around: 0.8,
  building: 0.7,
  number: 0.65,
  estate: 0.5,
}

/** Two roads, or two estates, without one character in common but the last: not miswritten, but others. */
function namesStrangers(a: AddressParts, b: AddressParts): boolean {
  const strangers = (mine: string | undefined, other: string | undefined) =>
    mine !== undefined && other !== undefined && ![...mine.slice(0, -1)].some(c => other.slice(0, -1).includes(c))
  return (
    strangers(a.road, b.road) ||
    (a.estate !== undefined && b.estate !== undefined && strangers(stemOf(a.estate), stemOf(b.estate)))
  )
}

function judge(asked: Address, entry: Entry, alike: number): AddressMatch | null {
  const [a, b] = [asked.parts, entry.address.parts]
  if (differing(asked.region, entry.address.region, wide).length > 0) return null
  const differs = differing(a, b, [...areas, ...fine])
  const made = (reason: MatchReason, score: number): AddressMatch => ({
    id: entry.id,
    address: entry.address,
    reason,
    score,
    differs,
  })
  if (asked.key !== '' && asked.key === entry.address.key) {
    return differs.length > 0 ? made('elsewhere', scores.elsewhere) : made('same', scores.same)
  }
  const sameHouse = houseOf(a) !== null && houseOf(a) === houseOf(b)
  const sameDoor = doorOf(a) !== null && doorOf(a) === doorOf(b)
  // Each part by which they are farther apart costs a little; each contradiction much.
  const mine = fine.filter(part => partOf(a, part) !== undefined && partOf(b, part) === undefined).length
  const theirs = fine.filter(part => partOf(b, part) !== undefined && partOf(a, part) === undefined).length
  const less = 0.01 * (mine + theirs) + 0.08 * differs.length + (asked.rest === entry.address.rest ? 0 : 0.05)
  if (sameHouse || sameDoor) {
    if (differs.length === 0 && theirs === 0) return made('within', scores.within - less)
    if (differs.length === 0 && mine === 0) return made('around', scores.around - less)
    return sameHouse ? made('building', scores.building - less) : made('number', scores.number - less)
  }
  if (a.estate !== undefined && b.estate !== undefined && stemOf(a.estate) === stemOf(b.estate)) {
    return made('estate', scores.estate - less)
  }
  return alike > 0 && !namesStrangers(a, b) ? made('alike', Math.max(0, 0.45 * alike - 0.04 * differs.length)) : null
}

/** The rarest pairs of characters lead to what is written alike (Dice's coefficient of shared pairs). */
function alikeEntries(asked: Address, index: AddressIndex): Map<number, number> {
  const grams = gramsOf(asked)
  const lists = grams
    .map(gram => index.byGram.get(gram) ?? [])
    .filter(list => list.length > 0)
    .sort((a, b) => a.length - b.length)
  const shared = new Map<number, number>()
  let left = counted
  for (const list of lists) {
    left -= list.length
    if (left < 0) break
    for (const entry of list) shared.set(entry, (shared.get(entry) ?? 0) + 1)
  }
  const best = [...shared].sort((a, b) => b[1] - a[1]).slice(0, 40)
  const own = new Set(grams)
  return new Map(
    best.map(([entry]) => {
      const { address, grams: count } = index.entries[entry]!
      const common = gramsOf(address).filter(gram => own.has(gram)).length
      return [entry, (2 * common) / (own.size + count)]
    }),
  )
}

/**
 * What this address may be among the known ones, ranked, with reasons. It never chooses: `sure` is set only when exactly
 * one known address has the same key and contradicts nothing that was said; everything else is for a person to decide.
 * @param most how many candidates at most (default 5)
 */
export function matchAddress(asked: Address, index: AddressIndex, most = 5): Matched {
  const { parts } = asked
  const found = new Map<number, number>()
  const look = (list: readonly number[] = []) => {
    for (const entry of list.slice(0, looked)) found.set(entry, 0)
  }
  const same = asked.key === '' ? [] : (index.byKey.get(asked.key) ?? [])
  look(same)
  if (same.length === 0) {
    look(index.byHouse.get(houseOf(parts) ?? ''))
    if (found.size < most) look(index.byDoor.get(doorOf(parts) ?? ''))
    if (found.size < most && parts.estate !== undefined) look(index.byEstate.get(stemOf(parts.estate)))
    if (found.size < most) for (const [entry, alike] of alikeEntries(asked, index)) if (!found.has(entry)) found.set(entry, alike)
  }
  const best = new Map<string, AddressMatch>()
  for (const [entry, alike] of found) {
    const match = judge(asked, index.entries[entry]!, alike)
    if (match && match.score >= 0.15 && match.score > (best.get(match.id)?.score ?? 0)) best.set(match.id, match)
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.address.text < b.address.text ? -1 : 1))
  const surely = ranked.filter(match => match.reason === 'same')
  return { sure: surely.length === 1 ? surely[0]!.id : null, candidates: ranked.slice(0, most) }
}
