import { authorOf } from './actor.ts'
import type { Context } from './context.ts'
import { evolve } from './evolve.ts'
import type { Case, Event, EventBody } from './model.ts'

/** Turns bodies into events and folds each into the case, so that later bodies see what earlier ones changed. */
export function unfold(
  c: Case,
  bodies: readonly EventBody[],
  command: string,
  role: string | null,
  ctx: Pick<Context, 'now' | 'actor'>,
): [Event[], Case] {
  const events = bodies.map((body): Event => ({ at: ctx.now, by: authorOf(ctx.actor, role), command, body }))
  return [events, events.reduce(evolve, c) as Case]
}
