import { describe, expect, it } from 'vitest'
import { defineCase, ends } from '../define/case.ts'
import { DefinitionError } from '../define/check-case.ts'
import { note, unit } from '../define/field.ts'
import { handler, supervisor } from '../define/role.ts'
import { workdays } from '../define/span.ts'
import { play } from '../testing/play.ts'
import { explainDuty } from './explain.ts'

const shape = (remind: object) =>
  defineCase({
    title: '交办',
    filedBy: [supervisor],
    start: 'given',
    form: { words: note('什么事') },
    list: ['words'],
    open: [],
    states: {
      given: { title: '待交办' },
      doing: {
        title: '办理中',
        within: workdays(5),
        moreTime: { grantedBy: supervisor, atMost: workdays(5), times: 1 },
      },
      done: ends('已办'),
    },
    steps: {
      give: { title: '交办', from: 'given', to: 'doing', by: supervisor, ask: { unit: unit('单位') }, assign: 'unit' },
      remind: { title: '催办', from: 'doing', to: 'doing', by: supervisor, ask: { urge: note('催什么') }, ...remind },
      finish: { title: '办好', from: 'doing', to: 'done', by: handler },
    },
  })
const given = () =>
  play(shape({ stays: true }))
    .file({ words: '修路灯' }, supervisor)
    .take('give', supervisor, { unit: 'roads' })
    .hold('roads-1', handler)

describe('a step that stays', () => {
  it('is counted and told, and leaves clock, holder, state and the wish for more time as they were', () => {
    const c = given().askMoreTime(workdays(2), '等材料', handler)
    const { clock, enteredAt, moreTime } = c.case
    c.pass(workdays(2)).take('remind', supervisor, { urge: '请抓紧' }).take('remind', supervisor, { urge: '再催' })
    expect(c.refused).toBeNull()
    expect(c.case).toMatchObject({ state: 'doing', holder: 'roads-1', unit: 'roads', clock, enteredAt, moreTime })
    expect(explainDuty(c.def, c.events, 'zh').join()).toContain('roads-1')
    expect(c.case.taken.remind).toBe(2)
    expect(
      c
        .story()
        .at(-1)
        ?.details.map(d => d.value),
    ).toContain('再催')
  })

  it('would wind the clock anew without it', () => {
    const c = play(shape({})).file({ words: '修路灯' }, supervisor).take('give', supervisor, { unit: 'roads' })
    const { startedAt } = c.case.clock!
    c.pass(workdays(2)).take('remind', supervisor, { urge: '请抓紧' })
    expect(c.case.clock?.startedAt).toBeGreaterThan(startedAt)
  })

  it('leads nowhere else and gives the case to nobody', () => {
    expect(() => shape({ stays: true, to: 'done' })).toThrow(DefinitionError)
    expect(() => shape({ stays: true, ask: { to: unit('单位') }, assign: 'to' })).toThrow(/stays/)
  })
})
