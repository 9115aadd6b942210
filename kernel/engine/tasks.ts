import { authorOf, isOwn, roleFor } from './actor.ts'
import { problemWithWords, readAnswers, wrong } from './answers.ts'
import { meanOf } from './apart.ts'
import type { Context, Def } from './context.ts'
import { answerClock, roundOf } from './enter.ts'
import { evolve } from './evolve.ts'
import type { Case, Command, Event, EventBody, Refusal, Task } from './model.ts'
import { step } from './take.ts'

type TaskCommand = Extract<Command, { kind: 'signIn' | 'answerTask' | 'returnTask' | 'recallTask' | 'rateTask' }>

type Change = Extract<EventBody, { kind: 'TaskChanged' }>['what']

/** The actor's role in the called unit, if any. */
const roleInUnit = (actor: Context['actor'], role: string, unit: string): string | null =>
  actor.kind === 'staff' && actor.posts.some(p => p.role === role && p.unit === unit) ? role : null

/** Those who may act for the lead: the unit in charge, and whoever may take a step out of the joint state. */
function roleOfLead(def: Def, c: Case, task: Task, actor: Context['actor']): string | null {
  const called = def.states[task.state]?.tasks?.by
  const roles = Object.values(def.steps)
    .filter(s => s.from.includes(task.state))
    .flatMap(s => s.by)
    .filter(r => r !== called && r !== 'resident')
  return (
    (called !== undefined && c.unit !== null ? roleInUnit(actor, called, c.unit) : null) ??
    (actor.kind === 'staff' ? roleFor(actor, roles, c) : null)
  )
}

const notYours: Refusal = { refused: 'step-not-yours' }

/** Sign in, answer, return, recall and rate one unit's part of a whistled case (吹哨报到, 双考核). */
export function decideTask(def: Def, c: Case, command: TaskCommand, ctx: Context): Event[] | Refusal {
  const task = c.tasks.find(t => t.id === command.task)
  const rule = def.states[task?.state ?? '']?.tasks
  if (!task || !rule || isOwn(ctx.actor, c)) return { refused: 'task-unknown' }
  const jointly = c.state === task.state && task.round === roundOf(c.tasks)
  const open = jointly && task.settledAt === null
  const notNow: Refusal = { refused: 'task-not-now', detail: { status: task.status } }
  const inUnit = roleInUnit(ctx.actor, rule.by, task.unit)
  const lead = roleOfLead(def, c, task, ctx.actor)
  const changed = (role: string, what: Change, change: Partial<Task>): Event[] => [
    {
      at: ctx.now,
      by: authorOf(ctx.actor, role),
      command: command.id,
      body: { kind: 'TaskChanged', what, task: { ...task, ...change } },
    },
  ]
  const clock = () => answerClock(def, task.state, c, ctx)

  switch (command.kind) {
    case 'signIn':
      if (!inUnit) return notYours
      if (!open || task.status !== 'called') return notNow
      return changed(inUnit, 'signed', { status: 'signed', signedAt: ctx.now, clock: clock() })
    case 'answerTask': {
      if (!inUnit) return notYours
      if (!open || task.status !== 'signed') return notNow
      const read = readAnswers(rule.answer, command.answers, ctx, c.data)
      if ('refused' in read) return read
      const { answers } = read
      return settle(
        def,
        c,
        changed(inUnit, 'answered', { status: 'answered', settledAt: ctx.now, answers, clock: null }),
        command.id,
        ctx,
      )
    }
    case 'returnTask': {
      if (!inUnit) return notYours
      if (!open) return notNow
      const reason = command.reason.trim()
      return (
        wrong({ reason: problemWithWords(reason) }) ??
        changed(inUnit, 'returned', { status: 'returned', settledAt: ctx.now, reason, clock: null })
      )
    }
    case 'recallTask': {
      // A returned part is called again, with the lead's reason.
      if (!lead) return notYours
      if (!jointly || task.status !== 'returned') return notNow
      const again = { status: 'signed', signedAt: task.signedAt ?? ctx.now, settledAt: null, clock: clock() } as const
      const reason = command.reason.trim()
      return wrong({ reason: problemWithWords(reason) }) ?? changed(lead, 'recalled', { ...again, reason })
    }
    case 'rateTask': {
      // Nobody rates their own unit: its members rate the street, the lead rates the unit.
      const role = inUnit ?? lead
      if (!role) return notYours
      if (task.settledAt === null) return notNow
      const { score } = command
      const words = command.words.trim()
      const no = wrong({
        score: Number.isInteger(score) && score >= 1 && score <= 5 ? null : 'not-an-option',
        words: words === '' ? null : problemWithWords(words),
      })
      if (no) return no
      return inUnit
        ? changed(role, 'ratedLead', { ratedLead: { score, words } })
        : changed(role, 'ratedUnit', { ratedUnit: { score, words } })
    }
  }
}

/** After an answer: when the rule says all and all have answered, the case moves on by itself. */
function settle(def: Def, c: Case, events: Event[], command: string, ctx: Context): Event[] {
  const tasks = def.states[c.state]?.tasks
  const after = events.reduce(evolve, c) as Case
  const answered = (t: Task) => t.status === 'answered' || t.round < roundOf(after.tasks)
  if (tasks?.settled !== 'all' || !after.tasks.every(answered)) return events
  const mean = meanOf(def, after, ctx.row)
  const answers = tasks.mean && mean !== null ? { [tasks.mean.into]: mean } : {}
  return [...events, ...step(def, after, tasks.into, answers, command, { ...ctx, actor: { kind: 'clock' } })]
}
