import type { StateData, Within } from '../define/case.ts'
import { authorOf, roleFor } from './actor.ts'
import { readAnswers, wrong } from './answers.ts'
import { ownForm } from './asked.ts'
import { broughtIn } from './brought-in.ts'
import { checklistProblems } from './checklist.ts'
import type { Context, Def } from './context.ts'
import { enter } from './enter.ts'
import { evolve } from './evolve.ts'
import { holds } from './holds.ts'
import type { Case, CasePlace, Command, Data, Event, EventBody, Refusal } from './model.ts'
import { guardProblem, sameHand, sentBy, tooLate, usedApproval } from './sending.ts'
import { unfold } from './unfold.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** The steps that the clock may take when the state is late, in order. */
export const lateSteps = (state: StateData | undefined): readonly string[] => [state?.ifLate ?? []].flat()

/** May the actor take this step now? Null, or why not. */
export function whyNot(def: Def, c: Case, stepName: string, ctx: Pick<Context, 'actor'>): Refusal | null {
  const step = Object.hasOwn(def.steps, stepName) ? def.steps[stepName] : undefined
  if (!step) return { refused: 'step-unknown', detail: { step: stepName } }
  if (!step.from.includes(c.state)) return { refused: 'step-not-now', detail: { step: stepName, state: c.state } }
  const byClock =
    ctx.actor.kind === 'clock' &&
    (step.by.includes('clock') ||
      lateSteps(def.states[c.state]).includes(stepName) ||
      def.states[c.state]?.tasks?.into === stepName)
  if (!byClock && (ctx.actor.kind === 'clock' || roleFor(ctx.actor, step.by, c) === null))
    return { refused: 'step-not-yours', detail: { step: stepName } }
  if (step.when && !holds(step.when, c)) return { refused: 'step-condition', detail: { step: stepName } }
  if (sameHand(step, c, ctx.actor)) return { refused: 'second-person', detail: { step: stepName } }
  return null
}

/** Do the answers say a limit anew that the state takes from them? */
function saysLimit(within: Within | undefined, answers: Data): boolean {
  for (let limit = within; limit && !('unit' in limit); limit = limit.otherwise)
    if ('answer' in limit && answers[limit.answer] !== undefined) return true
  return false
}

/** The step itself, with all that follows from entering the state it leads to. The answers are already checked. */
export function step(def: Def, c: Case, stepName: string, answers: Data, command: string, ctx: Context): Event[] {
  const s = def.steps[stepName]!
  const role = ctx.actor.kind === 'clock' ? 'clock' : roleFor(ctx.actor, s.by, c)
  const target = def.states[s.to]!
  const unit = s.assign ? (answers[s.assign] as string) : c.unit
  const bodies: EventBody[] = [
    {
      kind: 'Stepped',
      step: stepName,
      from: c.state,
      to: s.to,
      answers,
      ends: target.ends !== undefined,
      returns: s.returns === true,
      ...(s.handsBack && { handsBack: true }),
      ...(s.stays && { stays: true }),
      ...(Object.values(def.steps).some(later => later.notBy === stepName) && { signed: true }),
    },
  ]
  if (s.assign) bodies.push({ kind: 'Assigned', unit, holder: null, because: `step:${stepName}`, ...sentBy(s, unit, c, ctx) })
  if (s.stays) return unfold(c, bodies, command, role, ctx)[0]
  // Another unit has the whole time, not what the one before left of it; and a limit said anew counts from now.
  const kept = (s.assign && unit !== c.unit) || saysLimit(target.within, answers) ? null : c.kept
  const [events, after] = unfold(c, bodies, command, role, ctx)
  const [more] = unfold(
    after,
    enter(
      def,
      c.state,
      s.to,
      { ...after, holder: after.holder ?? (s.assign ? null : c.holder), clock: c.clock, kept },
      command,
      ctx,
    ),
    command,
    role,
    ctx,
  )
  return [...events, ...more]
}

export function take(def: Def, c: Case, command: Of<'take'>, ctx: Context): Event[] | Refusal {
  const barred = whyNot(def, c, command.step, ctx)
  if (barred) return barred
  const asked = def.steps[command.step]!.ask ?? {}
  const read = readAnswers(asked, command.answers, ctx, c.data)
  if ('refused' in read) return { ...read, detail: { step: command.step } }
  const unchecked = wrong(checklistProblems(def, asked, { ...c.data, ...read.answers }, ctx))
  const no =
    unchecked ?? tooLate(def.steps[command.step]!, command.step, c, ctx) ?? guardProblem(def, c, command.step, read.answers, ctx)
  if (no) return no
  const answers = { ...read.answers, ...usedApproval(def, c, command.step, read.answers) }
  return step(def, c, command.step, answers, command.id, ctx)
}

/** The name of the form's place field, if it has one: a case has one place. */
export const placeField = (def: Pick<Def, 'form'>): string | null =>
  Object.entries(def.form).find(([, f]) => f.kind === 'place')?.[0] ?? null

/** Files a new case. The place was worked out beforehand; a point outside the office is refused, never guessed. */
export function file(def: Def, command: Of<'file'>, ctx: Context): Event[] | Refusal {
  const { actor } = ctx
  const { past, channel } = command
  const handedOver = past !== undefined || channel === 'hotline'
  const may =
    actor.kind === 'staff'
      ? past !== undefined || actor.posts.some(p => def.filedBy.includes(p.role))
      : def.filedBy.includes(actor.kind === 'clock' ? 'clock' : 'resident') || (actor.kind === 'clock' && handedOver)
  if (!may) return { refused: 'file-not-yours' }
  // Another system may hand over what people are not asked, also where nobody stands behind it.
  const form = actor.kind === 'staff' || actor.kind === 'clock' || channel === 'api' ? def.form : ownForm(def.form)
  const read = readAnswers(form, command.answers, ctx)
  if ('refused' in read) return read
  const where = placeField(def)
  if (where && ctx.place === null) return { refused: 'place-outside', fields: { [where]: 'outside' } }
  const place: CasePlace = ctx.place ?? {
    street: null,
    community: null,
    grid: null,
    building: null,
    boundary: null,
    point: null,
    address: null,
  }
  const role =
    actor.kind === 'staff'
      ? (actor.posts.find(p => def.filedBy.includes(p.role))?.role ?? null)
      : actor.kind === 'clock'
        ? 'clock'
        : 'resident'
  const filed: Event = {
    at: past?.filedAt ?? ctx.now,
    // Somebody reported it over there; who, the other system does not say.
    by: past ? authorOf({ kind: 'anonymous' }) : authorOf(actor, role),
    command: command.id,
    body: {
      kind: 'Filed',
      programme: ctx.programme,
      type: ctx.type,
      state: def.start,
      channel,
      // Whoever passes a matter on did not report it.
      filer: 'person' in actor && !handedOver ? actor.person : null,
      place,
      answers: read.answers,
      ...(command.from && { from: command.from }),
    },
  }
  if (past) return broughtIn(def, filed, past, role, ctx)
  const c = evolve({ id: command.id }, filed)
  const unit = def.assign ? (c.data[def.assign] as string) : null
  const given: EventBody[] = unit === null ? [] : [{ kind: 'Assigned', unit, holder: null, because: 'filed' }]
  const [assigned, standing] = unfold(c, given, command.id, role, ctx)
  const [more] = unfold(standing, enter(def, null, def.start, standing, command.id, ctx), command.id, role, ctx)
  return [filed, ...assigned, ...more]
}
