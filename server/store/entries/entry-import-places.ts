import type { PlaceValue } from '#kernel/index'
import { type AddressParts, createAddressReader } from '#methods/addresses/index'

const read = createAddressReader()
const wide = ['province', 'city', 'district', 'street', 'community'] as const
const fine = ['road', 'lane', 'number', 'estate', 'zone', 'building', 'unit', 'room'] as const
const narrow = (parts: AddressParts): string => fine.map(part => parts[part] ?? '').join('/')

/** Do two writings name one address? 菱渡街道柳园 1幢 is 青川区菱渡街道柳园1号楼; what lies near something is never the same. */
export function sameAddress(one: string, other: string): boolean {
  if (one.replace(/\s/g, '') === other.replace(/\s/g, '')) return true
  const [a, b] = [read(one), read(other)]
  if (a.key === '' || b.key === '' || a.rest !== b.rest || a.remark !== b.remark) return false
  if (wide.some(part => a.parts[part] && b.parts[part] && a.parts[part] !== b.parts[part])) return false
  return narrow(a.parts) === narrow(b.parts) && fine.some(part => a.parts[part])
}

/** A place as the row tells it, over the one that is there: a point goes with its address, and is kept while that stays. */
export function placeOver(before: PlaceValue | undefined, told: PlaceValue): PlaceValue {
  const stays = told.address === undefined || (before?.address !== undefined && sameAddress(told.address, before.address))
  const address = told.address ?? before?.address
  const point = told.point ?? (stays ? before?.point : undefined)
  const community = told.community ?? (stays ? before?.community : undefined)
  const near = told.point !== undefined && before?.point && told.point.every((n, i) => Math.abs(n - before.point![i]!) < 1e-6)
  const kept = near ? before?.point : point
  return {
    ...(kept && { point: kept }),
    ...(address !== undefined && { address }),
    ...(point === undefined && community !== undefined && { community }),
  }
}
