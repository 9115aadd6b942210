import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { days, handler, leader, supervisor, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { ofUnit } from '#kernel/testing/small-town'
import programme, { districtInspection, districtInspector, supervisionOrder } from './index.ts'

const wish = {
  about: 'promise',
  promise: 'N-2026-17',
  matter: '三处易积水点改造',
  why: '计划写明三月底完成，还没有开工',
  demand: '开工，交现场照片',
  unit: 'roads',
  replyBy: '2026-03-13',
} as const
const rows = { 'plans.promises': { [wish.promise]: { title: wish.matter } } }
const given = (more = {}) => play(supervisionOrder, { rows }).file({ ...wish, ...more }, supervisor)
const answered = () => given().take('reply', handler, { result: '已开工', proof: ['photo-1'] })

describe('a supervision order', () => {
  it('is with the unit as soon as it is given, until the end of the day it names', () => {
    const c = given()
    expect(c.case).toMatchObject({ state: 'doing', unit: 'roads', holder: null })
    expect(new Date(c.case.clock!.dueAt!).toISOString()).toBe('2026-03-13T15:59:59.999Z')
    expect(c.case.clock!.warnAt).toBeLessThan(c.case.clock!.dueAt!)
  })

  it('is settled in time where the unit replied in time, however long the checking takes', () => {
    const c = answered().pass(workdays(8)).take('accept', supervisor, { checked: '到现场看过' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('closed')
  })

  it('is settled late once the time had run out, and cannot be called in time', () => {
    const c = given().pass(days(12))
    expect(c.case.taken.overdue).toBe(1)
    expect(c.state).toBe('doing')
    c.take('reply', handler, { result: '刚开工' }).take('accept', supervisor, { checked: '看过' })
    expect(c.refused?.refused).toBe('step-condition')
    expect(c.take('acceptLate', supervisor, { checked: '看过' }).state).toBe('closedLate')
  })

  it('calls the units that help beside it, and whoever helped is not called again after something was in the way', () => {
    const c = given({ helpers: ['water', 'estate'] })
    expect(c.case.tasks.map(t => t.unit)).toEqual(['water', 'estate'])
    c.task('water').signIn()
    c.task('water').answer({ helped: '管线已探明' })
    c.take('block', handler, { blockedBy: '迁管', clearing: ['water'], clearBy: '2026-03-12' })
    c.take('cleared', supervisor)
    expect(c.refused).toBeNull()
    expect(c.case.tasks.filter(t => t.state === 'doing' && t.settledAt === null).map(t => t.unit)).toEqual(['estate'])
  })

  it('is about a promise of a plan that there is', () => {
    expect(given({ promise: 'another' }).refused?.fields).toEqual({ promise: 'no-such-row' })
  })

  it('counts reminders and moves no clock by them', () => {
    const c = given().pass(workdays(2))
    const due = c.case.clock?.dueAt
    c.take('remind', supervisor, { urge: '请抓紧' }).take('remind', leader, { urge: '请今天回话' })
    expect(c.case.taken.remind).toBe(2)
    expect(c.case.clock?.dueAt).toBe(due)
  })

  it('gives more time when it is asked for with a reason, and counts that', () => {
    const c = given().askMoreTime(workdays(5), '等管材', handler).answerMoreTime(true, '', supervisor)
    expect(c.refused).toBeNull()
    expect(c.case.taken.$moreTime).toBe(1)
    const no = given().askMoreTime(workdays(5), '等管材', handler).answerMoreTime(false, '材料上周已到', supervisor)
    expect(no.case.taken.$moreTime).toBeUndefined()
    expect(given().askMoreTime(workdays(21), '等管材', handler).refused?.refused).toBe('more-time-too-long')
  })

  it('stands still while another unit is to clear the way, and goes on when it did', () => {
    const c = given().pass(workdays(2))
    const left = c.case.clock!.dueAt! - c.now
    c.take('block', handler, { blockedBy: '供水管要先迁', clearing: ['water'], clearBy: '2026-03-20' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('blocked')
    c.pass(days(5))
    expect(c.case.everLate).toBe(false)
    c.task('water').signIn()
    c.task('water').answer({ cleared: '管线已迁' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('doing')
    expect(c.case.unit).toBe('roads')
    expect(c.case.clock!.dueAt! - c.now).toBeGreaterThan(left * 0.5)
  })

  it('comes back to the unit when nobody cleared the way by then, and the other is late, not the unit', () => {
    const c = given().take('block', handler, { blockedBy: '供水管要先迁', clearing: ['water'], clearBy: '2026-03-06' })
    c.pass(days(6))
    expect(c.state).toBe('doing')
    expect(c.case.tasks[0]?.clock).toBeNull()
    expect(c.case.taken.overdue).toBeUndefined()
  })

  it('lets the unit object in writing within five working days, and a leader answer', () => {
    const c = given().take('object', handler, { ground: 'twice', objection: '上周已有一张' })
    expect(c.state).toBe('objected')
    expect(c.case.kept).not.toBeNull()
    expect(c.take('uphold', supervisor, { objectionAnswer: '撤销' }).refused?.refused).toBe('step-not-yours')
    expect(c.take('uphold', leader, { objectionAnswer: '确有一张，撤销' }).state).toBe('withdrawn')
    expect(given().pass(workdays(6)).take('object', handler, { ground: 'time', objection: '太急' }).refused).not.toBeNull()
  })

  it('asks again for an answer to an objection instead of forgetting it', () => {
    const c = given().take('object', handler, { ground: 'time', objection: '太急' }).pass(workdays(11))
    expect(c.state).toBe('objected')
    expect(c.case.taken.askAgain).toBe(2)
    c.take('amend', leader, { objectionAnswer: '分两步', newDemand: '先围挡', newBy: '2026-04-10' })
    expect(new Date(c.case.clock!.dueAt!).toISOString()).toBe('2026-04-10T15:59:59.999Z')
  })

  it('is sent back with a new day', () => {
    const c = answered().take('sendBack', supervisor, { reason: '照片不是这三处', newBy: '2026-03-18' })
    expect(c.state).toBe('doing')
    expect(new Date(c.case.clock!.dueAt!).toISOString()).toBe('2026-03-18T15:59:59.999Z')
    expect(c.case.unit).toBe('roads')
  })

  it('is read by its unit and not by another', () => {
    expect(given().take('reply', ofUnit('water'), { result: '不是我们' }).refused?.refused).toBe('step-not-yours')
  })

  it('names others about the same promise or matter beside it, as a warning', () => {
    expect(supervisionOrder.beside?.map(b => [b.mine, b.warns])).toEqual([
      ['promise', true],
      ['caseNumber', true],
    ])
  })

  it('is never called an inspection, which a street may not make', () => {
    expect(JSON.stringify(supervisionOrder)).not.toContain('督查')
  })
})

describe('an inspection by a district', () => {
  const inspector: Actor = {
    kind: 'staff',
    person: 'supervisor',
    name: '许正',
    posts: [{ role: districtInspector.id, scope: 'office', unit: null, place: null }],
  }
  const second: Actor = { ...inspector, person: 'leader', name: '何远' }
  const inspected = () =>
    play(districtInspection).file(
      { plan: '2026 年督查计划第 3 项', matter: '防汛准备', scope: '到现场两次', unit: 'roads', doneBy: '2026-03-31' },
      inspector,
    )
  const wrong = () => inspected().take('concludeWrong', inspector, { conclusion: '泵未试机', mend: '试机', mendBy: '2026-05-20' })

  it('is a post that only a district gives', () => {
    expect(districtInspector.level).toBe('district')
    expect(programme.roles).toContain(districtInspector)
    expect(play(districtInspection).file({ ...inspected().case.data } as never, supervisor).refused?.refused).toBe(
      'file-not-yours',
    )
  })

  it('leaves thirty days to ask for a review, decided by another person within thirty', () => {
    const c = wrong().take('askReview', handler, { reason: '试过，有记录' })
    expect(c.case.clock?.span).toEqual(days(30))
    expect(c.take('upheldWrong', inspector, { reviewed: '维持' }).refused?.refused).toBe('second-person')
    expect(c.take('upheldWrong', second, { reviewed: '维持' }).state).toBe('mending')
    expect(inspected().take('conclude', inspector, { conclusion: '到位' }).pass(days(31)).state).toBe('closed')
  })

  it('checks what was to be put right', () => {
    const c = wrong().pass(days(31))
    expect(c.state).toBe('mending')
    c.take('mendNow', handler, { mendedHow: '已试机' }).take('check', inspector, { checked: '看过试机' })
    expect(c.state).toBe('closed')
  })
})
