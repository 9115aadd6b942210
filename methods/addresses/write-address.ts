import { type AddressParts, type PartName, partNames, type Region } from './types.ts'
import type { Words } from './words.ts'

/** 5层501室 says the floor twice. */
const floorInRoom = ({ floor, room }: AddressParts): boolean =>
  floor !== undefined && room !== undefined && /^\d{3,4}/.test(room) && room.replace(/\D.*$/, '').slice(0, -2) === floor

/** Does the room's number name another floor than the one given? */
export const floorsDiffer = (parts: AddressParts): boolean =>
  parts.floor !== undefined && /^\d{3,4}$/.test(parts.room ?? '') && !floorInRoom(parts)

function written(part: PartName, value: string, words: Words): string {
  switch (part) {
    case 'number':
      return value.includes('附') || value.includes('之')
        ? value.replace(/(附|之)/, '号$1') + (value.includes('附') ? '号' : '')
        : `${value}号`
    case 'unit':
      return value + words.canon[part]
    case 'room':
      // 商铺5, 车位12 are held with their word.
      return /^[\u4e00-\u9fff]/.test(value) ? value : value + words.canon.room
    case 'building':
      return value + words.canon[part]
    case 'floor':
      return (value.startsWith('-') ? `负${value.slice(1)}` : value) + words.canon.floor
    default:
      return value
  }
}

/** 居民点106号: without a road the number is the estate's. */
const estateFirst: readonly PartName[] = [
  ...partNames.filter(part => !['number', 'building', 'unit', 'floor', 'room'].includes(part)),
  ...(['number', 'building', 'unit', 'floor', 'room'] as const),
]

/** The parts in one line, from the widest to the finest, with the office's words. */
export function writeAddress(parts: AddressParts, words: Words): string {
  const twice = floorInRoom(parts)
  let text = ''
  for (const part of parts.road === undefined && parts.lane === undefined && parts.estate !== undefined
    ? estateFirst
    : partNames) {
    const value = parts[part]
    if (value !== undefined && !(twice && part === 'floor')) text += written(part, value, words)
  }
  return text
}

const marks: Readonly<Record<PartName, string>> = {
  province: 'P',
  city: 'C',
  district: 'D',
  street: 'S',
  community: 'K',
  group: 'g',
  road: 'R',
  lane: 'L',
  number: 'n',
  estate: 'E',
  zone: 'z',
  building: 'b',
  unit: 'u',
  floor: 'f',
  room: 'r',
}

/** Where an address lies: what it says, and else what home says, but nothing of home below a part that differs from it. */
export function regionOf(parts: AddressParts, home: Region): Region {
  const region: { -readonly [name in keyof Region]: Region[name] } = {}
  for (const part of ['province', 'city', 'district'] as const) {
    const value = parts[part] ?? home[part]
    if (value !== undefined) region[part] = value
    if (value !== home[part] && home[part] !== undefined) return { ...region, ...below(parts, part) }
  }
  return region
}

const below = ({ city, district }: AddressParts, part: PartName): Region => ({
  ...(part === 'province' && city !== undefined && { city }),
  ...(district !== undefined && { district }),
})

/** The key of an address: its parts but for the floor that the room tells. */
export function keyOf(parts: AddressParts, region: Region, rest: string): string {
  const placed = (parts.road !== undefined && parts.number !== undefined) || parts.estate !== undefined
  const twice = floorInRoom(parts)
  let key = ''
  for (const part of partNames) {
    if ((placed && (part === 'street' || part === 'community')) || (twice && part === 'floor')) continue
    const value = part === 'province' || part === 'city' || part === 'district' ? region[part] : parts[part]
    if (value !== undefined) key += `${marks[part]}${value}/`
  }
  return rest === '' ? key : `${key}?${rest}`
}
