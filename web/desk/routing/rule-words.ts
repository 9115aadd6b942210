import type { RoutingRule } from '#contract/routing'
import { sayAmount } from '../../shell/dates.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { sayList } from '../../shell/say-list.ts'
import type { Lists } from './data.ts'
import type { RoutingText } from './text.ts'

/** The code a rule names, as people call it: a matter, or a whole class by the beginning of its codes. */
export function matterName(code: string, { matters }: Pick<Lists, 'matters'>): string {
  const exact = matters.find(one => one.id === code)
  if (exact) return exact.name
  const groups = new Set(matters.filter(one => one.id.startsWith(code)).map(one => one.group ?? one.name))
  return groups.size === 1 ? ([...groups][0] ?? code) : code
}

const days = [1, 2, 3, 4, 5, 6, 7] as const

export function timesOf(rule: RoutingRule, t: RoutingText, language: Language): string {
  const { weekdays = [], hours, season, working } = rule.when ?? {}
  const said = [
    ...(working === undefined ? [] : [t(working ? 'routing.time.working' : 'routing.time.rest')]),
    ...(weekdays.length > 0
      ? [
          sayList(
            days.filter(day => weekdays.includes(day)).map(day => t(`routing.day.${day}`)),
            language,
          ),
        ]
      : []),
    ...(hours ? [t('routing.time.hours', hours)] : []),
    ...(season ? [t('routing.time.season', season)] : []),
    ...(rule.validFrom ? [t('routing.time.from', { day: rule.validFrom })] : []),
    ...(rule.validTo ? [t('routing.time.to', { day: rule.validTo })] : []),
  ]
  return said.length > 0 ? said.join(language === 'zh' ? '，' : ', ') : t('routing.all.times')
}

const shortened = (names: readonly string[], t: RoutingText, language: Language): string =>
  names.length > 4
    ? t('routing.more', { first: sayList(names.slice(0, 3), language), count: names.length })
    : sayList(names, language)

/** A rule as a sentence, in two parts: when it fits, and what follows. */
export function ruleWords(rule: RoutingRule, lists: Lists, t: RoutingText, language: Language): { when: string; sent: string } {
  const matters = rule.categories.map(code => matterName(code, lists))
  const places = [...rule.places.map(lists.name), ...(rule.area ? [t('routing.area', { name: rule.area.name })] : [])]
  const when = t('routing.sentence', {
    matters: matters.length > 0 ? shortened(matters, t, language) : t('routing.all.matters'),
    places: places.length > 0 ? shortened(places, t, language) : t('routing.all.places'),
    times: timesOf(rule, t, language),
  })
  const helpers = rule.helpers.length > 0 ? t('routing.with', { units: sayList(rule.helpers.map(lists.name), language) }) : ''
  const limit = rule.within ? t('routing.limit', { span: sayAmount(rule.within, language) }) : ''
  return { when, sent: `${t('routing.to', { unit: lists.name(rule.unit) })}${helpers}${limit}` }
}

export interface Difference {
  readonly what: 'added' | 'removed' | 'changed' | 'moved'
  readonly rule: RoutingRule
  readonly was?: RoutingRule
  readonly from?: number
  readonly to?: number
}

/** What one order of rules has that the other has not. A rule that others were put before is not called moved. */
export function differences(before: readonly RoutingRule[], after: readonly RoutingRule[]): Difference[] {
  const old = new Map(before.map((rule, n) => [rule.id, { rule, n }]))
  const now = new Map(after.map((rule, n) => [rule.id, n]))
  const kept = after.filter(rule => old.has(rule.id))
  const still = longestRising(kept.map(rule => old.get(rule.id)!.n))
  const found: Difference[] = []
  for (const rule of after) {
    const was = old.get(rule.id)
    if (!was) found.push({ what: 'added', rule })
    else if (JSON.stringify(was.rule) !== JSON.stringify(rule)) found.push({ what: 'changed', rule, was: was.rule })
    else if (!still.has(was.n)) found.push({ what: 'moved', rule, from: was.n + 1, to: (now.get(rule.id) ?? 0) + 1 })
  }
  return [...found, ...before.filter(rule => !now.has(rule.id)).map((rule): Difference => ({ what: 'removed', rule }))]
}

/** The longest run of positions that kept their order: the others are those that were moved. */
function longestRising(positions: readonly number[]): ReadonlySet<number> {
  const length: number[] = []
  const from: number[] = []
  for (const [n, here] of positions.entries()) {
    const candidates = positions.slice(0, n).flatMap((other, m) => (other < here ? [m] : []))
    const last = candidates.reduce((top, m) => (top < 0 || length[m]! > length[top]! ? m : top), -1)
    length.push(last < 0 ? 1 : length[last]! + 1)
    from.push(last)
  }
  let at = length.indexOf(Math.max(0, ...length))
  const kept = new Set<number>()
  while (at >= 0) {
    kept.add(positions[at]!)
    at = from[at] ?? -1
  }
  return kept
}

/** The list with one rule put elsewhere. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, n) => n !== from)
  const item = items[from]
  return item === undefined ? [...items] : [...rest.slice(0, to), item, ...rest.slice(to)]
}
