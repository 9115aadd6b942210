import type { Rule } from '#methods/routing/index'
import type { Town } from '../town/types.ts'
import { catalogueRows, defaultUnit, matters } from './catalogue.ts'
import type { OfficeRegisters } from './types.ts'
import type { Units } from './units.ts'

/** Who receives what first: the rules of one place before those of the whole street, and the centre for all the rest. */
export function makeRules(town: Town, units: Units): Rule[] {
  const communities = town.places.filter(place => place.kind === 'community')
  const groups = Map.groupBy(matters, matter => `${matter.lead} ${matter.assists.join(' ')}`)
  const rules: Rule[] = []
  for (const kind of ['property', 'committee'] as const) {
    const categories = matters.filter(matter => matter.lead === kind).map(matter => matter.code)
    const local = kind === 'property' ? units.propertyOf : units.committeeOf
    const title = kind === 'property' ? '物业管辖的事' : '社区主责的事'
    for (const [i, { id }] of communities.entries()) {
      const unit = local.get(id)
      if (unit) rules.push({ id: `${kind}-${i + 1}`, title, categories, places: [id], unit, helpers: [] })
    }
  }
  for (const [n, some] of [...groups.values()].entries()) {
    const [first] = some
    if (!first) continue
    const helpers = first.assists.filter(key => (key as string) !== 'property').map(key => units.unit[key])
    rules.push({
      id: `matter-${n + 1}`,
      categories: some.map(matter => matter.code),
      places: [],
      unit: defaultUnit(first, units),
      helpers: [...new Set(helpers)].filter(unit => unit !== defaultUnit(first, units)),
    })
  }
  // Whatever has no rule of its own comes to the centre.
  return [...rules, { id: 'rest', title: '兜底', categories: [], places: [], unit: units.unit.centre, helpers: [] }]
}

/** Matters that are no business of a community, as they take tools or powers that it does not have. */
const beyondCommunities = ['01', '0801', '0802']

/** Catalogue, what communities may be asked, and duties of the demo office. */
export function makeRegisters(units: Units): OfficeRegisters {
  const communityMatters = matters
    .filter(matter => !beyondCommunities.some(code => matter.code.startsWith(code)))
    .map(matter => ({
      code: matter.code,
      category: matter.code,
      duty: matter.lead === 'committee' ? ('lead' as const) : ('assist' as const),
    }))
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
  return { catalogue: catalogueRows(units), communityMatters, duties }
}
