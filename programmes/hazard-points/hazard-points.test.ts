import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { slopes, waters, wastePoints, premises } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('counts homes below slopes until these are treated', () => {
  const figures = figuresOf(slopes)
  const rows = [
    { threatened: 20, state: 'found', watched: 'none' },
    { threatened: 5, state: 'treating', watched: 'patrol' },
    { threatened: 40, state: 'done', watched: 'device' },
    { threatened: 0, state: 'gone', watched: 'none' },
  ]
  expect(figureOver(figures.threatened, rows)).toBe(25)
  expect(figureOver(figures.done, rows)).toBe(0.5)
  expect(figureOver(figures.watched, rows)).toBe(0.5)
})

it('counts waters that are black, points that are emptied daily, premises without a danger', () => {
  expect(figureOver(waters?.ledger?.figures.clean, [{ quality: 'black' }, { quality: 'turbid' }])).toBe(0.5)
  const points = [{ collected: 'twice' }, { collected: 'daily' }, { collected: 'less' }, { collected: 'daily' }]
  expect(figureOver(wastePoints?.ledger?.figures.daily, points)).toBe(0.75)
  expect(figureOver(premises?.ledger?.figures.clear, [{ dangers: 0 }, { dangers: 3 }])).toBe(0.5)
})

it('judges points and premises: a score of a household or a person is not taken', () => {
  const point = {
    code: 'TF-01',
    name: '东门桶站',
    kind: 'bins',
    where: { address: '东门' },
    bins: 8,
    staffed: true,
    collected: 'daily',
    state: 'good',
  }
  expect(problemsIn(wastePoints, { ...point, score: 96 })).toEqual({})
  expect(problemsIn(wastePoints, { ...point, score: 101, household: '3-201' })).toEqual({
    score: 'too-big',
    household: 'unknown',
  })
})
