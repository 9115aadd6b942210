import type { Actor } from './actor.ts'
import type { Def } from './context.ts'
import { roundOf } from './enter.ts'
import type { Case, Event, Task } from './model.ts'

/**
 * Where units judge apart (`tasks.apart`), nobody reads what another unit answered until all have: who scores does so
 * without knowing the others' scores. The parts whose answers this actor may not read yet, by id.
 */
export function hiddenParts(def: Def, c: Case, actor: Actor): ReadonlySet<string> {
  const last = roundOf(c.tasks)
  const hidden = (t: Task) =>
    def.states[t.state]?.tasks?.apart === true &&
    t.round === last &&
    c.state === t.state &&
    !(actor.kind === 'staff' && actor.posts.some(post => post.unit !== null && post.unit === t.unit))
  return new Set(c.tasks.filter(hidden).map(t => t.id))
}

const veiled = (task: Task): Task => ({ ...task, answers: {} })

/** The case and its history without the answers that may not be read yet. */
export function apartFor<E extends Event>(
  def: Def,
  c: Case,
  events: readonly E[],
  actor: Actor,
): { readonly c: Case; readonly events: E[] } {
  const hidden = hiddenParts(def, c, actor)
  if (hidden.size === 0) return { c, events: [...events] }
  return {
    c: { ...c, tasks: c.tasks.map(t => (hidden.has(t.id) ? veiled(t) : t)) },
    events: events.map(e =>
      e.body.kind === 'TaskChanged' && hidden.has(e.body.task.id) ? { ...e, body: { ...e.body, task: veiled(e.body.task) } } : e,
    ),
  }
}

/**
 * The weighed mean of what the units of this round answered, to one decimal. A unit does not count for itself; a weight is
 * the number in the register row named like the field, one where there is none. Null where nobody counts.
 */
export function meanOf(
  def: Def,
  c: Case,
  row: (register: string, key: string) => Readonly<Record<string, unknown>> | null,
): number | null {
  const tasks = def.states[c.state]?.tasks
  if (!tasks?.mean) return null
  const { of, register, weight } = tasks.mean
  const weights = of.map(field => {
    const said = row(register, field)?.[weight]
    return typeof said === 'number' && said >= 0 ? said : 1
  })
  const last = roundOf(c.tasks)
  const scores = c.tasks
    .filter(t => t.round === last && t.status === 'answered' && t.unit !== c.unit)
    .map(t => of.reduce((sum, field, n) => sum + Number(t.answers[field] ?? 0) * weights[n]!, 0))
  const whole = weights.reduce((sum, w) => sum + w, 0)
  if (scores.length === 0 || whole === 0) return null
  return Math.round((scores.reduce((sum, s) => sum + s, 0) / scores.length / whole) * 10) / 10
}
