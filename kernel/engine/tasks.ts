import { authorOf, isOwn, roleFor } from './actor.ts'
import { readAnswers } from './answers.ts'
import type { Context, Def } from './context.ts'
import { answerClock } from './enter.ts'
import { evolve } from './evolve.ts'
import type { Case, Command, Event, EventBody, Refusal, Task } from './model.ts'
import { step } from './take.ts'

type TaskCommand = Extract<Command, { kind: 'signIn' | 'answerTask' | 'returnTask' | 'recallTask' | 'rateTask' }>

/** The actor's role in the called unit, if any. */
const roleInUnit = (actor: Context['actor'], role: string, unit: string): string | null =>
  actor.kind === 'staff' && actor.posts.some(p => p.role === role && p.unit === unit) ? role : null

/** Those who may act for the lead: whoever may take a step out of the joint state, the called units' own role apart. */
function roleOfLead(def: Def, c: Case, actor: Context['actor']): string | null {
  const steps = Object.values(def.steps).filter(s => s.from.includes(c.state))
  const tasks = def.states[c.state]?.tasks
  const lead = actor.kind === 'staff' && actor.posts.some(p => p.role === tasks?.by && p.unit === c.unit && c.unit !== null)
  if (lead && tasks) return tasks.by
  return roleFor(
    actor,
    [...new Set(steps.flatMap(s => s.by))].filter(r => r !== tasks?.by && r !== 'resident'),
    c,
  )
}

/** Sign in, answer, return, recall and rate one unit's part of a whistled case (吹哨报到, 双考核). */
export function decideTask(def: Def, c: Case, command: TaskCommand, ctx: Context): Event[] | Refusal {
  const task = c.tasks.find(t => t.id === command.task)
  if (!task || isOwn(ctx.actor, c)) return { refused: 'task-unknown' }
  // Rating looks back and stays open after the case has moved on; the other commands belong to the joint state.
  const whistle = def.states[c.state]?.tasks ?? Object.values(def.states).find(s => s.tasks)?.tasks
  if (!whistle) return { refused: 'task-unknown' }
  const open = def.states[c.state]?.tasks !== undefined && task.settledAt === null
  const inUnit = roleInUnit(ctx.actor, whistle.by, task.unit)
  const changed = (
    role: string | null,
    what: Extract<EventBody, { kind: 'TaskChanged' }>['what'],
    change: Partial<Task>,
  ): Event[] => [
    {
      at: ctx.now,
      by: authorOf(ctx.actor, role),
      command: command.id,
      body: { kind: 'TaskChanged', what, task: { ...task, ...change } },
    },
  ]

  switch (command.kind) {
    case 'signIn':
      if (!inUnit) return { refused: 'step-not-yours' }
      if (!open || task.status !== 'called') return { refused: 'task-not-now', detail: { status: task.status } }
      return changed(inUnit, 'signed', { status: 'signed', signedAt: ctx.now, clock: answerClock(def, c.state, c.data, ctx) })
    case 'answerTask': {
      if (!inUnit) return { refused: 'step-not-yours' }
      if (!open || task.status !== 'signed') return { refused: 'task-not-now', detail: { status: task.status } }
      const read = readAnswers(whistle.answer, command.answers, ctx)
      if ('refused' in read) return read
      return settle(
        def,
        c,
        changed(inUnit, 'answered', { status: 'answered', settledAt: ctx.now, answers: read.answers, clock: null }),
        command.id,
        ctx,
      )
    }
    case 'returnTask':
      if (!inUnit) return { refused: 'step-not-yours' }
      if (!open) return { refused: 'task-not-now', detail: { status: task.status } }
      if (command.reason.trim() === '') return { refused: 'answers-invalid', fields: { reason: 'missing' } }
      return changed(inUnit, 'returned', { status: 'returned', settledAt: ctx.now, reason: command.reason.trim(), clock: null })
    case 'recallTask': {
      // A returned part is called again, with the lead's reason.
      const lead = roleOfLead(def, c, ctx.actor)
      if (!lead) return { refused: 'step-not-yours' }
      if (def.states[c.state]?.tasks === undefined || task.status !== 'returned')
        return { refused: 'task-not-now', detail: { status: task.status } }
      if (command.reason.trim() === '') return { refused: 'answers-invalid', fields: { reason: 'missing' } }
      const clock = answerClock(def, c.state, c.data, ctx)
      return changed(lead, 'recalled', {
        status: 'signed',
        signedAt: task.signedAt ?? ctx.now,
        settledAt: null,
        reason: command.reason.trim(),
        clock,
      })
    }
    case 'rateTask': {
      if (!Number.isInteger(command.score) || command.score < 1 || command.score > 5)
        return { refused: 'answers-invalid', fields: { score: 'not-an-option' } }
      if (task.settledAt === null) return { refused: 'task-not-now', detail: { status: task.status } }
      const rated = { score: command.score, words: command.words.trim().slice(0, 1000) }
      // A member of the called unit rates the street, even when that unit also leads.
      if (inUnit && task.unit !== c.unit) return changed(inUnit, 'ratedLead', { ratedLead: rated })
      const lead = roleFor(ctx.actor, ['dispatcher', 'supervisor'], c) ?? roleOfLead(def, c, ctx.actor)
      return lead ? changed(lead, 'ratedUnit', { ratedUnit: rated }) : { refused: 'step-not-yours' }
    }
  }
}

/** After an answer: when the rule says all and all have answered, the case moves on by itself. */
function settle(def: Def, c: Case, events: Event[], command: string, ctx: Context): Event[] {
  const tasks = def.states[c.state]?.tasks
  const after = events.reduce(evolve, c) as Case
  if (!tasks || tasks.settled !== 'all' || !after.tasks.every(t => t.status === 'answered')) return events
  return [...events, ...step(def, after, tasks.then, {}, command, { ...ctx, actor: { kind: 'clock' } })]
}
