import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { spaces, equipment, toilets, markets, adoptions } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('counts the dry toilets that remain, and when there are none all is done', () => {
  const figures = figuresOf(toilets)
  const rows = [{ kind: 'flush' }, { kind: 'dry' }, { kind: 'mobile' }, { kind: 'flush' }]
  expect(figureOver(figures.dry, rows)).toBe(1)
  expect(figureOver(figures.flush, rows)).toBe(0.75)
  expect(figures.flush?.target).toBe(1)
})

it('adds up public space that is there, not what is only an idea', () => {
  const rows = [
    { kind: 'pocket', area: 800, state: 'good', accessible: true },
    { kind: 'corner', area: 300, state: 'idea', accessible: false },
  ]
  const figures = figuresOf(spaces)
  expect(figureOver(figures.area, rows)).toBe(800)
  expect(figureOver(figures.ideas, rows)).toBe(1)
  expect(figureOver(figures.accessible, rows)).toBe(0.5)
})

it('counts pieces of equipment, and four markets upgraded as the plan asks', () => {
  const pieces = [
    { amount: 6, state: 'good' },
    { amount: 2, state: 'missing' },
  ]
  expect(figureOver(equipment?.ledger?.figures.equipment, pieces)).toBe(8)
  expect(figureOver(equipment?.ledger?.figures.broken, pieces)).toBe(1)
  expect(figureOver(markets?.ledger?.figures.upgraded, [{ upgrade: 'done' }, { upgrade: 'working' }])).toBe(1)
  expect(markets?.ledger?.figures.upgraded?.target).toBe(4)
})

it('lets an adoption lapse on its last day', () => {
  expect(adoptions?.ledger?.until).toBe('until')
  const row = {
    code: 'RY-01',
    what: '街角花坛',
    kind: 'bed',
    where: { address: '街角' },
    adopter: '某某花店',
    from: '2026-03-12',
  }
  expect(problemsIn(adoptions, row)).toEqual({})
  expect(problemsIn(adoptions, { ...row, from: '2026-3-12' })).toEqual({ from: 'not-a-date' })
})
