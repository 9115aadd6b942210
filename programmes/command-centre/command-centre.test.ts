import { expect, it } from 'vitest'
import { readAnswers } from '#kernel/engine/answers'
import programme, { resources } from './index.ts'

const office = { now: 0, row: () => null, hasUnit: (id: string) => id === 'u1', hasFile: () => false }
const pump = { code: 'E-01', kind: 'equipment', name: '移动排水泵', unit: 'u1', amount: 4, measure: '台', ready: true }

it('keeps what can be sent, with its unit and whether it is ready', () => {
  expect(readAnswers(resources.columns, pump, office)).toEqual({ answers: pump })
})

it('refuses a resource of an unknown kind, of no unit of ours, or of less than nothing', () => {
  for (const wrong of [{ kind: 'weapon' }, { unit: 'nobody' }, { amount: -1 }])
    expect(readAnswers(resources.columns, { ...pump, ...wrong }, office)).toHaveProperty('fields')
})

it('asks nothing about persons', () => {
  for (const register of Object.values(programme.registers))
    for (const column of Object.values(register.columns)) {
      expect(column.personal).toBeUndefined()
      expect(['person', 'phone']).not.toContain(column.kind)
    }
})

it('lets those on duty keep it, and nobody outside read it', () => {
  expect(resources.edit).toContain('dispatcher')
  expect(resources.read).toBe('staff')
})
