import type { RoutingRule } from '#contract/routing'

/** A rule as it is being written: every input as it stands in the form. */
export interface Draft {
  readonly title: string
  readonly categories: readonly string[]
  readonly places: readonly string[]
  readonly area: { readonly name: string; readonly ring: readonly (readonly [number, number])[] } | undefined
  readonly working: 'any' | 'working' | 'rest'
  readonly weekdays: readonly string[]
  readonly hoursFrom: string
  readonly hoursTo: string
  readonly seasonFrom: string
  readonly seasonTo: string
  readonly validFrom: string
  readonly validTo: string
  /** Unit, helpers and limit, as the form of fields keeps them. */
  readonly sent: Readonly<Record<string, unknown>>
}

export const draftOf = (rule: RoutingRule | undefined): Draft => ({
  title: rule?.title ?? '',
  categories: rule?.categories ?? [],
  places: rule?.places ?? [],
  area: rule?.area,
  working: rule?.when?.working === undefined ? 'any' : rule.when.working ? 'working' : 'rest',
  weekdays: (rule?.when?.weekdays ?? []).map(String),
  hoursFrom: rule?.when?.hours?.from ?? '',
  hoursTo: rule?.when?.hours?.to ?? '',
  seasonFrom: rule?.when?.season?.from ?? '',
  seasonTo: rule?.when?.season?.to ?? '',
  validFrom: rule?.validFrom ?? '',
  validTo: rule?.validTo ?? '',
  sent: {
    ...(rule && { unit: rule.unit }),
    ...(rule && rule.helpers.length > 0 && { helpers: rule.helpers }),
    ...(rule?.within && { within: rule.within }),
  },
})

export type Wrong = 'unit' | 'day' | 'both' | 'area'
const monthDay = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** The rule a draft means, or what is wrong with it, by input. */
export function ruleFrom(draft: Draft, id: string): { rule: RoutingRule } | { wrong: Readonly<Record<string, Wrong>> } {
  const wrong: Record<string, Wrong> = {}
  const { unit, helpers, within } = draft.sent
  if (typeof unit !== 'string') wrong.unit = 'unit'
  if (draft.area && (draft.area.name.trim() === '' || draft.area.ring.length < 3)) wrong.area = 'area'
  for (const [from, to] of [
    ['hoursFrom', 'hoursTo'],
    ['seasonFrom', 'seasonTo'],
  ] as const)
    if ((draft[from] === '') !== (draft[to] === '')) wrong[draft[from] === '' ? from : to] = 'both'
  for (const end of ['seasonFrom', 'seasonTo'] as const) if (draft[end] !== '' && !monthDay.test(draft[end])) wrong[end] = 'day'
  if (Object.keys(wrong).length > 0 || typeof unit !== 'string') return { wrong }
  const when = {
    ...(draft.weekdays.length > 0 && { weekdays: draft.weekdays.map(Number).sort() }),
    ...(draft.hoursFrom !== '' && { hours: { from: draft.hoursFrom, to: draft.hoursTo } }),
    ...(draft.seasonFrom !== '' && { season: { from: draft.seasonFrom, to: draft.seasonTo } }),
    ...(draft.working !== 'any' && { working: draft.working === 'working' }),
  }
  return {
    rule: {
      id,
      ...(draft.title.trim() !== '' && { title: draft.title.trim() }),
      categories: [...draft.categories],
      places: [...draft.places],
      ...(draft.area && { area: { name: draft.area.name.trim(), ring: [...draft.area.ring] } }),
      ...(Object.keys(when).length > 0 && { when }),
      ...(draft.validFrom !== '' && { validFrom: draft.validFrom }),
      ...(draft.validTo !== '' && { validTo: draft.validTo }),
      unit,
      helpers: Array.isArray(helpers) ? helpers.filter(one => one !== unit) : [],
      ...(isSpan(within) && { within }),
    },
  }
}

const isSpan = (value: unknown): value is NonNullable<RoutingRule['within']> =>
  typeof value === 'object' && value !== null && 'amount' in value && 'unit' in value
