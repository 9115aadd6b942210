import { describe, expect, it } from 'vitest'
import { defineCase, ends } from '../define/case.ts'
import { DefinitionError } from '../define/check-case.ts'
import { choice, note, place } from '../define/field.ts'
import { dispatcher, gridWorker, resident } from '../define/role.ts'
import { days, hours } from '../define/span.ts'
import { play } from '../testing/play.ts'
import { dispute } from '../testing/small-case.ts'
import { matter } from '../testing/small-matter.ts'
import { aunt, pointIn } from '../testing/small-town.ts'
import { mayRead, mySteps } from './access.ts'
import type { Actor } from './actor.ts'
import { explainSteps } from './explain.ts'
import { mayRateToo, mostJoined, voicesOf } from './join.ts'
import { mergeRole } from './merge.ts'
import type { Case } from './model.ts'
import { storyForOthers } from './public-story.ts'

const pipe = (id = 'case-1') =>
  play(matter, { id }).file({
    words: '水管爆了',
    where: { point: pointIn('g12') },
    kind: 'water',
    reporter: { name: '周婶', phone: '13800001111' },
  })
const voice = (c: Case, by: string): Actor => ({ kind: 'bearer', case: c.id, voice: by })
const liked = { solved: 'yes', satisfied: 'very' } as const

describe('“I have this too”', () => {
  it('adds a voice with a number and a contact of its own, and moves nothing else', () => {
    const c = pipe()
    const { clock, state } = c.case
    c.join({ phone: '13900002222' }, { kind: 'anonymous' }, 'mine-1').join()
    expect(c.case).toMatchObject({
      clock,
      state,
      joined: [{ number: 'mine-1', contact: { phone: '13900002222' } }, { contact: {} }],
    })
    expect(voicesOf(c.case)).toBe(3)
  })

  it('asks how to be reached and nothing else, and takes nothing else', () => {
    expect(pipe().join({ words: '我也要说' }).refused).toMatchObject({ refused: 'answers-invalid', fields: { words: 'unknown' } })
    expect(pipe().join({ phone: 'abc' }).refused).toMatchObject({ refused: 'answers-invalid' })
  })

  it('is refused to the reporter, to one who joined, after the end, beyond the most, and where nothing can be known', () => {
    const other: Actor = { kind: 'resident', person: 'uncle', name: '吴叔' }
    expect(pipe().join({}, aunt).refused).toMatchObject({ refused: 'joined-already' })
    expect(pipe().join({}, other).join({}, other).refused).toMatchObject({ refused: 'joined-already' })
    expect(pipe().take('refuse', dispatcher, { reason: '不在本街道' }).join().refused).toMatchObject({ refused: 'join-ended' })
    const full = pipe()
    for (let n = 0; n < mostJoined; n++) full.join()
    expect(full.refused).toBeNull()
    expect(full.join().refused).toMatchObject({ refused: 'joined-full' })
    const quarrel = play(dispute).file({ where: { point: pointIn('g12') }, kind: 'noise', parties: 2, story: '吵' })
    expect(quarrel.join().refused).toMatchObject({ refused: 'known-not-here' })
  })

  it('gives no right to act, and none to see another’s contact; rating is once and moves nothing', () => {
    const c = pipe().join({ phone: '13900002222' })
    const mine = voice(c.case, c.case.joined[0]?.id ?? '')
    expect(mayRead(matter, mine, c.case)).toBe(false)
    c.take('fix', dispatcher, { result: '换了水管' })
    expect(mySteps(matter, mine, c.case)).toEqual([])
    expect(c.take('rate', mine, liked).refused).toMatchObject({ refused: 'step-not-yours' })
    expect(mayRateToo(matter, c.case, c.case.joined[0]?.id)).toBe(true)
    c.send({ kind: 'rateToo', answers: liked }, mine)
    expect(c.case).toMatchObject({ state: 'callback', joined: [{ rated: liked }] })
    expect(c.send({ kind: 'rateToo', answers: liked }, mine).refused).toMatchObject({ refused: 'nothing-to-do' })
    expect(c.send({ kind: 'rateToo', answers: liked }, voice(c.case, 'nobody')).refused).toMatchObject({
      refused: 'step-not-yours',
    })
  })

  it('waits with rating until the first reporter may', () => {
    const c = pipe().join()
    const no = c.send({ kind: 'rateToo', answers: liked }, voice(c.case, c.case.joined[0]?.id ?? '')).refused
    expect(no).toMatchObject({ refused: 'step-not-now' })
  })

  it('reads what became of it, and nothing that another resident wrote', () => {
    const c = pipe().join().comment('我是三楼的周婶', aunt).take('fix', dispatcher, { result: '换了水管' })
    c.take('rate', aunt, { ...liked, remark: '只有我家知道的话' })
    const told = storyForOthers(matter, c.events, 'zh')
    expect(told.map(e => e.what)).toEqual(['修好了', '评价'])
    expect(JSON.stringify(told)).toContain('换了水管')
    expect(JSON.stringify(told)).not.toMatch(/周婶|爆了|只有我家/)
    expect(JSON.stringify(c.join({ phone: '13900002222' }).story())).not.toContain('13900002222')
  })
})

describe('merging', () => {
  const two = () => ({ main: pipe('main'), one: pipe('one').join() })

  it('ends the one neither done nor refused, its clock standing still, and tells both', () => {
    const { main, one } = two()
    one.pass(hours(3)).mergeInto(main, dispatcher, '同一根水管')
    expect(one.case).toMatchObject({
      state: 'merged',
      clock: null,
      closedAt: one.now,
      follows: { case: 'main', number: 'no-main' },
    })
    expect(main.case.gathered).toMatchObject([{ case: 'one', voices: 2 }])
    expect(voicesOf(main.case)).toBe(3)
    expect(one.story().at(-1)).toMatchObject({ what: '并入 no-main', details: [{ value: '同一根水管' }] })
    expect(main.story('en').at(-1)?.what).toBe('no-one was merged into this case')
    expect(one.publicStory().at(-1)?.what).toBe('与别人反映的是同一件事，合并办理')
    expect(explainSteps(matter, one.actor(dispatcher), one.case, 'zh')).toEqual([
      '案件已“已并案”。',
      '已并入 no-main，进展以那一件为准。',
    ])
    expect(mySteps(matter, one.actor(dispatcher), one.case)).toEqual([])
  })

  it('is taken apart with a reason: state, unit and what was left of the clock are as before', () => {
    const { main, one } = two()
    const { clock, holder, tasks } = one.case
    one.mergeInto(main, dispatcher)
    expect(one.takeApart(main, dispatcher, ' ').refused).toMatchObject({ fields: { reason: 'missing' } })
    one.pass(hours(240)).takeApart(main, dispatcher, '两根水管')
    expect(one.case).toMatchObject({ state: 'reported', holder, tasks, closedAt: null, follows: null, everLate: false })
    expect(one.case.clock?.dueAt).toBe((clock?.dueAt ?? 0) + 10 * 86_400_000)
    expect(one.case.clock?.changes.map(c => c.what)).toEqual(['stopped', 'resumed'])
    expect(main.case.gathered).toEqual([])
    expect(
      one
        .story()
        .slice(-2)
        .map(e => e.what),
    ).toEqual(['并入 no-main', '撤销并案，恢复单独办理（原并入 no-main）'])
    expect(one.takeApart(main, dispatcher).refused).toMatchObject({ refused: 'merge-not-merged' })
  })

  it('leaves a clock that stood still standing still, and one that was late late', () => {
    const main = pipe('main')
    const asked = pipe('asked').take('ask', dispatcher)
    const { kept } = asked.case
    expect(asked.mergeInto(main, dispatcher).takeApart(main, dispatcher).case).toMatchObject({ kept, clock: null })
    const late = pipe('late').pass(days(3))
    const { clock } = late.case
    expect(late.mergeInto(main, dispatcher).takeApart(main, dispatcher).case).toMatchObject({ clock, everLate: true })
  })

  it('takes in what was done already, and gives it back closed as it was', () => {
    const { main, one } = two()
    one.take('fix', dispatcher, { result: '好了' }).take('rate', aunt, liked)
    const { closedAt } = one.case
    one.pass(days(1)).mergeInto(main, dispatcher)
    expect(one.case).toMatchObject({ state: 'merged', closedAt })
    expect(one.takeApart(main, dispatcher).case).toMatchObject({ state: 'closed', closedAt, clock: null })
  })

  it('is refused into itself, in a circle, in a chain, with what was refused, and with another kind', () => {
    const { main, one } = two()
    const third = pipe('third')
    expect(one.mergeInto(one, dispatcher).refused).toMatchObject({ refused: 'merge-itself' })
    one.mergeInto(main, dispatcher)
    expect(main.mergeInto(one, dispatcher).refused).toMatchObject({ refused: 'merge-itself' })
    expect(one.mergeInto(third, dispatcher).refused).toEqual({ refused: 'merge-ended', detail: { number: 'no-main' } })
    expect(third.mergeInto(one, dispatcher).refused).toEqual({ refused: 'merge-ended', detail: { number: 'no-main' } })
    expect(main.mergeInto(third, dispatcher).refused).toEqual({ refused: 'merge-has-own', detail: { count: 1 } })
    third.take('refuse', dispatcher, { reason: '没有这回事' })
    expect(third.mergeInto(main, dispatcher).refused).toMatchObject({ refused: 'merge-ended' })
    expect(third.mergeInto(third, gridWorker).refused).toMatchObject({ refused: 'step-not-yours' })
  })

  it('needs both within reach', () => {
    const { main, one } = two()
    const elsewhere: Actor = {
      kind: 'staff',
      person: 'far',
      name: '远',
      posts: [{ role: 'dispatcher', scope: 'street', unit: null, place: 'another-street' }],
    }
    expect(mergeRole(matter, elsewhere, one.case)).toBeNull()
    expect(one.mergeInto(main, elsewhere).refused).toMatchObject({ refused: 'step-not-yours' })
  })

  it('lets the reporter of the merged case rate the main one', () => {
    const { main, one } = two()
    one.mergeInto(main, dispatcher)
    main.take('fix', dispatcher, { result: '好了' }).send({ kind: 'rateToo', answers: liked }, voice(main.case, 'one'))
    expect(main.case.gathered).toMatchObject([{ case: 'one', rated: liked }])
  })
})

describe('a definition', () => {
  const base = {
    title: '事',
    filedBy: [resident],
    start: 'a',
    form: { words: note('话'), where: place('地'), kind: choice('类', { x: '甲' }) },
    list: [],
    open: ['words', 'where'],
    states: { a: { title: '甲' }, z: ends('完') },
    steps: { end: { title: '完', from: 'a', to: 'z', by: dispatcher } },
  } as const

  it('that says what may be known is checked: open fields, one state for merged cases, a radius in reason', () => {
    const known = {
      category: 'kind',
      place: 'where',
      words: 'words',
      radius: 9000,
      within: days(9),
      by: dispatcher,
      rates: 'end',
    } as const
    expect(() => defineCase({ ...base, known })).toThrow(DefinitionError)
    expect(() => defineCase({ ...base, known })).toThrow(
      /"kind" tells neighbours.*radius.*end state for merged.*no resident rates/,
    )
    expect(() => defineCase({ ...base, known, confidential: true })).toThrow(/neither confidential cases nor rounds/)
  })

  it('that has a state for merged cases must say what may be known', () => {
    expect(() => defineCase({ ...base, states: { ...base.states, m: ends('并', 'merged') } })).toThrow(
      /nothing says what may be known/,
    )
  })
})
