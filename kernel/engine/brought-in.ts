import { authorOf } from './actor.ts'
import type { Context, Def } from './context.ts'
import { enter } from './enter.ts'
import { evolve } from './evolve.ts'
import type { Case, Event, EventBody, Past } from './model.ts'
import { unfold } from './unfold.ts'

/**
 * The history of a matter brought in from another system: reported when it was reported there; late when it was late there;
 * and either ended, at the moment it ended there, or waiting in the first state, with a clock that runs from now, since
 * this office has it only now. That it was brought in, by whom and when, is said by an event of its own.
 * @throws RangeError when `past.ended` names no end state: whoever maps it must not guess
 */
export function broughtIn(def: Def, filed: Event, past: Past, role: string | null, ctx: Context): Event[] {
  const { ended, dueAt, filedAt, source, external } = past
  if (ended && !def.states[ended.state]?.ends) throw new RangeError(`"${ended.state}" is no end of "${def.title}"`)
  const until = ended?.at ?? ctx.now
  const command = ctx.idFor(filed.command, 0)
  const by = authorOf(ctx.actor, role)
  const event = (at: number, body: EventBody): Event => ({ at, by, command, body })
  const late = dueAt !== null && dueAt < until ? [event(Math.max(dueAt, filedAt), { kind: 'WentLate', dueAt })] : []
  const history = [
    filed,
    ...late,
    event(until, {
      kind: 'Imported',
      source,
      external,
      recordedAt: ctx.now,
      to: ended?.state ?? def.start,
      ends: ended !== null,
      words: ended?.words ?? '',
    }),
  ]
  if (ended) return history
  const c = history.reduce<Case | { id: string }>(evolve, { id: filed.command }) as Case
  const [more] = unfold(c, enter(def, null, def.start, c, command, ctx), command, role, ctx)
  return [...history, ...more]
}
