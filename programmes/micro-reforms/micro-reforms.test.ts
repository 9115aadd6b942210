import { describe, expect, it } from 'vitest'
import { days, handler, leader, supervisor } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { microReform } from './index.ts'

const proposed = () =>
  play(microReform).file(
    {
      name: '一次办好开证明',
      kind: 'reform',
      unit: 'city',
      problem: '居民要跑三趟',
      idea: '社区代核',
      measure: '跑几趟',
      before: '3 趟（问了 40 人）',
      hoped: '1 趟',
    },
    handler,
  )
const running = () => proposed().take('choose', leader, { because: '居民提得最多', nextBy: '2026-04-01' })

describe('a micro-reform', () => {
  it('goes from milestone to milestone on a clock of its own for each', () => {
    const c = running().take('milestone', handler, { reached: '流程改好', nextBy: '2026-05-01' })
    expect(new Date(c.case.clock!.dueAt!).toISOString()).toBe('2026-05-01T15:59:59.999Z')
    expect(c.pass(days(70)).case.everLate).toBe(true)
  })

  it('is measured the same way again, assessed by others apart, and archived for others to repeat', () => {
    const c = running()
      .take('measure', handler, { after: '1 趟（问了 40 人）', saved: '少跑两趟；社区多半天工作' })
      .take('assess', supervisor, { assessors: ['roads', 'water'] })
    for (const unit of ['roads', 'water']) {
      c.task(unit).signIn()
      c.task(unit).answer({ works: 'yes', repeatable: 'adapted', view: '要有人核对' })
    }
    expect(c.state).toBe('assessed')
    expect(c.take('archive', supervisor, { recipe: '三步：…' }).state).toBe('archived')
  })

  it('may end without being spread, with what was learnt', () => {
    expect(running().take('end', leader, { reason: '成本太高' }).state).toBe('ended')
  })
})
