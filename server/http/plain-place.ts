import type { PlaceValue } from '#kernel/index'
import type { App } from '../app.ts'
import { plain } from '../store/addresses.ts'
import type { Snapshot } from '../store/directory.ts'
import { searchAddresses } from '../store/places.ts'

type Offer = { readonly id: string; readonly text: string }
export type PlaceRead =
  | { readonly place: PlaceValue | undefined }
  | { readonly offers: readonly Offer[] }
  | { readonly communityNeeded: true }

const most = 6

/** The communities of the office, as a list to choose from. */
export function communitiesOf(snapshot: Snapshot, lang: 'zh' | 'en'): readonly { readonly id: string; readonly name: string }[] {
  return [...snapshot.places.values()]
    .filter(place => place.kind === 'community')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(place => ({ id: place.id, name: lang === 'en' ? (place.nameEn ?? place.name) : place.name }))
}

/**
 * Where words without a point lie: at the one address of the office that holds them all, or at the one the person chose
 * among several. Words that no address holds stand by themselves, with the community if one was named: no point is made up.
 */
export async function readPlainPlace(
  app: App,
  snapshot: Snapshot,
  said: { readonly words: string; readonly community: string; readonly chosen: string },
): Promise<PlaceRead> {
  const words = said.words.trim()
  const community = snapshot.places.get(said.community)?.kind === 'community' ? said.community : undefined
  if (words === '') return { place: undefined }
  const byWords = (): PlaceRead =>
    community === undefined && snapshot.streets.length > 1
      ? { communityNeeded: true }
      : { place: { address: words, ...(community !== undefined && { community }) } }
  if (said.chosen === 'words') return byWords()
  const searched = [...words].length < 2 ? [] : await searchAddresses(app, words.slice(0, 100), 40)
  const inCommunity = (grid: string | null) => community === undefined || snapshot.places.get(grid ?? '')?.parent === community
  const found = searched.filter(row => row.point !== null && inCommunity(row.grid))
  const [first] = found
  if (!first) return byWords()
  // Many rooms of one house are one place.
  const only = new Set(found.map(row => row.building)).size === 1 ? first : undefined
  const row = found.find(one => one.id === said.chosen) ?? found.find(one => plain(one.text) === plain(words)) ?? only
  if (row?.point) return { place: { address: row === only && row.id !== said.chosen ? words : row.text, point: row.point } }
  const different = found.filter((one, at) => found.findIndex(other => other.text === one.text) === at)
  return { offers: different.slice(0, most).map(({ id, text }) => ({ id, text })) }
}
