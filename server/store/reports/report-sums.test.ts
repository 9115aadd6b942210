import { expect, it } from 'vitest'
import { type KeptFigure, withSums } from './report-fill.ts'

const ground = { kind: 'report' } as const
const figure = (cell: string, value: number | null, sums: readonly string[] = []): KeptFigure => ({
  cell,
  value,
  shown: String(value ?? ''),
  state: 'filled',
  few: false,
  bound: sums.length > 0 ? { source: { kind: 'sum', cells: [...sums] }, ground, over: 'period' } : null,
  version: 1,
  community: null,
  days: null,
  of: null,
  hidden: null,
})
const valueIn = (figures: readonly KeptFigure[], cell: string) => withSums(figures).find(f => f.cell === cell)?.value

it('adds up totals of totals once each, however often they name one another', () => {
  const doubling = Array.from({ length: 40 }, (_, n) => figure(`0!B${n + 2}`, null, [`0!B${n + 1}`, `0!B${n + 1}`]))
  expect(valueIn([...doubling.reverse(), figure('0!B1', 1)], '0!B41')).toBe(2 ** 40)
})

it('adds nothing for a total that stands within itself', () => {
  expect(valueIn([figure('0!A1', null, ['0!A1', '0!A2']), figure('0!A2', 3)], '0!A1')).toBe(3)
})

it('hides the total of what is hidden rather than leave it out in silence', () => {
  const few: KeptFigure = { ...figure('0!A1', null), value: '<5', shown: '<5', few: true, hidden: 'few' }
  const filled = withSums([few, figure('0!A2', 30), figure('0!A3', null, ['0!A1', '0!A2']), figure('0!A4', null, ['0!A3'])])
  expect(filled.slice(2)).toMatchObject([
    { value: '*', few: true, hidden: 'beside' },
    { value: '*', few: true },
  ])
})
