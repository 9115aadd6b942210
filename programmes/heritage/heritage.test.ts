import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { heritage } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('counts what is sound and what is in danger', () => {
  const figures = figuresOf(heritage)
  const rows = [{ condition: 'good' }, { condition: 'fair' }, { condition: 'poor' }, { condition: 'danger' }]
  expect(figureOver(figures.sound, rows)).toBe(0.5)
  expect(figureOver(figures.danger, rows)).toBe(1)
})

it('takes an old tree as a clerk types it, and says what is wrong with another', () => {
  const row = {
    code: 'GS-01',
    name: '古樟',
    kind: 'tree',
    level: 'city',
    era: '约 300 年',
    where: { address: '桥头' },
    condition: 'good',
    visitors: true,
  }
  expect(problemsIn(heritage, row)).toEqual({})
  expect(problemsIn(heritage, { ...row, level: '市级', checked: '去年' })).toEqual({
    level: 'not-an-option',
    checked: 'not-a-date',
  })
})
