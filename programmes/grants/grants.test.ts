import { describe, expect, it } from 'vitest'
import { handler, leader, supervisor } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { people, pointIn } from '#kernel/testing/small-town'
import programme, { grantApplication } from './index.ts'

const rows = {
  rules: { participation: { weight: 40 }, voice: { weight: 20 }, satisfaction: { weight: 30 }, lasting: { weight: 10 } },
}
const worker = people.find(p => p.person === 'community-1')!
const asked = () =>
  play(grantApplication, { rows }).file(
    {
      project: '楼道微花园',
      unit: 'estate',
      where: { point: pointIn('g12') },
      done: '居民自己设计、自己种',
      participants: 46,
      voters: 120,
      satisfied: 93,
      sample: 80,
      evidence: ['photo-1'],
      amount: 8000,
    },
    worker,
  )
const scores = { participation: 90, voice: 80, satisfaction: 90, lasting: 60, reasons: '看过现场' }
const scored = () => {
  const c = asked().take('check', supervisor, { scorers: ['city', 'roads', 'water'], checked: '到现场看过' })
  for (const [unit, more] of [
    ['city', 0],
    ['roads', -10],
    ['water', 10],
  ] as const) {
    c.task(unit).signIn()
    c.task(unit).answer({ ...scores, participation: 90 + more })
  }
  return c
}

describe('a grant after results', () => {
  it('is scored by three units apart, and the mean follows the published weights', () => {
    const c = scored()
    expect(c.state).toBe('scored')
    // 0.4·90 + 0.2·80 + 0.3·90 + 0.1·60
    expect(c.case.data.score).toBe(85)
    expect(grantApplication.states.scoring?.tasks?.apart).toBe(true)
  })

  it('takes no score from anybody’s hand', () => {
    const c = asked().take('check', supervisor, { scorers: ['city', 'roads', 'water'], checked: '看过' })
    expect(c.take('scored', supervisor, { score: 100 }).refused?.refused).toBe('step-not-yours')
    expect(c.take('scoreAgain', supervisor, { reason: '有一家请假' }).state).toBe('asked')
  })

  it('is not scored by fewer than three', () => {
    expect(asked().take('check', supervisor, { scorers: ['city', 'roads'], checked: '看过' }).refused).toMatchObject({
      fields: { scorers: 'too-few' },
    })
  })

  it('is approved by a leader, paid, used with receipts and settled', () => {
    const c = scored()
      .take('approve', leader, { approved: 6000, basis: '三月例会' })
      .take('pay', supervisor, { paid: 6000, voucher: 'PZ-12' })
      .take('account', handler, { used: 5900, spentOn: '花箱 5900', receipts: ['photo-2'] })
      .take('reject', supervisor, { reason: '少一张票据' })
      .take('account', handler, { used: 5900, spentOn: '花箱 5900', receipts: ['photo-2', 'photo-3'] })
      .take('settle', supervisor, { settled: '相符' })
    expect(c.refused).toBeNull()
    expect(c.state).toBe('used')
  })

  it('lets anybody read what was granted and by which rules', () => {
    expect(programme.registers.rules?.read).toBe('public')
    expect(programme.registers.grants?.ledger?.open).toContain('approved')
  })
})
