import type { AddressProposal, UnresolvedEntry } from '#contract/entry-addresses'
import { type Address, matchAddress } from '#methods/addresses/index'
import type { KnownAddresses } from './address-known.ts'
import { locate, type Snapshot } from './directory.ts'
import { insideOf } from './places.ts'

/** What will stand in the entry once its place is found: the known address with what the words say beyond it. */
export function placedWords(known: string, full: Address, house: Address): string {
  // What was not understood must not be lost.
  if (full.rest !== '') return full.given.trim()
  return known + full.text.slice(house.text.length) + (full.remark === '' ? '' : `（${full.remark}）`)
}

const shown = (snapshot: Snapshot, id: string | null): string | null =>
  id === null ? null : (snapshot.places.get(id)?.name ?? null)

/** What the words of a place may mean among the office's buildings and communities, with reasons; nothing is chosen. */
export function proposalsFor(
  snapshot: Snapshot,
  known: KnownAddresses,
  words: string,
): Pick<UnresolvedEntry, 'read' | 'remark' | 'rest' | 'unclear' | 'sure' | 'proposals'> {
  const full = known.full(words)
  const house = known.house(words)
  const { sure, candidates } = matchAddress(house, known.index, 4)
  const proposals = candidates.flatMap(({ id, reason, differs }): AddressProposal[] => {
    const point = insideOf(snapshot, id)
    if (!point) return []
    const { placement } = locate(snapshot, point)
    return [
      {
        place: id,
        kind: 'building',
        name: shown(snapshot, id) ?? '',
        address: placedWords(known.textOf.get(id) ?? '', full, house),
        point: [point[0], point[1]],
        community: shown(snapshot, placement.community),
        grid: shown(snapshot, placement.grid),
        reason,
        differs: [...differs],
      },
    ]
  })
  const community = full.parts.community === undefined ? undefined : known.communities.get(full.parts.community)
  if (community !== undefined) {
    const name = shown(snapshot, community)
    proposals.push({
      place: community,
      kind: 'community',
      name: name ?? '',
      address: words,
      point: null,
      community: name,
      grid: null,
      reason: 'community',
      differs: [],
    })
  }
  const { text: read, remark, rest, unclear } = full
  return { read, remark, rest, unclear: unclear.map(one => ({ ...one })), sure, proposals }
}
