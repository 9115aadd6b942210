import type { FieldData, FieldsData } from '#kernel/index'
import type { Wanted } from '#methods/sheet-columns/index'

/** Something a column of a sheet may answer: a column of the register, or a part of a place. */
export interface Asked {
  readonly key: string
  readonly title: string
  readonly field: FieldData
  readonly names: readonly string[]
  /** Of a place: which part. */
  readonly part: 'lng' | 'lat' | 'community' | null
}

const degrees = (title: string): FieldData => ({ kind: 'amount', title, required: false, measure: '°' })
const parts = {
  lng: { title: '经度', names: ['经度', '东经', 'lng', 'longitude', 'x坐标', 'x'] },
  lat: { title: '纬度', names: ['纬度', '北纬', 'lat', 'latitude', 'y坐标', 'y'] },
  community: { title: '社区', names: ['社区', '所属社区', '所在社区', '居委会', 'community'] },
} as const
const notInSheets = new Set(['photos', 'checks'])

/**
 * What the columns of a register ask of a sheet. A place is asked as words, as a point and as a community.
 * @param other the same columns in another language
 */
export function askedOf(columns: FieldsData, other: FieldsData = {}): Asked[] {
  const community = Object.values(columns).some(field => field.title === '社区')
  return Object.entries(columns).flatMap(([key, field]): Asked[] => {
    if (notInSheets.has(field.kind)) return []
    const own = { key, title: field.title, field, part: null }
    const second = other[key]?.title
    const names = [field.title, ...(field.aka ?? []), ...(second ? [second] : []), key]
    if (field.kind !== 'place') return [{ ...own, names }]
    const part = (which: 'lng' | 'lat' | 'community'): Asked => ({
      key: `${key}.${which}`,
      title: parts[which].title,
      field: which === 'community' ? { kind: 'text', title: parts[which].title, required: false } : degrees(parts[which].title),
      names: parts[which].names,
      part: which,
    })
    const address: Asked = { ...own, names: [...names, '地址'] }
    return [address, part('lng'), part('lat'), ...(community ? [] : [part('community')])]
  })
}

export const wantedOf = (asked: readonly Asked[]): Wanted[] => asked.map(({ key, names }) => ({ key, names }))
