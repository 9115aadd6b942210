import { expect, test } from 'vitest'
import { careVisit } from '#programmes/care-visit/index'
import { patrol } from '#programmes/patrol/index'
import { answersFor, asksOther, checklistsOf, othersOf, pointsLeft, visitSteps } from './visit-steps.ts'

const steps = visitSteps(patrol, ['retire', 'shut', 'found', 'fine'])
const fine = { point: '消防栓', found: 'fine' } as const

test('a stop offers its visits in the order of the definition, and nothing else', () => {
  expect(steps.map(one => [one.name, one.direct])).toEqual([
    ['fine', true],
    ['found', false],
    ['shut', false],
  ])
  expect(visitSteps(careVisit, ['fine', 'needs', 'declined', 'end']).every(one => one.direct)).toBe(true)
})

test('the checklist is answered once for every step that asks for it', () => {
  expect(checklistsOf(steps)).toEqual(['checked'])
  expect(othersOf(steps.filter(one => one.direct))).toEqual(['remark'])
})

test('a step is sent its own answers only', () => {
  const values = { checked: [fine], remark: '好', because: '门锁了' }
  expect(answersFor(steps[0]!, values)).toEqual({ checked: [fine], remark: '好' })
  expect(answersFor(steps[2]!, values)).toEqual({ because: '门锁了' })
})

test('points not looked at are counted, and points asked no more are noticed', () => {
  expect(pointsLeft(['checked'], {}, ['消防栓', '楼道'])).toEqual({ checked: 2 })
  expect(pointsLeft(['checked'], { checked: [fine] }, ['消防栓'])).toEqual({})
  expect(asksOther(['checked'], { checked: [fine] }, ['消防栓'])).toBe(false)
  expect(asksOther(['checked'], { checked: [fine] }, ['楼道'])).toBe(true)
})
