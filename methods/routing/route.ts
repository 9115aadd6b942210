import { checksOf, fitsCategory } from './checks.ts'
import type { Decision, Matter, PassedOver, Reason, RuleSet } from './types.ts'

const most = 3
const plain = ({ what, wants, has }: Reason): Reason => ({ what, wants, has })

/**
 * Who receives a matter first: the first rule in order whose every condition holds.
 * @returns the rule's unit, helpers and limit with the reasons, or null when no rule fits
 */
export function route(set: RuleSet, matter: Matter): Decision | null {
  const passed: PassedOver[] = []
  for (const [n, rule] of set.rules.entries()) {
    const checks = checksOf(rule, matter)
    const failed = checks.filter(check => !check.holds)
    const about = { rule: rule.id, position: n + 1, ...(rule.title && { title: rule.title }) }
    if (failed.length > 0) {
      if (fitsCategory(rule, matter.category) !== undefined) passed.push({ ...about, failed: failed.map(plain) })
      continue
    }
    return {
      version: set.version,
      ...about,
      unit: rule.unit,
      helpers: rule.helpers.filter(unit => unit !== rule.unit),
      ...(rule.within && { within: rule.within }),
      because: { held: checks.map(plain), passed: passed.slice(-most).reverse() },
    }
  }
  return null
}

/**
 * Would giving the matter to this unit send it round in a circle? It would when the unit gave it back before.
 * @param handedBack the units that gave the matter back, in order
 * @returns the way round, from that unit's first return on, or null
 */
export function circleOf(handedBack: readonly string[], unit: string): readonly string[] | null {
  const first = handedBack.indexOf(unit)
  return first < 0 ? null : [...handedBack.slice(first), unit]
}
