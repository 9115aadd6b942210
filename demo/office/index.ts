import type { Area } from '#methods/placement/index'
import type { Instant } from '#methods/working-time/index'
import { random, stableId } from '../random.ts'
import type { Town } from '../town/types.ts'
import { makePeople } from './people.ts'
import { makeRegisters, makeRules } from './registers.ts'
import { makeShifts } from './shifts.ts'
import type { Office } from './types.ts'
import { makeUnits, officePhone } from './units.ts'

export { demoPassword, showcase } from './showcase.ts'
export type * from './types.ts'

const day = 86_400_000

/**
 * Staffs the town: units, people with posts, shifts and leave, and the registers the office works by. Everybody is made up.
 * @param until the office's present; its history begins two years before, its shifts reach three months beyond
 */
export function makeOffice(town: Town, { seed, until }: { readonly seed: number; readonly until: Instant }): Office {
  const source = random(`office ${seed}`)
  // Whole days, so that an office made a minute later is the same.
  const today = Math.floor(until / day) * day
  const since = today - 762 * day
  const units = makeUnits(town)
  const { people, posts } = makePeople(source.fork('people'), town, units)
  return {
    since,
    name: `${town.street}办事处`,
    nameEn: `${town.streetEn} Office`,
    phone: officePhone,
    hours: [
      [540, 720],
      [840, 1080],
    ],
    ...units,
    people,
    posts,
    shifts: makeShifts(source.fork('shifts'), posts, since, today + 92 * day),
    registers: makeRegisters(units),
    rules: makeRules(town, units),
    areas: areasOf(town, since),
  }
}

/** Places and buildings with the boundaries they have had since the office began. */
function areasOf(town: Town, validFrom: Instant): Area[] {
  const since = (id: string) => ({ validFrom, validTo: null, boundary: stableId(`boundary ${id}`) })
  return [
    ...town.places.map(place => ({
      id: place.id,
      kind: place.kind,
      code: place.code,
      name: place.name,
      parent: place.parent,
      polygons: place.polygons,
      ...since(place.id),
    })),
    ...town.buildings.map(building => ({
      id: building.id,
      kind: 'building' as const,
      code: building.code,
      name: building.name,
      parent: building.grid,
      polygons: [building.polygon],
      ...since(building.id),
    })),
  ]
}
