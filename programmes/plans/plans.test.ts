import { expect, it } from 'vitest'
import { definePlan, defineProgramme } from '#kernel/index'
import programme from './index.ts'

it('hangs each kind of plan under one that runs longer', () => {
  const { plans } = programme
  const wrong = Object.values(plans).filter(({ under, years }) => under !== undefined && plans[under]!.years < years)
  expect(wrong).toEqual([])
  expect(plans.month?.under).toBe('annual')
})

it('refuses a plan that hangs under itself, and colours in the wrong order', () => {
  const annual = { ...definePlan({ title: '年度计划', years: 1 }), under: 'annual' }
  expect(() => defineProgramme({ id: 'x', title: '甲', source: 'S0-01', plans: { annual } })).toThrow('unknown plan')
  expect(() => definePlan({ title: '年度计划', years: 1, colours: { red: 0.95 } })).toThrow('red comes below amber')
})
