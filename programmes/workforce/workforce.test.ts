import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { grades, workers, trainings, enforcers } = programme.registers

it('shows no person in a list, in what anybody may read or in a figure', () => {
  expect(personsShown(programme)).toEqual([])
})

it('has the scheme of grades as rows, so that three posts or four and any number of levels fit', () => {
  expect(grades?.ledger).toBeUndefined()
  expect(
    problemsIn(grades, {
      code: 'Z-07',
      name: '正职 7 级',
      post: '正职',
      level: 7,
      allowance: 5200,
      next: { amount: 36, unit: 'month' },
    }),
  ).toEqual({})
  expect(workers?.columns.grade?.register).toBe('grades')
})

it('names workers by contract and enforcement staff by law, in services of their own', () => {
  expect(workers?.columns.name?.personal?.basis).toBe('contract')
  expect(enforcers?.columns.name?.personal?.basis).toBe('legal-duty')
  expect([workers?.ledger?.open, enforcers?.ledger?.open]).toEqual([[], []])
})

it('counts certificates and training', () => {
  const figures = figuresOf(workers)
  const rows = [
    { certificate: 'none', training: 0 },
    { certificate: 'assistant', training: 24 },
    { certificate: 'worker', training: 40 },
    { certificate: 'none', training: 16 },
  ]
  expect(figureOver(figures.certified, rows)).toBe(0.5)
  expect(figureOver(figures.trained, rows)).toBe(0.75)
  expect(figureOver(figures.hours, rows)).toBe(20)
  expect(figureOver(trainings?.ledger?.figures.attended, [{ attended: 30 }, { attended: 12 }])).toBe(42)
})

it('lets a certificate end on its last day and leaves out those taken back', () => {
  expect(enforcers?.ledger?.until).toBe('until')
  expect(figureOver(enforcers?.ledger?.figures.enforcers, [{ suspended: false }, { suspended: true }])).toBe(1)
})
