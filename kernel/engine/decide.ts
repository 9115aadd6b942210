import type { FieldsData } from '../define/field.ts'
import { masked, mayRead, readingRoles, revealingRoles } from './access.ts'
import { authorOf, covers, isOwn, roleFor } from './actor.ts'
import { problemWith, problemWithWords, readAnswers, wrong } from './answers.ts'
import { askedFields, isEmpty } from './asked.ts'
import type { Context, Def } from './context.ts'
import { lengthenClock, spanFurther, timesLengthened } from './deadline.ts'
import { dutyEvent } from './enter.ts'
import { holds } from './holds.ts'
import { join, rateToo } from './join.ts'
import type { Case, Command, Data, Event, EventBody, Refusal } from './model.ts'
import { file, lateSteps, placeField, step, take } from './take.ts'
import { decideTask } from './tasks.ts'
import { unfold } from './unfold.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>
const nothing: Refusal = { refused: 'nothing-to-do' }
export type Decision = readonly Event[] | Refusal

/**
 * What follows from a command: events, or a refusal that says why. Pure: the same case, command and context give the
 * same answer in the browser, on the server and in a test.
 */
export function decide(def: Def, c: Case | null, command: Command, ctx: Context): Decision {
  if (command.kind === 'file') return file(def, command, ctx)
  if (c === null) return nothing
  switch (command.kind) {
    case 'take':
      return take(def, c, command, ctx)
    case 'signIn':
    case 'answerTask':
    case 'returnTask':
    case 'recallTask':
    case 'rateTask':
      return decideTask(def, c, command, ctx)
    case 'comment':
      return comment(def, c, command, ctx)
    case 'attach':
      return attach(def, c, command, ctx)
    case 'hold':
      return hold(def, c, command, ctx)
    case 'correct':
      return correct(def, c, command, ctx)
    case 'askMoreTime':
      return askMoreTime(def, c, command, ctx)
    case 'answerMoreTime':
      return answerMoreTime(def, c, command, ctx)
    case 'warn':
    case 'late':
      return tick(def, c, command, ctx)
    case 'join':
      return join(def, c, command, ctx)
    case 'rateToo':
      return rateToo(def, c, command, ctx)
  }
}

const one = (c: Case, body: EventBody, command: string, role: string | null, ctx: Context): Event[] =>
  unfold(c, [body], command, role, ctx)[0]

/** The role in which an actor who may read this case speaks. */
const voice = (def: Def, c: Case, ctx: Context): string | null =>
  isOwn(ctx.actor, c)
    ? 'resident'
    : mayRead(def, ctx.actor, c) && ctx.actor.kind === 'staff'
      ? (ctx.actor.posts.find(p => readingRoles(def).includes(p.role) && covers(p, c))?.role ?? ctx.actor.posts[0]?.role ?? null)
      : null

/** The role of those at work on the case now: whoever may take a step out of its state, the resident apart. */
function workingRole(def: Def, c: Case, ctx: Context): string | null {
  const steps = Object.values(def.steps).filter(s => s.from.includes(c.state))
  const roles = steps.flatMap(s => s.by).filter(r => r !== 'resident')
  return ctx.actor.kind === 'staff' ? roleFor(ctx.actor, roles, c) : null
}

function comment(def: Def, c: Case, command: Of<'comment'>, ctx: Context): Decision {
  const role = voice(def, c, ctx)
  if (role === null) return { refused: 'step-not-yours' }
  const text = command.text.trim()
  const open = command.open || role === 'resident'
  // A comment sets no clock: talking about a case is not handling it.
  return wrong({ text: problemWithWords(text, 2000) }) ?? one(c, { kind: 'Commented', text, open }, command.id, role, ctx)
}

function attach(def: Def, c: Case, command: Of<'attach'>, ctx: Context): Decision {
  const role = voice(def, c, ctx)
  if (role === null) return { refused: 'step-not-yours' }
  const field = Object.hasOwn(def.form, command.field) ? def.form[command.field] : undefined
  if (field?.kind !== 'photos') return { refused: 'answers-invalid', fields: { [command.field]: 'unknown' } }
  if (command.files.length === 0) return nothing
  const had = (c.data[command.field] as readonly string[] | undefined) ?? []
  const problem = problemWith(field, [...had, ...command.files], ctx)
  if (problem) return { refused: 'answers-invalid', fields: { [command.field]: problem } }
  return one(c, { kind: 'Attached', field: command.field, files: command.files }, command.id, role, ctx)
}

/** Takes a case in hand, gives it to a colleague, or puts it back for the unit. The office itself does so when somebody leaves. */
function hold(def: Def, c: Case, command: Of<'hold'>, ctx: Context): Decision {
  if (def.states[c.state]?.ends) return { refused: 'case-ended' }
  const role = ctx.actor.kind === 'clock' ? 'clock' : workingRole(def, c, ctx)
  if (role === null) return { refused: 'step-not-yours' }
  if (command.person === c.holder) return nothing
  if (command.person !== null && !ctx.hasStaff(command.person))
    return { refused: 'answers-invalid', fields: { person: 'no-such-person' } }
  return one(c, { kind: 'Assigned', unit: c.unit, holder: command.person, because: 'hold' }, command.id, role, ctx)
}

/** Mends the form's answers, e.g. a wrong place, with a reason; what was said before stays in the history. */
function correct(def: Def, c: Case, command: Of<'correct'>, ctx: Context): Decision {
  if (def.states[c.state]?.ends) return { refused: 'case-ended' }
  // The clock corrects a stop whose row in its register was changed.
  const role = ctx.actor.kind === 'clock' ? 'clock' : roleFor(ctx.actor, revealingRoles(def, c), c)
  if (role === null) return { refused: 'step-not-yours' }
  const keys = Object.keys(command.answers)
  if (keys.length === 0) return nothing
  const where = placeField(def)
  const moved = where !== null && Object.hasOwn(command.answers, where)
  const { asked, given, before, gone } = toCorrect(def, c, command.answers)
  const read = readAnswers(asked, given, ctx, before)
  const reason = command.reason.trim()
  const no = wrong({
    ...(moved && ctx.place === null && { [where]: 'outside' }),
    ...('refused' in read && read.fields),
    ...Object.fromEntries(keys.filter(key => isMasked(def, c, key, command.answers[key])).map(key => [key, 'masked'])),
    reason: problemWithWords(reason),
  })
  if (no || 'refused' in read) return no ?? nothing
  const place = moved ? ctx.place : null
  // What is asked to be empty is emptied, not left as it was.
  const answers = { ...Object.fromEntries([...keys, ...gone].map(key => [key, null])), ...read.answers }
  // In another grid it is another person's turn.
  const duty = place ? dutyEvent(def.states[c.state]!, place, c.unit, ctx) : []
  return unfold(c, [{ kind: 'Corrected', answers, place, reason }, ...duty], command.id, role, ctx)[0]
}

const only = (data: Data, keys: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => keys.includes(key)))

/** A correction may open or close questions that hang on it: what is asked now, with what, and which answers go. */
function toCorrect(def: Def, c: Case, answers: Data) {
  const given = { ...only(c.data, Object.keys(def.form)), ...answers }
  const now = askedFields(def.form, given)
  const was = askedFields(def.form, c.data)
  const named = (key: string) => Object.hasOwn(answers, key)
  const opened = (key: string) => Object.hasOwn(now, key) && !Object.hasOwn(was, key)
  const keys = Object.keys(def.form).filter(key => named(key) || opened(key))
  const gone = Object.keys(def.form).filter(key => !Object.hasOwn(now, key) && !isEmpty(c.data[key]))
  const unknown = Object.keys(answers).filter(key => !Object.hasOwn(def.form, key))
  return {
    asked: only(def.form, keys) as FieldsData,
    given: only(given, [...keys, ...unknown]),
    before: only(given, Object.keys(now)),
    gone,
  }
}

/** A masked value sent back must not be written over what it hides. */
const isMasked = (def: Def, c: Case, key: string, value: unknown): boolean =>
  def.form[key]?.personal !== undefined &&
  c.data[key] !== undefined &&
  JSON.stringify(masked(def, c.data)[key]) === JSON.stringify(value)

function askMoreTime(def: Def, c: Case, command: Of<'askMoreTime'>, ctx: Context): Decision {
  const rule = def.states[c.state]?.moreTime
  if (!rule || !c.clock?.dueAt || c.moreTime || timesLengthened(c.clock) >= rule.times) return { refused: 'more-time-not-now' }
  const role = workingRole(def, c, ctx)
  if (role === null) return { refused: 'step-not-yours' }
  const reason = command.reason.trim()
  const span = problemWith({ kind: 'span', title: '', required: true }, command.span, ctx)
  const no = wrong({ reason: problemWithWords(reason), span })
  if (no) return no
  const asked = spanFurther(c.clock.dueAt, command.span, ctx.calendar)
  if (asked.at > spanFurther(c.clock.dueAt, rule.atMost, ctx.calendar).at)
    return { refused: 'more-time-too-long', detail: { amount: rule.atMost.amount, unit: rule.atMost.unit } }
  return one(c, { kind: 'MoreTimeAsked', span: command.span, reason }, command.id, role, ctx)
}

function answerMoreTime(def: Def, c: Case, command: Of<'answerMoreTime'>, ctx: Context): Decision {
  const rule = def.states[c.state]?.moreTime
  if (!rule || !c.moreTime || !c.clock) return { refused: 'more-time-not-now' }
  const role = roleFor(ctx.actor, [rule.grantedBy], c)
  if (role === null) return { refused: 'step-not-yours' }
  const reason = command.reason.trim()
  const no = wrong({ reason: command.grant && reason === '' ? null : problemWithWords(reason) })
  if (no) return no
  const answered: EventBody = {
    kind: 'MoreTimeAnswered',
    grant: command.grant,
    span: c.moreTime.span,
    reason,
  }
  const bodies: EventBody[] = command.grant
    ? [answered, { kind: 'ClockSet', clock: lengthenClock(c.clock, c.moreTime.span, ctx.now, ctx.calendar), kept: c.kept }]
    : [answered]
  return unfold(c, bodies, command.id, role, ctx)[0]
}

/** The clock speaks: somebody is warned, or a step is taken because nobody took one. */
function tick(def: Def, c: Case, command: Of<'warn' | 'late'>, ctx: Context): Decision {
  if (ctx.actor.kind !== 'clock') return { refused: 'step-not-yours' }
  if (command.task) return tickTask(c, command, ctx)
  const clock = c.clock
  if (!clock?.dueAt || clock.lateAt !== null) return nothing
  if (command.kind === 'warn')
    return clock.warned || ctx.now < (clock.warnAt ?? 0)
      ? nothing
      : one(c, { kind: 'Warned', dueAt: clock.dueAt }, command.id, 'clock', ctx)
  if (ctx.now < clock.dueAt) return nothing
  const [late, after] = unfold(c, [{ kind: 'WentLate', dueAt: clock.dueAt }], command.id, 'clock', ctx)
  const steps = lateSteps(def.states[c.state])
  const next = steps.find(name => !def.steps[name]?.when || holds(def.steps[name].when, after)) ?? steps.at(-1)
  return next ? [...late, ...step(def, after, next, {}, command.id, ctx)] : late
}

function tickTask(c: Case, command: Of<'warn' | 'late'>, ctx: Context): Decision {
  const task = c.tasks.find(t => t.id === command.task)
  const clock = task?.clock
  if (!task || !clock?.dueAt || clock.lateAt !== null) return nothing
  const late = command.kind === 'late'
  if (late ? ctx.now < clock.dueAt : clock.warned || ctx.now < (clock.warnAt ?? 0)) return nothing
  const ticked = late ? { ...clock, lateAt: ctx.now } : { ...clock, warned: true, warnAt: null }
  return [
    {
      at: ctx.now,
      by: authorOf(ctx.actor, 'clock'),
      command: command.id,
      body: { kind: 'TaskChanged', what: late ? 'late' : 'warned', task: { ...task, clock: ticked } },
    },
  ]
}
