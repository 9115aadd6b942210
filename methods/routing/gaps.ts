import { anywhere, fitsCategory, fittingPlace, timeChecks } from './checks.ts'
import type { Ground, Id, Moment, Rule } from './types.ts'

/** The smallest places of an office, with all they lie in, and a name to tell them by. */
export interface Spot extends Ground {
  readonly id: Id
}
export type Gap =
  /** Nobody owns the category at these spots; with `when`, only at such a moment. Must be mended. */
  | { readonly kind: 'noOwner'; readonly category: string; readonly spots: readonly Id[]; readonly when: Moment | null }
  /** The unit or helper of the rule is no longer there. Must be mended. */
  | { readonly kind: 'goneUnit'; readonly rule: string; readonly unit: Id }
  /** No category of the catalogue begins so. */
  | { readonly kind: 'unknownCategory'; readonly rule: string; readonly category: string }
  | { readonly kind: 'unknownPlace'; readonly rule: string; readonly place: Id }
  /** It can never decide: these earlier rules take all that would fit it. */
  | { readonly kind: 'covered'; readonly rule: string; readonly by: readonly string[] }
  /** These earlier rules take a part of what would fit it. */
  | { readonly kind: 'overlap'; readonly rule: string; readonly by: readonly string[] }
  /** Its dates are over. */
  | { readonly kind: 'over'; readonly rule: string; readonly since: string }

export interface GapQuestion {
  readonly rules: readonly Rule[]
  /** Codes of the catalogue's entries. */
  readonly catalogue: readonly string[]
  readonly spots: readonly Spot[]
  /** Every place a rule may name. */
  readonly places: ReadonlySet<Id>
  /** Units still at work. */
  readonly units: ReadonlySet<Id>
  /** YYYY-MM-DD: from this day on. */
  readonly on: string
}

export const mustMend = (gap: Gap): boolean => gap.kind === 'noOwner' || gap.kind === 'goneUnit'

/**
 * What is wrong with an order of rules. Every category is laid over every spot; where rules ask for a time, each moment at
 * which one of them begins or ends is tried with every weekday, in and outside working time. A rule for a drawn area never
 * counts as the owner of a spot, as it may hold only a part of it.
 */
export function findGaps({ rules, catalogue, spots, places, units, on }: GapQuestion): Gap[] {
  const takenBy = new Map<string, Set<string>>()
  const decides = new Set<string>()
  const matches = new Set<string>()
  const gaps: Gap[] = []
  for (const category of catalogue) {
    const about = rules.filter(rule => fitsCategory(rule, category) !== undefined)
    const moments = momentsOf(about, on)
    const bare: { id: Id; when: Moment | null }[] = []
    for (const spot of spots) {
      const here = about.filter(rule => anywhere(rule) || fittingPlace(rule, spot) !== undefined)
      for (const rule of here) matches.add(rule.id)
      const missing = walk(here, moments, decides, takenBy)
      if (missing !== undefined) bare.push({ id: spot.id, when: missing })
    }
    for (const always of [true, false]) {
      const some = bare.filter(one => (one.when === null) === always)
      if (some.length > 0) gaps.push({ kind: 'noOwner', category, spots: some.map(one => one.id), when: some[0]!.when })
    }
  }
  for (const rule of rules) gaps.push(...ruleGaps(rule, rules, { catalogue, places, units, on }, { takenBy, decides, matches }))
  return gaps
}

/** Goes through the rules at one spot. Undefined: always owned; null: never; a moment: not then. */
function walk(
  here: readonly Rule[],
  moments: readonly Moment[],
  decides: Set<string>,
  takenBy: Map<string, Set<string>>,
): Moment | null | undefined {
  const firm = here.findIndex(rule => !timed(rule))
  const asked = firm < 0 ? here : here.slice(0, firm + 1)
  const behind = firm < 0 ? [] : here.slice(firm + 1)
  const take = (rule: Rule, by: Rule) => takenBy.set(rule.id, (takenBy.get(rule.id) ?? new Set<string>()).add(by.id))
  let bare: Moment | null | undefined
  const owned = new Set<Rule>()
  for (const moment of asked.some(timed) ? moments : moments.slice(0, 1)) {
    const fitting = asked.filter(rule => timeChecks(rule, moment).every(check => check.holds))
    const [first, ...rest] = fitting
    if (first) {
      owned.add(first)
      for (const rule of [...rest, ...behind]) take(rule, first)
    } else bare ??= moment
  }
  for (const rule of owned) decides.add(rule.id)
  return owned.size === 0 ? null : bare
}

const timed = (rule: Rule): boolean =>
  rule.validFrom !== undefined ||
  rule.validTo !== undefined ||
  Object.values(rule.when ?? {}).some(asked => asked !== undefined && !(Array.isArray(asked) && asked.length === 0))

/** A moment in each piece of time that the rules tell apart. */
function momentsOf(rules: readonly Rule[], on: string): Moment[] {
  const year = on.slice(0, 4)
  const after = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
  const seasons = rules.flatMap(({ when }) =>
    when?.season ? [`${year}-${when.season.from}`, after(`${year}-${when.season.to.replace('02-29', '02-28')}`)] : [],
  )
  const ends = rules.flatMap(({ validFrom, validTo }) => [validFrom ?? on, validTo ? after(validTo) : on])
  const days = [...new Set([on, ...seasons, ...ends.filter(day => day > on)])]
  const times = [...new Set(['00:00', ...rules.flatMap(({ when }) => (when?.hours ? [when.hours.from, when.hours.to] : []))])]
  const weekdays = rules.some(({ when }) => when?.weekdays?.length) ? [1, 2, 3, 4, 5, 6, 7] : [1]
  const working = rules.some(({ when }) => when?.working !== undefined) ? [true, false] : [true]
  return days.flatMap(day =>
    times.flatMap(time => weekdays.flatMap(weekday => working.map(open => ({ day, time, weekday, working: open })))),
  )
}

interface Known {
  readonly catalogue: readonly string[]
  readonly places: ReadonlySet<Id>
  readonly units: ReadonlySet<Id>
  readonly on: string
}
interface Walked {
  readonly takenBy: ReadonlyMap<string, ReadonlySet<string>>
  readonly decides: ReadonlySet<string>
  readonly matches: ReadonlySet<string>
}

function ruleGaps(rule: Rule, rules: readonly Rule[], { catalogue, places, units, on }: Known, walked: Walked): Gap[] {
  const { id } = rule
  const gaps: Gap[] = []
  for (const unit of [rule.unit, ...rule.helpers]) if (!units.has(unit)) gaps.push({ kind: 'goneUnit', rule: id, unit })
  for (const category of rule.categories)
    if (!catalogue.some(code => code.startsWith(category))) gaps.push({ kind: 'unknownCategory', rule: id, category })
  for (const place of rule.places) if (!places.has(place)) gaps.push({ kind: 'unknownPlace', rule: id, place })
  if (rule.validTo !== undefined && rule.validTo < on) return [...gaps, { kind: 'over', rule: id, since: rule.validTo }]
  const by = [...(walked.takenBy.get(id) ?? [])]
  if (rule.area) {
    const over = rules.slice(0, rules.indexOf(rule)).find(earlier => swallows(earlier, rule))
    if (over) gaps.push({ kind: 'covered', rule: id, by: [over.id] })
  } else if (walked.matches.has(id) && !walked.decides.has(id)) gaps.push({ kind: 'covered', rule: id, by })
  else if (by.length > 0) gaps.push({ kind: 'overlap', rule: id, by })
  return gaps
}

/** Fits the earlier rule, everywhere and always, whatever fits the later? */
const swallows = (earlier: Rule, later: Rule): boolean =>
  anywhere(earlier) &&
  !timed(earlier) &&
  (earlier.categories.length === 0 ||
    (later.categories.length > 0 && later.categories.every(code => earlier.categories.some(wide => code.startsWith(wide)))))
