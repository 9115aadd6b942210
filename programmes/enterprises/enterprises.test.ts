import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { enterprises, spaces, makers, idleLand } = programme.registers

it('shows no person in a list, in what anybody may read or in a figure', () => {
  expect(personsShown(programme)).toEqual([])
})

it('is kept by the unified social credit code, whose contact the firm names itself', () => {
  expect(enterprises?.key).toBe('credit')
  expect(enterprises?.columns.credit?.form).toBe('credit-code')
  for (const column of ['contact', 'mobile']) expect(enterprises?.columns[column]?.personal?.basis).toBe('consent')
  expect(enterprises?.ledger?.open).toEqual([])
})

it('counts firms in business only', () => {
  const figures = figuresOf(enterprises)
  const rows = [
    { state: 'open', staff: 40, highTech: true, regular: true, needs: '缺停车位' },
    { state: 'moved', staff: 300, highTech: true, regular: true },
    { state: 'open', staff: 8, highTech: false, regular: false },
  ]
  expect(figureOver(figures.enterprises, rows)).toBe(2)
  expect(figureOver(figures.staff, rows)).toBe(48)
  expect(figureOver(figures.highTech, rows)).toBe(1)
  expect(figureOver(figures.asked, rows)).toBe(1)
})

it('adds up what is vacant and counts buildings with a hundred million in taxes', () => {
  const figures = figuresOf(spaces)
  const rows = [
    { area: 20_000, vacant: 1500.5, taxes: 100_000_000 },
    { area: 8000, vacant: 0, taxes: 99_999_999.99 },
  ]
  expect(figureOver(figures.vacant, rows)).toBe(1500.5)
  expect(figureOver(figures.full, rows)).toBe(0.5)
  expect(figureOver(figures.rich, rows)).toBe(1)
})

it('holds maker spaces against ten, and counts land until it is used again', () => {
  expect(makers?.ledger?.figures.makers?.target).toBe(10)
  const plots = [
    { area: 900, state: 'idle' },
    { area: 400, state: 'used' },
    { area: 100, state: 'planned' },
  ]
  expect(figureOver(idleLand?.ledger?.figures.idle, plots)).toBe(1000)
  const plot = {
    code: 'XZ-1',
    name: '旧仓库',
    kind: 'plant',
    where: { address: '某路' },
    area: 1.005,
    owner: '某厂',
    state: 'idle',
  }
  expect(problemsIn(idleLand, plot)).toEqual({ area: 'wrong-kind' })
  expect(problemsIn(idleLand, { ...plot, area: 1.01 })).toEqual({})
})
