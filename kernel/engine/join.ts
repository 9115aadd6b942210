import type { FieldsData } from '../define/field.ts'
import { authorOf, isOwn } from './actor.ts'
import { readAnswers } from './answers.ts'
import type { Context, Def } from './context.ts'
import type { Case, Command, Event, Refusal } from './model.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** More than this many are no neighbours with the same broken pipe; whoever comes later reports for themselves. */
export const mostJoined = 500

/** What one who joins is asked: how to reach them, if they like. */
export const contactFields = (def: Pick<Def, 'form'>): FieldsData =>
  Object.fromEntries(
    Object.entries(def.form)
      .filter(([, field]) => field.personal && (field.kind === 'person' || field.kind === 'phone'))
      .map(([key, { when: _, ...field }]) => [key, { ...field, required: false }]),
  )

/** How many reported this matter: the first reporter, those who joined, and all of the cases merged into it. */
export const voicesOf = (c: Pick<Case, 'joined' | 'gathered'>): number =>
  1 + c.joined.length + c.gathered.reduce((sum, one) => sum + one.voices, 0)

/** May anybody still join? Null, or why not. */
export function whyNotJoin(def: Def, c: Case): Refusal | null {
  if (!def.known) return { refused: 'known-not-here' }
  if (def.states[c.state]?.ends) return { refused: 'join-ended' }
  return c.joined.length >= mostJoined ? { refused: 'joined-full', detail: { most: mostJoined } } : null
}

/** “I have this too”: another reporter of the same case, with a number and a contact of their own. */
export function join(def: Def, c: Case, command: Of<'join'>, ctx: Context): readonly Event[] | Refusal {
  const { actor } = ctx
  if (actor.kind === 'clock' || actor.kind === 'bearer') return { refused: 'step-not-yours' }
  // Staff pass on what somebody told them, as when they file.
  const staff = actor.kind === 'staff' ? actor.posts.find(p => def.filedBy.includes(p.role)) : null
  if (staff === undefined) return { refused: 'file-not-yours' }
  const no = whyNotJoin(def, c)
  if (no) return no
  const person = actor.kind === 'resident' ? actor.person : null
  if (isOwn(actor, c) || (person !== null && c.joined.some(one => one.person === person))) return { refused: 'joined-already' }
  const read = readAnswers(contactFields(def), command.answers, ctx)
  if ('refused' in read) return read
  // A voice sets no clock: many asking is a reason to look sooner, which a person decides.
  const by = authorOf(actor, staff?.role ?? 'resident')
  return [
    { at: ctx.now, by, command: command.id, body: { kind: 'Joined', number: command.number, person, answers: read.answers } },
  ]
}

/** The rating that one who joined, or the reporter of a merged case, gave already; undefined when they are nobody here. */
export function ratedBy(c: Pick<Case, 'joined' | 'gathered'>, voice: string | undefined) {
  const one = c.joined.find(j => j.id === voice) ?? c.gathered.find(g => g.case === voice)
  return one?.rated
}

/** May this voice rate now? As soon as the first reporter may, and after the end as long as they did not. */
export function mayRateToo(def: Def, c: Case, voice: string | undefined): boolean {
  const step = def.known?.rates === undefined ? undefined : def.steps[def.known.rates]
  const ripe = step?.from.includes(c.state) === true || def.states[c.state]?.ends === 'done'
  return step !== undefined && ripe && ratedBy(c, voice) === null
}

export function rateToo(def: Def, c: Case, command: Of<'rateToo'>, ctx: Context): readonly Event[] | Refusal {
  const voice = ctx.actor.kind === 'bearer' && ctx.actor.case === c.id ? ctx.actor.voice : undefined
  const step = def.known?.rates
  if (voice === undefined || step === undefined || ratedBy(c, voice) === undefined) return { refused: 'step-not-yours' }
  if (ratedBy(c, voice) !== null) return { refused: 'nothing-to-do' }
  if (!mayRateToo(def, c, voice)) return { refused: 'step-not-now', detail: { step, state: c.state } }
  const read = readAnswers(def.steps[step]?.ask ?? {}, command.answers, ctx)
  if ('refused' in read) return { ...read, detail: { step } }
  const by = authorOf(ctx.actor, 'resident')
  return [{ at: ctx.now, by, command: command.id, body: { kind: 'RatedToo', voice, answers: read.answers } }]
}
