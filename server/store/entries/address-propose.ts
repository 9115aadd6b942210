import type { AddressProposal, UnresolvedEntry } from '#contract/entry-addresses'
import { type Address, type AddressMatch, matchAddress } from '#methods/addresses/index'
import { locate, type Snapshot } from '../directory.ts'
import { insideOf } from '../places.ts'
import type { KnownAddresses } from './address-known.ts'

/** What will stand in the entry once its place is found: the known address with what the words say beyond it. */
function placedWords(known: string, full: Address, house: Address): string {
  // What was not understood must not be lost.
  if (full.rest !== '') return full.given.trim()
  return known + full.text.slice(house.text.length) + (full.remark === '' ? '' : `（${full.remark}）`)
}

function nameOf(snapshot: Snapshot, id: string | null, lang: 'zh' | 'en'): string | null {
  const place = id === null ? undefined : snapshot.places.get(id)
  return place ? ((lang === 'en' ? place.nameEn : null) ?? place.name) : null
}

/** The buildings that the words say it lies beside. */
const nearOnes = (known: KnownAddresses, { near }: Address): readonly AddressMatch[] =>
  near === '' ? [] : matchAddress(known.house(near), known.index, 2).candidates.filter(one => one.reason === 'same')

type Found = Pick<UnresolvedEntry, 'read' | 'remark' | 'rest' | 'unclear' | 'sure' | 'proposals'>

/** What the words of a place may mean among the office's buildings and communities, with reasons; nothing is chosen. */
export function proposalsFor(snapshot: Snapshot, known: KnownAddresses, words: string, lang: 'zh' | 'en'): Found {
  const shown = (id: string | null) => nameOf(snapshot, id, lang)
  const full = known.full(words)
  const house = known.house(words)
  const building = (
    id: string,
    address: string,
    reason: AddressProposal['reason'],
    differs: readonly string[],
  ): AddressProposal[] => {
    const point = insideOf(snapshot, id)
    if (!point) return []
    const { placement } = locate(snapshot, point)
    const [community, grid] = [shown(placement.community), shown(placement.grid)]
    const name = shown(id) ?? ''
    return [
      { place: id, kind: 'building', name, address, point: [point[0], point[1]], community, grid, reason, differs: [...differs] },
    ]
  }
  const { sure, candidates } = matchAddress(house, known.index, 4)
  // 橘汀路8号对面: the building it lies beside is near enough for a point; the words stay.
  const near = nearOnes(known, full)
  const proposals = [
    ...near.flatMap(one => building(one.id, words, 'beside', [])),
    ...(near.length > 0 ? [] : candidates).flatMap(({ id, reason, differs }) =>
      building(id, placedWords(known.textOf.get(id) ?? '', full, house), reason, differs),
    ),
  ]
  const community = full.parts.community === undefined ? undefined : known.communities.get(full.parts.community)
  const name = shown(community ?? null)
  if (community !== undefined && name !== null) {
    const nowhere = { point: null, grid: null, differs: [] }
    proposals.push({
      place: community,
      kind: 'community',
      name,
      address: words,
      community: name,
      reason: 'community',
      ...nowhere,
    })
  }
  const { text: read, remark, rest, unclear } = full
  const once = proposals.filter(({ place }, i) => proposals.findIndex(one => one.place === place) === i)
  return { read, remark, rest, unclear: unclear.map(one => ({ ...one })), sure, proposals: once }
}

/** What the place column will say when a person accepts this place for these words. */
export function acceptedWords(known: KnownAddresses, words: string, place: string): string {
  const full = known.full(words)
  return nearOnes(known, full).some(one => one.id === place)
    ? words
    : placedWords(known.textOf.get(place) ?? '', full, known.house(words))
}
