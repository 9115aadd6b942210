import { describe, expect, it } from 'vitest'
import { explainDuty } from '#kernel/engine/explain'
import { days, dispatcher, gridWorker, handler, leader, supervisor, workdays, workhours } from '#kernel/index'
import { type PlayOptions, play } from '#kernel/testing/play'
import { names, ofUnit, people, pointIn } from '#kernel/testing/small-town'
import { incident } from './incident.ts'

const rows = {
  catalogue: { lamp: { limit: workdays(3) }, dance: { limit: workdays(3) }, pit: { limit: workdays(3) } },
  communityMatters: { 1: { category: 'dance', duty: 'lead' }, 2: { category: 'lamp', duty: 'assist' } },
}
const rules: NonNullable<PlayOptions['rules']> = {
  version: 4,
  rules: [
    { id: 'a', categories: ['lamp'], places: [], when: { working: false }, unit: 'city', helpers: [] },
    { id: 'b', categories: ['lamp'], places: ['c1'], unit: 'estate', helpers: ['roads'], within: workdays(1), title: '楼道' },
    { id: 'c', categories: [], places: [], unit: 'city', helpers: [] },
  ],
}
/** In this town the water station stands for a community. */
const kinds = { water: 'community' }
const filed = (category = 'lamp') =>
  play(incident, { rows, rules, kinds })
    .file({ words: '楼道灯坏了', where: { point: pointIn('g12') }, kind: 'building' })
    .take('verify', gridWorker, { seen: '不亮' })
    .take('file', dispatcher, { category })
const sent = () => filed().take('dispatch', dispatcher, { unit: 'estate' })
const no = { ground: 'notOurs', reason: '不是我们的' } as const

describe('a case sent by the rules', () => {
  it('keeps which rule of which version proposed its unit, and why', () => {
    const why = explainDuty(incident, sent().events, 'zh', names).join('')
    expect(why).toContain('第 4 版规则第 2 条“楼道”')
    expect(why).toContain('地点在一号社区')
    expect(why).toContain('不适用：要求非工作时间，当时是工作时间')
    expect(explainDuty(incident, sent().events, 'en', names).join('')).toContain('rule 2 “楼道” of version 4 proposes')
  })

  it('runs on the rule’s limit instead of the catalogue’s, and on the catalogue’s when sent elsewhere', () => {
    expect(sent().case.clock?.span).toEqual(workdays(1))
    expect(filed().take('dispatch', dispatcher, { unit: 'roads' }).case.clock?.span).toEqual(workdays(3))
    const back = sent().take('sendBack', handler, { reason: '不归我们' }).take('dispatch', dispatcher, { unit: 'roads' })
    expect(back.case.clock?.span).toEqual(workdays(3))
  })

  it('says so when it was sent against the proposal', () => {
    const p = filed().take('dispatch', dispatcher, { unit: 'roads' })
    expect(explainDuty(incident, p.events, 'zh', names).join('')).toContain('没有按建议')
  })
})

describe('a rule set that sends a case round in a circle', () => {
  it('is noticed when A, then B gave it back and the rules say A again: it is said, and a person decides', () => {
    const p = sent()
      .take('sendBack', ofUnit('estate'), { reason: '不归我们' })
      .take('dispatch', dispatcher, { unit: 'roads' })
      .take('sendBack', ofUnit('roads'), { reason: '也不归我们' })
    expect(p.case.handedBack).toEqual(['estate', 'roads'])
    p.take('dispatch', dispatcher, { unit: 'estate' })
    const assigned = p.events.flatMap(e => (e.body.kind === 'Assigned' && e.body.proposed ? [e.body] : [])).at(-1)
    expect(assigned?.proposed?.circle).toEqual(['estate', 'roads', 'estate'])
    expect(assigned?.limit).toBeUndefined()
    expect(explainDuty(incident, p.events, 'zh', names).join('')).toContain('兜圈')
  })
})

describe('a disputed dispatch', () => {
  it('goes back to the dispatcher with a reason, while the clock of the work stands still', () => {
    const p = sent().take('object', handler, { ...no, shouldBe: 'roads' })
    expect(p.state).toBe('disputed')
    expect(p.case.kept?.for).toBe('handling')
    expect(p.case.clock?.span).toEqual(workhours(8))
    const left = p.case.kept?.leftMs
    p.take('uphold', dispatcher, { reason: '职责清单写明' })
    expect(p.case).toMatchObject({ state: 'handling', unit: 'estate' })
    expect(p.case.clock?.changes.at(-1)).toMatchObject({ what: 'resumed', leftMs: left })
  })

  it('may be sent to the unit it names, which then has the whole time', () => {
    const p = sent()
      .pass(workhours(2))
      .take('object', handler, { ...no, shouldBe: 'roads' })
    p.take('resend', dispatcher, { unit: 'roads', reason: '路灯归养护所' })
    expect(p.case).toMatchObject({ state: 'handling', unit: 'roads' })
    expect(p.case.clock).toMatchObject({ startedAt: p.now, changes: [] })
  })

  it('comes too late after the limit, and that is said', () => {
    const p = sent().pass(days(4)).take('object', handler, no)
    expect(p.refused).toMatchObject({ refused: 'step-too-late' })
  })

  it('may be put to the units named, whose views are kept, once', () => {
    const p = sent().take('object', handler, no)
    p.take('consult', dispatcher, { consulted: ['roads', 'city'], question: '归谁' })
    p.task('roads').signIn().task('roads').answer({ view: '归我们' })
    p.task('city').signIn().task('city').answer({ view: '归养护所' })
    expect(p.state).toBe('disputed')
    p.take('consult', dispatcher, { consulted: ['roads'], question: '再问' })
    expect(p.refused).toMatchObject({ refused: 'step-condition' })
  })

  it('is before a leader the second time, whose word ends it: neither objection nor return is possible after', () => {
    const p = sent().take('object', handler, no).take('resend', dispatcher, { unit: 'roads', reason: '应归养护所' })
    p.take('object', ofUnit('roads'), no)
    expect(p.refused).toMatchObject({ refused: 'step-condition' })
    p.take('objectAgain', ofUnit('roads'), no)
    expect(p.state).toBe('arbitration')
    p.take('resend', dispatcher, { unit: 'estate', reason: '再改' })
    expect(p.refused).toMatchObject({ refused: 'step-not-now' })
    p.take('ruleUnit', leader, { unit: 'estate', reason: '会议定的' })
    expect(p.case).toMatchObject({ state: 'handling', unit: 'estate' })
    for (const step of ['object', 'objectAgain', 'sendBack'] as const) {
      p.send({ kind: 'take', step, answers: step === 'sendBack' ? { reason: '不办' } : no }, ofUnit('estate'))
      expect(p.refused, step).toMatchObject({ refused: 'step-condition' })
    }
  })

  it('goes to a leader when the dispatcher lets it lie, and the unit goes on when the leader does too', () => {
    const p = sent().take('object', handler, no).pass(workhours(9))
    expect(p.state).toBe('arbitration')
    p.pass(workdays(2))
    expect(p.case).toMatchObject({ state: 'handling', unit: 'estate' })
  })
})

describe('a community', () => {
  const water = people.find(p => p.posts.some(post => post.unit === 'water'))!

  it('is not given a matter outside its list without an approval', () => {
    const p = filed('pit').take('dispatch', dispatcher, { unit: 'water' })
    expect(p.refused).toEqual({ refused: 'unit-not-listed', detail: { step: 'dispatch', unit: 'water', ask: 'askCommunity' } })
    expect(filed('dance').take('dispatch', dispatcher, { unit: 'water' }).refused).toBeNull()
    expect(water).toBeDefined()
  })

  it('never leads a matter it only assists in, but may be whistled for', () => {
    const p = filed('lamp').take('dispatch', dispatcher, { unit: 'water' })
    expect(p.refused).toMatchObject({ refused: 'unit-only-assists' })
    p.take('whistle', dispatcher, { unit: 'water', units: ['estate'], question: '一起办' })
    expect(p.refused).toMatchObject({ refused: 'unit-only-assists' })
    p.take('whistle', dispatcher, { unit: 'estate', units: ['water'], question: '一起办' })
    expect(p.refused).toBeNull()
    expect(
      filed('pit').take('whistle', dispatcher, { unit: 'estate', units: ['water'], question: '一起办' }).refused,
    ).toMatchObject({ refused: 'unit-not-listed' })
  })

  it('may be sent it once when a second person approved', () => {
    const p = filed('pit').take('askCommunity', dispatcher, { askedUnit: 'water', reason: '人手不够，居民认得社区' })
    p.take('allowCommunity', dispatcher, { allowedUnit: 'water' })
    expect(p.refused).toMatchObject({ refused: 'step-not-yours' })
    p.take('allowCommunity', supervisor, { allowedUnit: 'water' }).take('dispatch', dispatcher, { unit: 'water' })
    expect(p.case).toMatchObject({ state: 'handling', unit: 'water' })
    p.take('sendBack', ofUnit('water'), { reason: '办不了' }).take('dispatch', dispatcher, { unit: 'water' })
    expect(p.refused).toMatchObject({ refused: 'unit-not-listed' })
  })

  it('is not approved by the one who asked, whatever posts they hold', () => {
    const both = people.find(p => p.posts.some(post => post.role === 'dispatcher'))!
    const double = { ...both, posts: [...both.posts, { ...both.posts[0]!, role: 'supervisor' }] }
    const p = filed('pit').take('askCommunity', double, { askedUnit: 'water', reason: '请批' })
    p.take('allowCommunity', double, { allowedUnit: 'water' })
    expect(p.refused).toEqual({ refused: 'second-person', detail: { step: 'allowCommunity' } })
  })

  it('is not sent to another community on the strength of an approval for this one', () => {
    const p = filed('pit').take('askCommunity', dispatcher, { askedUnit: 'estate', reason: '请批' })
    p.take('allowCommunity', supervisor, { allowedUnit: 'estate' }).take('dispatch', dispatcher, { unit: 'water' })
    expect(p.refused).toMatchObject({ refused: 'unit-not-listed' })
  })
})
