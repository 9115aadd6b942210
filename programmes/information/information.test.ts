import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/engine/actor'
import { publicationReviewer, publisher, resident } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { aunt } from '#kernel/testing/small-town'
import information, { disclosure } from './index.ts'

const asked = {
  wanted: '2025 年楼道照明改造的决算',
  copy: 'online',
  applicant: { name: '周淑芬', phone: '13800001111' },
  phone: '13800001111',
} as const
const holding = (role: typeof publisher | typeof publicationReviewer, person: string): Actor => ({
  kind: 'staff',
  person,
  name: person,
  posts: [{ role: role.id, scope: role.scope, unit: null, place: null }],
})
const clerk = holding(publisher, 'clerk')
const head = holding(publicationReviewer, 'head')
const day = 86_400_000

const received = () => play(disclosure).file(asked)

describe('a request for information', () => {
  it('is answered within twenty working days', () => {
    const c = received()
    expect(c.state).toBe('received')
    const due = c.case.clock?.dueAt ?? 0
    expect(due - c.now).toBeGreaterThan(20 * day)
    expect(due - c.now).toBeLessThan(40 * day)
    c.take('answer', clerk, { kind: 'given', result: '决算表见附件，可在信息公开专栏查看。' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('answered')
  })

  it('is lengthened once, by twenty working days, when the reviewer agrees', () => {
    const c = received()
    const before = c.case.clock?.dueAt ?? 0
    c.askMoreTime({ amount: 20, unit: 'workday' }, '要征求第三方意见', clerk)
    expect(c.refused).toBeNull()
    c.answerMoreTime(true, '同意', head)
    expect(c.refused).toBeNull()
    expect(c.case.clock?.dueAt).toBeGreaterThan(before + 20 * day)
    c.askMoreTime({ amount: 5, unit: 'workday' }, '还不够', clerk)
    expect(c.refused?.refused).toBe('more-time-not-now')
  })

  it('waits for what the applicant still has to say, and lapses when nothing comes', () => {
    const c = received().take('inquire', clerk, { question: '请说明是哪几个小区。' })
    expect(c.state).toBe('clarifying')
    c.take('supply', aunt, { supplement: '柳河社区三个小区。' })
    expect(c.state).toBe('received')
    c.take('inquire', clerk, { question: '还缺年份。' }).pass({ amount: 40, unit: 'day' })
    expect(c.state).toBe('withdrawn')
  })

  it('is refused only with ground, reason and the way to appeal', () => {
    const c = received().send({ kind: 'take', step: 'refuse', answers: { ground: 'privacy' } }, clerk)
    expect(c.refused).toMatchObject({ refused: 'answers-invalid', fields: { reason: 'missing', remedy: 'missing' } })
    c.take('refuse', clerk, { ground: 'privacy', reason: '涉及他人住址。', remedy: '六十日内可向区人民政府申请复议。' })
    expect(c.state).toBe('refused')
  })

  it('is nobody’s to answer but the publisher’s', () => {
    expect(
      received().send({ kind: 'take', step: 'answer', answers: { kind: 'given', result: 'x' } }, resident).refused?.refused,
    ).toBe('step-not-yours')
  })
})

describe('the classes of documents', () => {
  it('have each a code of their own, and those that bind say from when', () => {
    const all = Object.values(information.documents)
    expect(new Set(all.map(d => d.code)).size).toBe(all.length)
    for (const d of all.filter(one => one.binds)) expect(d.needs, d.title).toContain('effectiveFrom')
  })

  it('show announcements for seven days', () => {
    expect(information.documents.announcement?.shownFor).toEqual({ amount: 7, unit: 'day' })
  })
})
