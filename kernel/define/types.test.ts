import { describe, expect, expectTypeOf, it } from 'vitest'
import { play } from '../testing/play.ts'
import { aunt, pointIn } from '../testing/small-town.ts'
import { type AnswersOf, defineCase, ends, type FormOf, type StateName, type StepName } from './case.ts'
import { DefinitionError } from './check-case.ts'
import { choice, choices, count, note, optional, type Personal, person, phone, place, type Values, yesno } from './field.ts'
import { share, tally } from './indicator.ts'
import { gridWorker, resident } from './role.ts'
import { hours } from './span.ts'

/**
 * A wrong definition does not compile: each `@ts-expect-error` below is an error of the compiler when nothing is wrong,
 * so every line proves itself in `npm run check`. What runs here only shows that the lines are reached.
 */
const why: Personal = { purpose: '告知结果', basis: 'legal-duty', keep: hours(1) }
const form = {
  kind: choice('类型', { lamp: '灯', pipe: '管' }),
  parties: count('人数'),
  agreed: optional(yesno('同意')),
  tags: optional(choices('标签', { old: '老旧', wet: '潮湿' })),
  where: place('地点'),
  who: optional(person('反映人', why)),
}
const base = { title: '事', filedBy: [resident], start: 'open', form, list: ['kind'], open: ['kind'] } as const
const states = { open: { title: '待办', within: hours(2) }, shut: ends('办结') } as const
const steps = {
  close: {
    title: '办结',
    from: 'open',
    to: 'shut',
    by: gridWorker,
    ask: { how: note('怎么办的'), more: optional(note('其他')) },
  },
  drop: { title: '放下', from: 'open', to: 'shut', by: gridWorker },
} as const
const { drop } = steps
const good = defineCase({ ...base, states, steps })
type Good = typeof good

/** Definitions that must not compile; those that fail when run too say so by throwing. */
const refuses = (define: () => unknown) => expect(define).toThrow(DefinitionError)

describe('the compiler knows of a definition', () => {
  it('its states, steps and answers by name', () => {
    expectTypeOf<StateName<Good>>().toEqualTypeOf<'open' | 'shut'>()
    expectTypeOf<StepName<Good>>().toEqualTypeOf<'close' | 'drop'>()
    expectTypeOf<AnswersOf<Good, 'close'>>().toExtend<{ readonly how: string; readonly more?: string }>()
    expectTypeOf<Values<FormOf<Good>>['kind']>().toEqualTypeOf<'lamp' | 'pipe'>()
    expectTypeOf<Values<FormOf<Good>>>().toHaveProperty('agreed')
    expect(good.start).toBe('open')
  })

  it('which answers a step needs', () => {
    const c = play(good).file({ kind: 'lamp', parties: 1, where: { point: pointIn('g11') } }, aunt)
    // @ts-expect-error: the answer to `how` is required
    c.take('close', gridWorker, {})
    // @ts-expect-error: answers are required
    c.take('close', gridWorker)
    // @ts-expect-error: no such step
    c.take('burn', gridWorker)
    // @ts-expect-error: no such option
    play(good).file({ kind: 'gas', parties: 1, where: {} })
    // @ts-expect-error: `where` is required
    play(good).file({ kind: 'lamp', parties: 1 })
    c.take('close', gridWorker, { how: '修好' })
    // Nothing is asked here, so nothing need be said.
    c.take('drop', gridWorker)
    expectTypeOf(c.state).toEqualTypeOf<'open' | 'shut'>()
    expect(c.state).toBe('shut')
  })
})

describe('a definition does not compile', () => {
  it('when it starts in no state', () => {
    // @ts-expect-error: "begin" is no state
    refuses(() => defineCase({ ...base, start: 'begin', states, steps }))
  })

  it('when a step leads from or to no state', () => {
    const close = { title: '办结', from: 'open', to: 'shut', by: gridWorker } as const
    // @ts-expect-error: "nowhere" is no state
    refuses(() => defineCase({ ...base, states, steps: { close, lose: { ...close, to: 'nowhere' } } }))
    // @ts-expect-error: "nowhere" is no state
    refuses(() => defineCase({ ...base, states, steps: { close, find: { ...close, from: 'nowhere' } } }))
  })

  it('when ifLate names no step', () => {
    const late = { ...states, open: { title: '待办', within: hours(2), ifLate: 'escalate' } } as const
    // @ts-expect-error: "escalate" is no step
    refuses(() => defineCase({ ...base, states: late, steps }))
  })

  it('when the list or the public page names no field', () => {
    // @ts-expect-error: "colour" is no field
    refuses(() => defineCase({ ...base, list: ['colour'], states, steps }))
    // @ts-expect-error: "colour" is no field
    refuses(() => defineCase({ ...base, open: ['colour'], states, steps }))
  })

  it('when a personal field is open to everybody', () => {
    // @ts-expect-error: who reported is nobody's business
    refuses(() => defineCase({ ...base, open: ['who'], states, steps }))
  })

  it('when a step tells somebody who is no person', () => {
    const tells = { ...steps, drop: { ...steps.drop, tell: ['kind'] } } as const
    // @ts-expect-error: a kind cannot be told anything
    refuses(() => defineCase({ ...base, states, steps: tells }))
  })

  it('when a step is for a role that is only a word', () => {
    const spoken = { ...steps, drop: { ...steps.drop, by: 'grid-worker' } } as const
    // @ts-expect-error: a role is a value
    defineCase({ ...base, states, steps: spoken })
  })

  it('when a condition asks about no field, no option, or the wrong way', () => {
    // @ts-expect-error: no such field
    refuses(() => defineCase({ ...base, states, steps: { ...steps, drop: { ...drop, when: c => c.colour.filled() } } }))
    // @ts-expect-error: no such option
    defineCase({ ...base, states, steps: { ...steps, drop: { ...drop, when: c => c.kind.is('gas') } } })
    // @ts-expect-error: a choice is not counted
    defineCase({ ...base, states, steps: { ...steps, drop: { ...drop, when: c => c.kind.over(3) } } })
    // @ts-expect-error: a number is not text
    defineCase({ ...base, states, steps: { ...steps, drop: { ...drop, when: c => c.parties.is('3') } } })
    // @ts-expect-error: no such option
    defineCase({ ...base, states, steps: { ...steps, drop: { ...drop, when: c => c.tags.has('new') } } })
    defineCase({
      ...base,
      states,
      steps: { ...steps, drop: { ...drop, when: c => c.tags.has('old').and(c.parties.over(3)) } },
    })
  })

  it('when a personal field gives no reason', () => {
    // @ts-expect-error: why may the office ask a phone number?
    expect(phone('电话').personal).toBeUndefined()
    // @ts-expect-error: a purpose alone is no ground
    expect(person('反映人', { purpose: '回访' }).personal).toBeDefined()
  })

  it('when a number counts people, or states that are none', () => {
    // @ts-expect-error: the office counts matters, not people
    expect(tally('件数', good, { by: ['who'] }).by).toEqual(['who'])
    // @ts-expect-error: "gone" is no state
    expect(share('办结率', good, ['gone']).states).toEqual(['gone'])
    expect(share('办结率', good, ['shut'], { by: ['kind'] }).by).toEqual(['kind'])
  })
})
