import type { Ground, Matter, Moment, Point, Reason, Rule, When } from './types.ts'

/** Is the point inside the ring (even-odd rule)? The ring may be closed or not. */
export function inRing([x, y]: Point, ring: readonly Point[]): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!
    const [bx, by] = ring[j]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

export const fitsCategory = (rule: Rule, category: string | null): string | undefined =>
  rule.categories.length === 0 ? '' : rule.categories.find(code => category?.startsWith(code))

const levels = ['building', 'grid', 'community', 'street'] as const
/** The narrowest of the rule's places that holds this ground. */
export const fittingPlace = (rule: Rule, ground: Ground): string | undefined =>
  levels.map(level => ground[level]).find((id): id is string => id !== null && rule.places.includes(id))
export const anywhere = (rule: Rule): boolean => rule.places.length === 0 && rule.area === undefined

/** From `from` up to `to`; the wrong way round means past the end of the day or the year. */
const cyclic = (value: string, from: string, to: string, closed: boolean): boolean => {
  const before = closed ? value <= to : value < to
  return from <= to ? value >= from && before : value >= from || before
}

/** Each condition on the time with whether it holds. */
export function timeChecks(rule: Pick<Rule, 'when' | 'validFrom' | 'validTo'>, moment: Moment): (Reason & { holds: boolean })[] {
  const { weekdays, hours, season, working }: When = rule.when ?? {}
  const found: (Reason & { holds: boolean })[] = []
  if (weekdays && weekdays.length > 0)
    found.push({
      what: 'weekdays',
      wants: weekdays.map(String),
      has: String(moment.weekday),
      holds: weekdays.includes(moment.weekday),
    })
  if (hours)
    found.push({
      what: 'hours',
      wants: [hours.from, hours.to],
      has: moment.time,
      holds: cyclic(moment.time, hours.from, hours.to, false),
    })
  if (season) {
    const day = moment.day.slice(5)
    found.push({ what: 'season', wants: [season.from, season.to], has: day, holds: cyclic(day, season.from, season.to, true) })
  }
  if (working !== undefined)
    found.push({ what: 'working', wants: [String(working)], has: String(moment.working), holds: moment.working === working })
  if (rule.validFrom !== undefined || rule.validTo !== undefined) {
    const { validFrom = '', validTo = '' } = rule
    const holds = moment.day >= validFrom && (validTo === '' || moment.day <= validTo)
    found.push({ what: 'valid', wants: [validFrom, validTo], has: moment.day, holds })
  }
  return found
}

/** Of what a rule wanted and did not find, no more is kept: an explanation stays short. */
const most = 8

/** Every condition the rule states, beside what the matter is. A rule that states none fits everything. */
export function checksOf(rule: Rule, matter: Matter): (Reason & { holds: boolean })[] {
  const found: (Reason & { holds: boolean })[] = []
  if (rule.categories.length > 0) {
    const code = fitsCategory(rule, matter.category)
    found.push({
      what: 'category',
      wants: code === undefined ? rule.categories.slice(0, most) : [code],
      has: matter.category,
      holds: code !== undefined,
    })
  }
  if (!anywhere(rule)) {
    const { area } = rule
    const place = fittingPlace(rule, matter.place)
    const inside = place === undefined && area && matter.point && inRing(matter.point, area.ring) ? area.name : undefined
    const fits = place ?? inside
    const { grid, community, street } = matter.place
    found.push({
      what: 'place',
      wants: fits === undefined ? [...rule.places.slice(0, most), ...(area ? [area.name] : [])] : [fits],
      has: fits ?? grid ?? community ?? street,
      holds: fits !== undefined,
    })
  }
  return [...found, ...timeChecks(rule, matter.moment)]
}
