import { expect, it } from 'vitest'
import { careVisit } from '#programmes/care-visit/index'
import { ladderOf } from './ladder.ts'

it('counts the rungs of a missed visit from the end of the day agreed on, so that each ends when people are up', () => {
  const until = Object.fromEntries(ladderOf(careVisit).map(rung => [rung.state, rung.until]))
  expect(until).toEqual({
    call: { day: 2, hour: 16 },
    neighbour: { day: 2, hour: 20 },
    door: { day: 3, hour: 12 },
  })
})

it('names no hour where a rung is counted in working days', () => {
  const { call } = careVisit.states
  const states = { ...careVisit.states, call: { ...call!, within: { amount: 1, unit: 'workday' as const } } }
  expect(ladderOf({ ...careVisit, states }).map(rung => rung.until)).toEqual([undefined, undefined, undefined])
})
