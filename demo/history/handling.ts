import type { Actor } from '#kernel/engine/actor'
import { addSpan, type Instant, type Span } from '#methods/working-time/index'
import { isUrgent, load, matterOf, proofOf, soon, whistle } from './before-dispatch.ts'
import { objection } from './disputes.ts'
import { dispatcherOnDuty, handlerInCharge, handlerOf, reporter } from './people.ts'
import { fill } from './report.ts'
import { type Act, afterWork, photo, type Run } from './run.ts'
import { fitting } from './words/fitting.ts'
import * as residents from './words/residents.ts'
import * as say from './words/staff.ts'

const workday = 7 * 60
/** Minutes of office hours in one of a unit, about. */
const minutesIn: Readonly<Record<Span['unit'], number>> = {
  minute: 1,
  hour: 60,
  workhour: 60,
  workday,
  day: (workday * 5) / 7,
  month: workday * 21,
}

/** When the work will be done: usually well within the span, sometimes just, now and then late. */
export function finishAt(run: Run, from: Instant, span: Span, lateShare: number): Instant {
  const { random, world } = run
  const late = random.chance(lateShare * (load(run) > 2 ? 3 : load(run) > 1 ? 2 : 1))
  // Of the late ones a few lie for a week or more.
  const share = late ? 1.05 + random.next() * (random.chance(0.25) ? 4 : 1.2) : 0.12 + random.next() ** 0.75 * 0.83
  const minutes = span.amount * minutesIn[span.unit] * share
  const urgent = span.unit === 'hour'
  const at = urgent ? from + minutes * 60_000 : afterWork(run, from, minutes)
  const due = addSpan(Math.floor(from), span, world.calendar).at
  return late ? Math.max(at, due + 60_000 * random.int(5, 900)) : Math.min(at, due - 60_000 * random.int(3, 25))
}

/** What the one in charge has left, as a span. */
const spanLeft = (run: Run): Span => run.c.clock?.span ?? { amount: 5, unit: 'workday' }

/** 处理中: one unit at work. */
export function handling(run: Run): Act[] {
  const { random, c } = run
  const acts: Act[] = []
  const paused = (c.taken.inquire ?? 0) > 0
  const span = spanLeft(run)
  const due = c.clock?.dueAt ?? run.now
  const left = Math.max(0.15, Math.min(1, (due - run.now) / Math.max(1, addSpan(run.now, span, run.world.calendar).at - run.now)))
  const end = finishAt(run, run.now, { ...span, amount: span.amount }, 0.043)
  const at = (share: number) => run.now + Math.max(30_000, (end - run.now) * share * (paused ? left : 1))
  const hours = (moment: Instant) => (isUrgent(run) ? moment : afterWork(run, moment, 1))

  const objects = objection(run)
  if (objects) return [objects]
  if (!c.taken.sendBack && !c.taken.uphold && !c.taken.ruleUnit && !c.taken.notSolved && !isUrgent(run) && random.chance(0.045))
    return [
      {
        at: soon(run, 70),
        by: handlerInCharge,
        wish: {
          kind: 'take',
          step: 'sendBack',
          answers: { reason: fitting(run.random, say.sendBacks, run.arrival.profile.code) },
        },
      },
    ]
  const helpers = run.world.helpers(String(c.data.category), c.place).filter(unit => unit !== c.unit)
  // A committee that took a matter beyond its list was allowed it once, and does not lead others in it.
  const mayLead = run.world.sending(run.now).unitKind(c.unit!) !== 'community'
  if (mayLead && helpers.length >= 2 && !c.taken.whistle && random.chance(c.taken.notSolved ? 0.12 : 0.008))
    return [whistle(run, hours(at(0.4)), c.unit!, helpers)]
  if (random.chance(0.55))
    acts.push({ at: hours(at(0.043)), by: handlerInCharge, wish: r => ({ kind: 'hold', person: idOf(handlerInCharge(r)) }) })
  if (!paused && !isUrgent(run) && random.chance(0.042)) {
    const question = fitting(run.random, say.questions, run.arrival.profile.code)
    acts.push({ at: hours(at(0.25)), by: handlerInCharge, wish: { kind: 'take', step: 'inquire', answers: { question } } })
    return acts
  }
  if (random.chance(0.16))
    acts.push({
      at: hours(at(random.between(0.1, 0.8))),
      by: handlerInCharge,
      wish: { kind: 'comment', text: fitting(run.random, say.notes, run.arrival.profile.code), open: random.chance(0.4) },
    })
  if (reporter(run) && random.chance(0.06))
    acts.push({
      at: at(random.between(0.3, 0.9)),
      by: r => reporter(r)!,
      wish: { kind: 'comment', text: fitting(run.random, residents.comments, run.arrival.profile.code), open: true },
    })
  const asksMore =
    !isUrgent(run) && (span.unit === 'workday' || span.unit === 'day') && c.clock?.changes.length === 0 && random.chance(0.043)
  if (asksMore) return [...acts, ...moreTime(run, span, due)].sort((a, b) => a.at - b.at)
  acts.push(finish(end))
  return acts.sort((a, b) => a.at - b.at)
}

const idOf = (actor: Actor): string | null => ('person' in actor ? actor.person : null)
const finish = (at: Instant): Act => ({
  at,
  by: handlerInCharge,
  wish: r => ({ kind: 'take', step: 'finish', answers: proofOf(r, r.now, handlerInCharge(r)) }),
})

/** Asked before the time is up; mostly granted. */
function moreTime(run: Run, span: Span, due: Instant): Act[] {
  const { random } = run
  const asked = Math.max(run.now + 60_000, due - random.between(0.15, 0.3) * (due - run.now))
  const granted = random.chance(0.76)
  const more: Span = { amount: Math.max(1, Math.min(8, Math.ceil(span.amount / 2))), unit: 'workday' }
  const answered = Math.min(asked + (due - asked) * 0.6, afterWork(run, asked, random.between(15, 120)))
  const answer = granted
    ? { grant: true, reason: '' }
    : { grant: false, reason: fitting(run.random, say.moreTimeNo, run.arrival.profile.code) }
  return [
    {
      at: asked,
      by: handlerInCharge,
      wish: { kind: 'askMoreTime', span: more, reason: fitting(run.random, say.moreTime, run.arrival.profile.code) },
    },
    { at: answered, by: dispatcherOnDuty, wish: { kind: 'answerMoreTime', ...answer } },
    finish(
      granted ? finishAt(run, due, more, 0.1) : afterWork(run, due, random.between(-200, 300) > 0 ? random.between(10, 300) : 1),
    ),
  ]
}

/** 待居民补充: the office waits for the resident, its own clock stands still. */
export function waiting(run: Run): Act[] {
  const { random } = run
  const at = run.now + random.between(0.5, 60) * 3_600_000
  const told = random.next()
  if (told < 0.62)
    return [
      {
        at,
        by: r => reporter(r) ?? handlerInCharge(r),
        wish: {
          kind: 'take',
          step: 'reply',
          answers: { reply: fill(fitting(run.random, residents.replies, run.arrival.profile.code), run.spot, random) },
        },
      },
    ]
  // Some are reached by telephone, some never answer and the clock goes on.
  return told < 0.85
    ? [{ at: afterWork(run, at, 5), by: handlerInCharge, wish: { kind: 'take', step: 'resume', answers: {} } }]
    : []
}

/** 联合处置: every unit called signs in, works and answers. */
export function joint(run: Run): Act[] {
  const { random, c } = run
  const round = Math.max(...c.tasks.map(task => task.round))
  const acts: Act[] = []
  let last = run.now
  for (const task of c.tasks.filter(t => t.round === round)) {
    const by = (r: Run) => handlerOf(r, task.unit)
    const signed = run.now + (random.chance(0.06 * load(run)) ? random.between(125, 900) : random.between(6, 110)) * 60_000
    acts.push({ at: signed, by, wish: { kind: 'signIn', task: task.id } })
    const span = matterOf.get(String(c.data.category))!.limit
    let from = signed
    if (random.chance(0.07)) {
      const returned = afterWork(run, from, random.between(10, 120))
      const recalled = afterWork(run, returned, random.between(10, 90))
      acts.push({
        at: returned,
        by,
        wish: { kind: 'returnTask', task: task.id, reason: fitting(run.random, say.taskReturns, run.arrival.profile.code) },
      })
      acts.push({
        at: recalled,
        by: dispatcherOnDuty,
        wish: { kind: 'recallTask', task: task.id, reason: fitting(run.random, say.recalls, run.arrival.profile.code) },
      })
      from = recalled
    }
    const answered = finishAt(run, from, span, 0.025)
    acts.push({ at: answered, by, wish: r => answerOf(r, task.id, by(r)) })
    last = Math.max(last, answered)
  }
  // In one of twelve the one in charge closes the round before all have answered.
  if (random.chance(0.08))
    acts.push({ at: run.now + (last - run.now) * 0.9, by: handlerInCharge, wish: { kind: 'take', step: 'gather', answers: {} } })
  return acts.sort((a, b) => a.at - b.at)
}

const answerOf = (run: Run, task: string, by: Actor) => ({
  kind: 'answerTask' as const,
  task,
  answers: { result: fitting(run.random, say.jointResults, run.arrival.profile.code), after: [photo(run, run.now, by, 'after')] },
})
