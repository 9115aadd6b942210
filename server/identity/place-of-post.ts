import type { Role } from '#kernel/index'
import { Fault } from '../errors.ts'
import type { Snapshot } from '../store/directory.ts'

interface Wanted {
  readonly role: string
  readonly unit: string | null
  readonly place: string | null
}

/**
 * A post must be held where its role acts: for a unit, for a place of the right kind, or for the whole office. Posts of a
 * district are given in the office of a district only. @throws Fault answers-invalid
 */
export function checkPlaceOfPost(
  roles: ReadonlyMap<string, Role>,
  { places, units, settings }: Pick<Snapshot, 'places' | 'units' | 'settings'>,
  wanted: Wanted,
): void {
  const role = roles.get(wanted.role)
  if (!role || role.scope === 'self') throw new Fault('answers-invalid', { fields: { role: 'unknown' } })
  if (role.level === 'district' && settings.district !== true)
    throw new Fault('answers-invalid', { fields: { role: 'district' } })
  const unit = wanted.unit === null ? null : units.get(wanted.unit)
  const place = wanted.place === null ? null : places.get(wanted.place)
  if (unit === undefined || unit?.active === false) throw new Fault('answers-invalid', { fields: { unit: 'unknown' } })
  if (place === undefined) throw new Fault('answers-invalid', { fields: { place: 'unknown' } })
  if (role.scope === 'unit' && unit === null) throw new Fault('answers-invalid', { fields: { unit: 'missing' } })
  const onPlace = role.scope === 'street' || role.scope === 'community' || role.scope === 'grid'
  if (onPlace && place?.kind !== role.scope) throw new Fault('answers-invalid', { fields: { place: place ? 'kind' : 'missing' } })
}
