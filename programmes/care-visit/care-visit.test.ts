import { describe, expect, it } from 'vitest'
import { mayRead } from '#kernel/engine/access'
import { communityWorker, days, dispatcher, fieldsOf, hours, leader, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { aunt, people, pointIn } from '#kernel/testing/small-town'
import { careVisit } from './index.ts'

const form = {
  who: { name: '周桂兰' },
  call: '13800000000',
  where: { point: pointIn('g12'), address: '3 幢 2 单元' },
  every: days(3),
}
const neighbour = { name: '何阿姨', phone: '13900000000' }
const agreed = (more: Partial<typeof form & { neighbour: typeof neighbour }> = {}) =>
  play(careVisit)
    .file({ ...form, ...more })
    .take('agree', communityWorker, { agreed: 'asked' })
const holds = (role: string) => people.find(p => p.posts.some(post => post.role === role))!

describe('a care visit', () => {
  it('begins only when somebody asked and it was settled with them', () => {
    const p = play(careVisit).file(form)
    expect(p.state).toBe('asked')
    p.take('fine', communityWorker)
    expect(p.refused).toMatchObject({ refused: 'step-not-now' })
    expect(agreed().case.clock?.span).toEqual(days(3))
  })

  it('comes again as often as agreed, or on the day that was settled at the last visit', () => {
    const p = agreed().take('fine', communityWorker, { next: '2026-03-20' })
    expect(p.state).toBe('due')
    expect(p.case.clock?.span).toEqual(days(16))
    p.pass(days(16)).take('fine', communityWorker)
    expect(p.case.clock?.span).toEqual(days(3))
  })

  it('is made by the same person each time, as long as they work here', () => {
    const p = agreed()
    const first = p.case.holder
    expect(first).not.toBeNull()
    p.take('needs', communityWorker)
    expect(p.case.holder).toBe(first)
  })

  it('goes from the phone to the neighbour to the door when nobody came', () => {
    const p = agreed({ neighbour }).pass(days(3)).pass(hours(1))
    expect(p.state).toBe('call')
    p.pass(hours(16))
    expect(p.state).toBe('neighbour')
    p.pass(hours(4))
    expect(p.state).toBe('door')
    p.take('fine', communityWorker)
    expect(p.state).toBe('due')
  })

  it('leaves the neighbour out where none was named', () => {
    expect(agreed().pass(days(3)).pass(hours(17)).state).toBe('door')
  })

  it('counts a visit that was declined as offered, and asks for no reason', () => {
    const p = agreed().take('declined', communityWorker)
    expect(p.refused).toBeNull()
    expect(careVisit.round?.visits.declined).toBe('offered')
    expect(Object.values(careVisit.steps.declined?.ask ?? {}).some(f => f.required)).toBe(false)
  })

  it('may be ended by the person at any time, without a reason, and is then deleted whole', () => {
    const p = agreed().pass(workdays(1)).take('end', aunt)
    expect(p.refused).toBeNull()
    expect(p.case.closedAt).not.toBeNull()
    expect(careVisit.forget).toEqual(hours(0))
  })

  it('holds no words about the person: only a day, and whether something is needed', () => {
    const asks = Object.values(careVisit.round!.visits).length
    const fields = Object.keys(careVisit.round!.visits).flatMap(name => Object.values(careVisit.steps[name]?.ask ?? {}))
    expect(asks).toBe(3)
    expect(fields.every(f => f.kind === 'day')).toBe(true)
    expect(Object.values(fieldsOf(careVisit)).some(f => f.kind === 'note' || f.kind === 'photos')).toBe(false)
  })

  it('is read by those who visit and by nobody above them', () => {
    const c = agreed().case
    expect(
      mayRead(careVisit, holds(communityWorker.id), {
        ...c,
        place: { ...c.place, community: holds(communityWorker.id).posts[0]!.place },
      }),
    ).toBe(true)
    for (const role of [dispatcher, leader]) expect(mayRead(careVisit, holds(role.id), c)).toBe(false)
  })
})
