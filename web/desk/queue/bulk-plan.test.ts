import { expect, it } from 'vitest'
import { incident } from '#programmes/incident/incident'
import { assigningStep, bulkActs, suggestedField, whyNot } from './bulk-plan.ts'

const row = (n: number, state: string, ...steps: string[]) => ({
  case: String(n),
  number: String(n),
  version: 1,
  state,
  steps,
  suggestions: {},
})
const mixed = [
  row(1, 'filed', 'recheck', 'refuse', 'dispatch', 'whistle'),
  row(2, 'filed', 'recheck', 'refuse', 'dispatch', 'whistle'),
  row(3, 'checked', 'file', 'recheck', 'refuse'),
  row(4, 'filed'),
]

it('offers first what every selected case allows, and ways back after ways on', () => {
  const { all, some } = bulkActs(incident, mixed.slice(0, 2))
  expect(all.map(act => act.step)).toEqual(['dispatch', 'whistle', 'recheck', 'refuse'])
  expect(some).toEqual([])
})

it('says how many will and why the others will not', () => {
  const { all, some } = bulkActs(incident, mixed)
  expect(all).toEqual([])
  const dispatch = some.find(act => act.step === 'dispatch')!
  expect(dispatch.will.map(one => one.case)).toEqual(['1', '2'])
  expect(whyNot(incident, dispatch)).toEqual([
    { state: 'checked', count: 1, elsewhere: true },
    { state: 'filed', count: 1, elsewhere: false },
  ])
})

it('knows the step that dispatches, and the field a rule fills', () => {
  const { some } = bulkActs(incident, mixed)
  expect(assigningStep(incident, some)).toMatchObject({ act: { step: 'dispatch' }, field: 'unit' })
  expect(assigningStep(incident, [])).toBeUndefined()
  expect(suggestedField(incident.steps.dispatch)).toBe('unit')
  expect(suggestedField(incident.steps.file)).toBeUndefined()
})
