import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayRead, mySteps, readScope } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { replay } from '#kernel/engine/evolve'
import { explainDeadline, explainDuty, explainRefusal, explainSteps } from '#kernel/engine/explain'
import type { Case } from '#kernel/engine/model'
import { whyNot } from '#kernel/engine/take'
import { hours, workdays } from '#kernel/index'
import { type Play, play } from '#kernel/testing/play'
import { aunt, calendar, names, outside, people, pointIn, stranger } from '#kernel/testing/small-town'
import { incident } from './incident.ts'

/** Anything anybody might send in any order, right or wrong: the engine must take it and never contradict itself. */

const rows = { catalogue: { lamp: { limit: workdays(3) }, pipe: { limit: hours(6) } } }
const clock: Actor = { kind: 'clock' }
const actors: readonly Actor[] = [aunt, stranger, ...people, { kind: 'bearer', case: 'case-1' }, { kind: 'anonymous' }, clock]
const busy = people.filter(p => ['grid-12', 'dispatch-1', 'estate-1', 'city-1'].includes(p.person))
const actor = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(aunt, clock, ...busy) }, fc.constantFrom(...actors))
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constant('说得清楚') },
  fc.constantFrom('好', '', ' ', 'x'.repeat(5000), '\u202eabc', '\ud800', '🏮'),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const unit = fc.constantFrom('city', 'roads', 'water', 'estate', 'nobody')
const span = fc.oneof(
  { weight: 2, arbitrary: fc.constant(workdays(2)) },
  fc.record({
    amount: fc.oneof(fc.integer({ min: -1, max: 5000 }), fc.double()),
    unit: fc.constantFrom('hour', 'workday', 'month', 'moon'),
  }),
)

/** Answers that would do, so that the walk gets somewhere. */
const good: Readonly<Record<string, unknown>> = {
  seen: '看过', category: 'lamp', reason: '原因', route: 'beyond', unit: 'estate', units: ['city', 'water'], question: '何时', reply: '明天',
  result: '办好', after: ['photo-1'], seenPhotos: ['photo-2'], checkedPhotos: ['photo-3'], checked: '看过', solved: 'yes', satisfied: 'so',
} // biome-ignore format: a table
const stepNames = Object.keys(incident.steps)
const rightAnswers = (step: string) => {
  const asked = Object.entries(incident.steps).find(([name]) => name === step)?.[1].ask ?? {}
  return Object.fromEntries(Object.keys(asked).flatMap(key => (key in good ? [[key, good[key]]] : [])))
}
const answers = fc.dictionary(
  fc.constantFrom('words', 'where', 'phone', 'pictures', 'unit', 'units', 'reason', 'toString', '__proto__', 'colour'),
  fc.oneof(
    text,
    fc.constantFrom(
      { point: pointIn('g22') },
      { point: outside },
      { point: [200, 0] },
      { address: '某处' },
      ['photo-9'],
      ['city'],
      null,
      7,
    ),
  ),
  { maxKeys: 3 },
)

type Move = (c: Play<typeof incident>) => void
/** Most walks go on to the end instead of being denied, refused or withdrawn at once. */
const shortcuts = ['withdraw', 'deny', 'refuse']
const onward = (steps: readonly string[], n: number) => steps.filter(step => n % 8 === 0 || !shortcuts.includes(step))
const taskOf = (c: Play<typeof incident>, n: number) => c.case.tasks[n % Math.max(1, c.case.tasks.length)]?.id ?? 'none'
const send =
  (command: object, who: Actor): Move =>
  c =>
    c.send(command as Parameters<typeof c.send>[0], who)
const move: fc.Arbitrary<Move> = fc.oneof(
  // Somebody who may, takes a step that is possible, with answers that do.
  { weight: 12, arbitrary: fc.tuple(fc.nat(), fc.nat()).map(([a, s]): Move => c => {
    const able = actors.filter(who => mySteps(incident, who, c.case).length > 0)
    const who = able[a % Math.max(1, able.length)] ?? aunt
    const mine = onward(mySteps(incident, who, c.case), s)
    const step = mine[s % Math.max(1, mine.length)] ?? 'none'
    c.send({ kind: 'take', step, answers: rightAnswers(step) }, who)
  }) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('signIn', 'answerTask', 'returnTask'), fc.nat(5)).map(([kind, n]): Move => c => {
    const task = c.case.tasks[n % Math.max(1, c.case.tasks.length)]
    const who = people.find(p => p.posts.some(post => post.unit === task?.unit)) ?? aunt
    send({ kind, task: task?.id ?? 'none', reason: '不归我', answers: rightAnswers('finish') }, who)(c)
  }) },
  fc.tuple(fc.constantFrom(...stepNames, 'constructor', 'nothing'), answers, actor).map(([step, a, who]) => send({ kind: 'take', step, answers: a }, who)),
  fc.tuple(text, fc.boolean(), actor).map(([t, open, who]) => send({ kind: 'comment', text: t, open }, who)),
  fc.tuple(fc.constantFrom('pictures', 'words', 'constructor'), fc.subarray(['photo-1', 'photo-2', 'lost']), actor).map(([field, files, who]) =>
    send({ kind: 'attach', field, files }, who)),
  fc.tuple(fc.option(fc.constantFrom('estate-1', 'grid-12')), actor).map(([person, who]) => send({ kind: 'hold', person }, who)),
  fc.tuple(answers, text, actor).map(([a, reason, who]) => send({ kind: 'correct', answers: a, reason }, who)),
  fc.tuple(span, text, actor).map(([s, reason, who]) => send({ kind: 'askMoreTime', span: s, reason }, who)),
  fc.tuple(fc.boolean(), text, actor).map(([grant, reason, who]) => send({ kind: 'answerMoreTime', grant, reason }, who)),
  fc.tuple(fc.constantFrom('signIn', 'answerTask', 'returnTask', 'recallTask', 'rateTask'), fc.nat(5), text, fc.integer({ min: 0, max: 6 }), unit, actor).map(
    ([kind, n, t, score, , who]): Move => c => send({ kind, task: taskOf(c, n), reason: t, words: t, score, answers: { result: t } }, who)(c)),
  fc.tuple(fc.constantFrom('warn', 'late'), actor).map(([kind, who]) => send({ kind, task: null }, who)),
  { weight: 3, arbitrary: fc.constantFrom(hours(1), hours(9), workdays(1), workdays(4)).map((s): Move => c => c.pass(s)) },
) // biome-ignore format: one way to move a line

const walk = fc.array(move, { minLength: 1, maxLength: 60, size: 'max' })
const begin = () =>
  play(incident, { rows }).file({
    words: '楼道灯坏了',
    where: { point: pointIn('g12') },
    phone: '13800001111',
    reporter: { name: '周淑芬' },
  })

/** Walks and looks at the case before and after every move. */
function walking(look: (before: Case, c: Play<typeof incident>) => void, numRuns = 300) {
  fc.assert(
    fc.property(walk, moves => {
      const c = begin()
      for (const next of moves) {
        const before = c.case
        next(c)
        look(before, c)
      }
    }),
    { numRuns },
  )
}
const ended = (c: Case) => incident.states[c.state]?.ends !== undefined

describe('whatever is sent in whatever order', () => {
  it('a refused command changes nothing, and an accepted one says something', () => {
    walking((before, c) => {
      if (c.refused) expect(c.case).toBe(before)
    })
  })

  it('the history folds to the case as it stands, also from JSON', () => {
    walking((_, c) => {
      expect(replay(c.case.id, c.events)).toEqual(c.case)
    }, 60)
    walking((_, c) => {
      expect(replay(c.case.id, JSON.parse(JSON.stringify(c.events)))).toEqual(JSON.parse(JSON.stringify(c.case)))
    }, 30)
  })

  it('an end is left by a return only, and who was ever late stays so', () => {
    walking((before, c) => {
      if (before.everLate) expect(c.case.everLate).toBe(true)
      if (!ended(before) || ended(c.case)) return
      const stepped = c.events.flatMap(e => (e.body.kind === 'Stepped' && e.body.from === before.state ? [e.body] : [])).at(-1)
      expect(stepped?.returns).toBe(true)
    })
  })

  it('every open case has a running clock, no ended one has, and no called unit is chased for a case that moved on', () => {
    walking((_, c) => {
      expect(c.case.clock?.dueAt == null).toBe(ended(c.case))
      for (const t of c.case.tasks) if (t.clock) expect([t.state, t.settledAt]).toEqual([c.case.state, null])
      expect(c.case.kept !== null).toBe(c.case.state === 'waiting')
    })
  })

  it('what the report said is never lost or changed but by a correction', () => {
    walking((before, c) => {
      const last = c.events.at(-1)?.body.kind
      const corrected = c.events.slice(-2).some(e => e.body.kind === 'Corrected') || last === 'Attached'
      if (!corrected) for (const key of Object.keys(incident.form)) expect(c.case.data[key]).toEqual(before.data[key])
    })
  })

  it('the steps shown are exactly those that would not be refused', () => {
    walking((_, c) => {
      for (const who of actors.filter(a => a.kind !== 'clock')) {
        const shown = mySteps(incident, who, c.case)
        for (const step of stepNames) expect(whyNot(incident, c.case, step, { actor: who }) === null).toBe(shown.includes(step))
      }
    }, 40)
  })

  it('a list shows exactly what an item shows', () => {
    walking((_, c) => {
      for (const who of actors) expect(inScope(who, c.case)).toBe(mayRead(incident, who, c.case))
    }, 60)
  })

  it('everything can be told and explained in both languages, and the public story keeps personal values to itself', () => {
    walking((_, c) => {
      for (const lang of ['zh', 'en'] as const) {
        const lines = [
          ...explainDeadline(c.case.clock ?? c.case.kept, calendar, lang),
          ...explainDuty(incident, c.events, lang, names),
          ...explainSteps(incident, aunt, c.case, lang, names),
          ...(c.refused ? explainRefusal(c.refused, incident, lang, names) : []),
          ...c.story(lang).flatMap(e => [e.who, e.what]),
        ]
        for (const line of lines) expect(line).toMatch(/^(?!.*(undefined|\{\w+\}|\[object)).+/s)
      }
      expect(JSON.stringify([c.publicStory(), c.story()])).not.toMatch(/13800001111|周淑芬/)
      expect(JSON.stringify(c.publicStory())).not.toMatch(new RegExp(people.map(p => p.name).join('|')))
    }, 40)
  })
})

/** What a database filter would say of one row. */
function inScope(who: Actor, c: Case): boolean {
  const scope = readScope(incident, who)
  const among = (ids: readonly string[], id: string | null) => id !== null && ids.includes(id)
  return (
    scope.office ||
    among(scope.streets, c.place.street) ||
    among(scope.communities, c.place.community) ||
    among(scope.grids, c.place.grid) ||
    among(scope.units, c.unit) ||
    c.tasks.some(t => among(scope.units, t.unit)) ||
    (scope.filer !== null && scope.filer === c.filer) ||
    scope.id === c.id
  )
}
