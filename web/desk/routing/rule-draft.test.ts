import { expect, it } from 'vitest'
import type { RoutingRule } from '#contract/routing'
import { draftOf, ruleFrom } from './rule-draft.ts'

const rule: RoutingRule = {
  id: 'r',
  title: '夜间噪声',
  categories: ['06'],
  places: [],
  when: { weekdays: [6, 7], hours: { from: '22:00', to: '06:00' }, season: { from: '11-01', to: '03-15' }, working: false },
  validTo: '2026-12-31',
  unit: 'police',
  helpers: ['city'],
  within: { amount: 2, unit: 'hour' },
}

it('comes out of the form as it went in', () => {
  expect(ruleFrom(draftOf(rule), 'r')).toEqual({ rule })
})

it('says which input is wrong: no unit, half a stretch of time, no day, an area of two corners', () => {
  const draft = draftOf(undefined)
  const area = {
    name: '集市',
    ring: [
      [1, 1],
      [2, 2],
    ] as const,
  }
  expect(ruleFrom({ ...draft, hoursFrom: '08:00', seasonFrom: '冬天', seasonTo: '03-15', area }, 'x')).toEqual({
    wrong: { unit: 'unit', hoursTo: 'both', seasonFrom: 'day', area: 'area' },
  })
})
