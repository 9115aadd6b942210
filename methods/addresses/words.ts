import type { PartName, Synonyms } from './types.ts'

/** Parts that are a number and a word. */
export type Counted = Extract<PartName, 'group' | 'lane' | 'number' | 'zone' | 'building' | 'unit' | 'floor' | 'room'>

/** The words after a number, by part; the first is the one written. */
const groups: Readonly<Record<Counted, string>> = {
  group: '组 村民小组 居民小组 小组 队 生产队',
  lane: '弄 号弄 支弄 巷',
  number: '号 号院 号大院 号门牌',
  zone: '期 区 组团 片区 号地块 号片区',
  building: '幢 栋 座 号楼 号幢 号栋 号座 号公寓楼 #楼 #栋 #幢 #座 栋楼 幢楼 楼栋 号宿舍楼',
  unit: '单元 号单元 梯 号梯 梯位 门 号门 门洞 号门洞 门栋',
  floor: '层 楼 F 楼层 层楼',
  room: '室 号室 房 号房 号房间 房间 户 号户 房号',
}

/** Doors that are no flats: 5号车位 and 5室 of one building are two things, so their word is kept. */
const otherDoors: Readonly<Record<string, string>> = {
  门面: '商铺',
  商铺: '商铺',
  铺面: '商铺',
  铺: '商铺',
  车库: '车库',
  车位: '车位',
  档口: '档口',
  摊位: '摊位',
}

/** The words that are understood when an office has no table of its own: the canonical one, and what else is said. */
export const usualWords: Synonyms = Object.fromEntries(
  Object.values(groups).map(list => {
    const [canon, ...others] = list.split(' ')
    return [canon!, others]
  }),
)

export interface Marker {
  readonly word: string
  readonly part: Counted
  /** What the number is to be held with: 商铺5. */
  readonly kept?: string
}

export interface Words {
  /** The longest word at this place that follows a number. */
  markerAt(text: string, at: number): Marker | null
  /** How the office writes a part. */
  readonly canon: Readonly<Record<Counted, string>>
}

/** Kinds of the same name: 弄, 支弄 and 巷 are different things, and so are 期 and 区; they are kept as they are. */
export const keepsWord = (part: PartName): boolean => part === 'lane' || part === 'zone' || part === 'group'

/**
 * The usual words with those of an office before them.
 * @throws {RangeError} when none of the words in a line of the office's table is known, for then nobody can tell which part
 *   of an address it means
 */
export function createWords(own: Synonyms = {}): Words {
  const partOf = new Map<string, Counted>()
  const canon = {} as Record<Counted, string>
  for (const [part, list] of Object.entries(groups) as [Counted, string][]) {
    const words = list.split(' ')
    canon[part] = words[0]!
    for (const word of words) partOf.set(word, part)
  }
  for (const [word, others] of Object.entries(own)) {
    const part = [word, ...others].map(one => partOf.get(one)).find(found => found !== undefined)
    if (part === undefined) throw new RangeError(`no part of an address is called ${[word, ...others].join(', ')}`)
    for (const one of [word, ...others]) partOf.set(one.toUpperCase(), part)
    canon[part] = word
  }
  const byFirst = new Map<string, Marker[]>()
  const doors = Object.entries(otherDoors).flatMap(([word, kept]): Marker[] => [
    { word: `号${word}`, part: 'room', kept },
    ...(word.length > 1 ? [{ word, part: 'room' as const, kept }] : []),
  ])
  const markers = [...[...partOf].map(([word, part]): Marker => ({ word, part })), ...doors]
  for (const marker of markers.sort((a, b) => b.word.length - a.word.length)) {
    byFirst.set(marker.word[0]!, [...(byFirst.get(marker.word[0]!) ?? []), marker])
  }
  return {
    canon,
    markerAt(text, at) {
      const found = byFirst.get(text[at] ?? '')
      if (!found) return text[at] === '#' ? { word: '#', part: 'building' } : null
      for (const marker of found) if (text.startsWith(marker.word, at)) return marker
      return text[at] === '#' ? { word: '#', part: 'building' } : null
    },
  }
}
