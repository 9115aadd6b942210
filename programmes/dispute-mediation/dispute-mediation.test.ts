import { describe, expect, it } from 'vitest'
import { mayRead, mySteps } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { communityWorker, days, dispatcher, handler, leader, mediator, supervisor } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { aunt, ofUnit, pointIn, stranger } from '#kernel/testing/small-town'
import { dispute } from './index.ts'

const asked = {
  matter: '楼上空调滴水到我家窗台，说了两次没有修',
  kind: 'neighbours',
  where: { point: pointIn('g12') },
  reporter: { name: '周淑芬' },
  phone: '13800001111',
  other: { name: '楼上住户' },
} as const
const yue: Actor = {
  kind: 'staff',
  person: 'yue',
  name: '岳明谦',
  posts: [{ role: mediator.id, scope: mediator.scope, unit: null, place: 'street' }],
}
const begun = () =>
  play(dispute).file(asked).take('accept', communityWorker, { consent: 'asked', chosen: '社区调委会', publicly: 'closed' })
const terms = {
  form: 'written',
  facts: '空调外机排水管脱落',
  items: '楼上三天内接好排水管',
  performBy: '2026-03-20',
} as const

describe('a dispute', () => {
  it('is settled where it came up: met, agreed, kept', () => {
    const c = begun()
    c.take('meet', communityWorker, { meetAt: c.now + 86_400_000, meetIn: '社区调解室' })
    expect(c.state).toBe('meeting')
    c.take('metCommunity', communityWorker, { came: 'both', progress: '谈好了怎么接管子' })
    expect(c.refused).toBeNull()
    c.take('agree', communityWorker, terms).take('perform', communityWorker, { checked: '去看过，不滴水了' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('performed')
  })

  it('begins only when both are willing, and a no of either ends it', () => {
    const c = play(dispute).file(asked)
    expect(c.send({ kind: 'take', step: 'accept', answers: { chosen: '调委会' } }, communityWorker).refused).toMatchObject({
      fields: { consent: 'missing' },
    })
    expect(begun().take('decline', aunt, { reason: '不想谈了' }).state).toBe('ended')
  })

  it('does not spend its time while a meeting is awaited, and goes on by itself when nothing is noted', () => {
    const c = begun()
    const due = c.case.clock?.dueAt ?? 0
    c.take('meet', communityWorker, { meetAt: c.now + 3 * 86_400_000, meetIn: '社区' })
    expect(c.case.kept?.for).toBe('community')
    c.pass(days(4))
    expect(c.state).toBe('community')
    expect(c.case.clock?.dueAt).toBeGreaterThan(due)
  })

  it('goes up only with the consent of both, and a meeting leads back to where it was arranged', () => {
    const c = begun()
    expect(c.send({ kind: 'take', step: 'raise', answers: { reason: '谈不拢' } }, communityWorker).refused).toMatchObject({
      fields: { bothAgree: 'missing' },
    })
    c.take('raise', communityWorker, { bothAgree: 'apart', reason: '谈不拢' })
    expect(c.state).toBe('street')
    c.take('meet', yue, { meetAt: c.now + 86_400_000, meetIn: '街道' })
    expect(mySteps(dispute, yue, c.case)).toContain('metStreet')
    expect(c.send({ kind: 'take', step: 'metCommunity', answers: {} }, communityWorker).refused?.refused).toBe('step-condition')
    c.take('metStreet', yue, { came: 'both', progress: '要住建部门认定' })
    c.take('pass', yue, { unit: 'estate', bothAgreeAgain: 'together', reason: '要部门认定' })
    expect(c.case).toMatchObject({ state: 'department', unit: 'estate' })
    c.take('agree', handler, terms)
    expect(c.state).toBe('agreed')
  })

  it('reminds of the court while there is time, and is followed up when it is over', () => {
    const c = begun().take('agree', communityWorker, terms)
    c.pass(days(21))
    expect(c.case.clock?.warned).toBe(true)
    c.pass(days(10))
    expect(c.state).toBe('performing')
    expect(begun().take('agree', communityWorker, terms).take('confirm', yue, { court: '区人民法院' }).state).toBe('performing')
  })

  it('is taken up again when an agreement was not kept, and the person who asked may say so', () => {
    const c = begun().take('agree', communityWorker, terms).take('broken', aunt, { reason: '还在滴水' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('community')
  })

  it('is read by those who mediate it and by nobody above them', () => {
    const c = begun()
    for (const who of [dispatcher, supervisor, leader]) expect(mayRead(dispute, c.actor(who), c.case)).toBe(false)
    expect(mayRead(dispute, stranger, c.case)).toBe(false)
    expect(mayRead(dispute, ofUnit('estate'), c.case)).toBe(false)
    expect(mayRead(dispute, c.actor(communityWorker), c.case)).toBe(true)
  })

  it('tells the other party’s name to nobody who reads the story', () => {
    const told = JSON.stringify(begun().take('agree', communityWorker, terms).publicStory())
    expect(told).not.toContain('楼上住户')
    expect(told).toContain('楼上三天内接好排水管')
  })
})
