import { describe, expect, it } from 'vitest'
import { handler, supervisor, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { pointIn } from '#kernel/testing/small-town'
import { tourStop } from './index.ts'

const rows = { criteria: { experience: { weight: 50 }, results: { weight: 30 }, practice: { weight: 20 } } }
const planned = () =>
  play(tourStop, { rows }).file(
    { tour: '2026 年第一季度拉练', unit: 'estate', what: '楼道微花园', where: { point: pointIn('g12') }, day: '2026-03-10' },
    supervisor,
  )
const judged = (judges: readonly string[]) => {
  const c = planned().take('open', supervisor, { judges })
  for (const unit of judges) {
    c.task(unit).signIn()
    c.task(unit).answer({ experience: unit === 'estate' ? 100 : 80, results: 70, practice: 60, residents: 5, better: '多问居民' })
  }
  return c
}

describe('a stop of a tour', () => {
  it('is judged apart, and the mean follows the criteria', () => {
    expect(judged(['city', 'roads', 'water']).case.data.score).toBe(73)
    expect(tourStop.states.judging?.tasks?.apart).toBe(true)
  })

  it('does not count what a unit says of itself', () => {
    expect(judged(['city', 'roads', 'estate']).case.data.score).toBe(73)
  })

  it('tells the unit a band with advice, and lets it answer within five working days', () => {
    const told = () =>
      judged(['city', 'roads', 'water']).take('tell', supervisor, { band: 'fair', summary: '值得学：居民自己浇水' })
    const copies = [{ what: '浇水公约', from: '楼道微花园', copyBy: '2026-05-31' }]
    const answered = told().take('answer', handler, { said: '下月加水龙头', copies })
    expect(answered).toMatchObject({ state: 'done', case: { data: { copies } } })
    expect(told().pass(workdays(6)).state).toBe('done')
  })
})
