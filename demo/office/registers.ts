import type { Town } from '../town/types.ts'
import { catalogueRows, defaultUnit, matters } from './catalogue.ts'
import type { OfficeRegisters } from './types.ts'
import type { Units } from './units.ts'

/** Catalogue, first receivers and duties of the demo office. */
export function makeRegisters(town: Town, units: Units): OfficeRegisters {
  const communities = town.places.filter(place => place.kind === 'community')
  const receivers = matters.flatMap(matter => {
    const general = { code: `${matter.code}-00`, category: matter.code, unit: defaultUnit(matter, units) }
    const local = matter.lead === 'property' ? units.propertyOf : matter.lead === 'committee' ? units.committeeOf : null
    const rows = communities.flatMap((community, i) => {
      const unit = local?.get(community.id)
      return unit
        ? [{ code: `${matter.code}-${String(i + 1).padStart(2, '0')}`, category: matter.code, place: community.code, unit }]
        : []
    })
    return [general, ...rows]
  })
  // Whatever has no rule of its own comes to the centre.
  const firstReceiver = [{ code: '0000-00', unit: units.unit.centre }, ...receivers]
  const duties = matters.flatMap(matter => {
    const leads =
      matter.lead === 'property'
        ? [...new Set(units.propertyOf.values())]
        : matter.lead === 'committee'
          ? [...units.committeeOf.values()]
          : [units.unit[matter.lead]]
    const lines = [
      ...leads.map(unit => ({ unit, duty: 'lead' as const })),
      ...matter.assists
        .filter(key => (key as string) !== 'property')
        .map(key => ({ unit: units.unit[key], duty: 'assist' as const })),
    ]
    return lines.map((line, i) => ({
      code: `${matter.code}-${String(i + 1).padStart(2, '0')}`,
      unit: line.unit,
      category: matter.code,
      duty: line.duty,
    }))
  })
  return { catalogue: catalogueRows(units), firstReceiver, duties }
}
