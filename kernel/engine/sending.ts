import { circleOf, type Decision, type Matter, type RuleSet, route } from '#methods/routing/index'
import { addSpan, type Calendar, countedBetween, type Instant, localDay } from '#methods/working-time/index'
import type { StepData } from '../define/case.ts'
import { fieldsOf } from '../define/check-case.ts'
import type { GuardData } from '../define/guard.ts'
import type { Context, Def } from './context.ts'
import type { Case, CasePlace, Data, Refusal } from './model.ts'

/** Who the office's rules would send a case to. */
export interface Proposal extends Decision {
  /** That unit gave this case back before: the way round. Then a person decides, and nothing is proposed. */
  readonly circle?: readonly string[]
}

/** The category of a case: what its `item` field holds. */
export function categoryOf(def: Pick<Def, 'form' | 'steps'>, data: Data): string | null {
  const key = Object.entries(fieldsOf(def)).find(([, field]) => field.kind === 'item')?.[0]
  const value = key ? data[key] : null
  return typeof value === 'string' ? value : null
}

const minute = 60_000
/** A matter as routing sees it: in the office's own time, and whether it is working time. */
export function matterOf(category: string | null, place: CasePlace, now: Instant, calendar: Calendar): Matter {
  const day = localDay(now, calendar)
  const sinceMidnight = new Date(now + calendar.utcOffsetMinutes * minute).toISOString().slice(11, 16)
  return {
    category,
    place: { street: place.street, community: place.community, grid: place.grid, building: place.building },
    point: place.point,
    moment: {
      day,
      weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7,
      time: sinceMidnight,
      working: countedBetween(now, now + minute, 'workhour', calendar) > 0,
    },
  }
}

/** What the rules say of a case now. A unit that gave the case back is not proposed again: that would send it in a circle. */
export function propose(
  rules: RuleSet,
  def: Pick<Def, 'form' | 'steps'>,
  c: Pick<Case, 'data' | 'place' | 'handedBack'>,
  now: Instant,
  calendar: Calendar,
): Proposal | null {
  const found = route(rules, matterOf(categoryOf(def, c.data), c.place, now, calendar))
  const circle = found && circleOf(c.handedBack ?? [], found.unit)
  return found && (circle ? { ...found, circle } : found)
}

/** Does the step ask for a unit that rules propose? */
export const isRouted = (step: StepData): boolean => step.assign !== undefined && step.ask?.[step.assign]?.routed === true

/** What is to be kept of a proposal with the sending: all of it, and its limit where it was followed. */
export function sentBy(step: StepData, unit: string | null, c: Case, ctx: Context) {
  const proposed = isRouted(step) ? ctx.sending?.propose(c) : null
  if (!proposed) return {}
  const followed = proposed.unit === unit && !proposed.circle
  return { proposed, ...(followed && proposed.within && { limit: proposed.within }) }
}

/** May this step be taken that long after the case came into its state? */
export function tooLate(step: StepData, stepName: string, c: Case, ctx: Pick<Context, 'now' | 'calendar'>): Refusal | null {
  if (!step.soon || c.enteredAt === undefined) return null
  const until = addSpan(c.enteredAt, step.soon, ctx.calendar).at
  return ctx.now <= until ? null : { refused: 'step-too-late', detail: { step: stepName, until } }
}

/** Did this person take the step after which somebody else is needed? */
export const sameHand = (step: StepData, c: Case, actor: Context['actor']): boolean =>
  step.notBy !== undefined && 'person' in actor && c.signedBy?.[step.notBy] === actor.person

type Named = { readonly sending?: Context['sending'] }
const named = (value: unknown): readonly string[] => (Array.isArray(value) ? value : typeof value === 'string' ? [value] : [])

/** A unit that the step's guards do not let be sent this matter, or null. */
export function guardProblem(def: Def, c: Case, stepName: string, answers: Data, ctx: Named): Refusal | null {
  const step = def.steps[stepName]
  for (const guard of step?.guard ?? [])
    for (const unit of named(answers[guard.of])) {
      const no = unlisted(guard, unit, c, ctx)
      if (no) return { ...no, detail: { step: stepName, unit, ask: guard.ask } }
    }
  return null
}

function unlisted(guard: GuardData, unit: string, c: Case, { sending }: Named): Refusal | null {
  if (!sending || sending.unitKind(unit) !== guard.kind) return null
  const category = c.data[guard.item]
  const rows = [...sending.rows(guard.register)].filter(
    row => typeof category === 'string' && typeof row.category === 'string' && category.startsWith(row.category),
  )
  // The longest beginning is the most said about this category.
  const longest = Math.max(...rows.map(row => String(row.category).length))
  const duties = rows.filter(row => String(row.category).length === longest).map(row => row.duty)
  if (duties.includes('lead') || (guard.as === 'assist' && duties.includes('assist'))) return null
  if (duties.includes('assist')) return { refused: 'unit-only-assists' }
  return c.data[guard.unless] === unit ? null : { refused: 'unit-not-listed' }
}

/** An approval is for one sending: what was let through by it is no longer. */
export function usedApproval(def: Def, c: Case, stepName: string, answers: Data): Data {
  const used = (def.steps[stepName]?.guard ?? []).filter(
    guard => c.data[guard.unless] != null && named(answers[guard.of]).includes(String(c.data[guard.unless])),
  )
  return Object.fromEntries(used.map(guard => [guard.unless, null]))
}
