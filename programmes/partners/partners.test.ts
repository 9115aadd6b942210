import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { experts, contracts, donations } = programme.registers

it('shows no person in a list, in what anybody may read or in a figure', () => {
  expect(personsShown(programme)).toEqual([])
})

it('counts experts that came, and what contracts cost and were paid', () => {
  expect(figureOver(experts?.ledger?.figures.active, [{ visits: 0 }, { visits: 6 }])).toBe(0.5)
  const rows = [
    { price: 180_000, paid: 90_000, state: 'running', accepted: 'partly' },
    { price: 60_000.5, paid: 60_000.5, state: 'ended', accepted: 'done' },
  ]
  const figures = figuresOf(contracts)
  expect(figureOver(figures.price, rows)).toBe(180_000)
  expect(figureOver(figures.paid, rows)).toBe(150_000.5)
  expect(figureOver(figures.accepted, rows)).toBe(0.5)
})

it('lets the term of an expert end on its last day, and keeps contracts that are over, for they are still to be accepted', () => {
  expect([experts?.ledger?.until, contracts?.ledger?.until]).toEqual(['until', undefined])
})

it('counts those a donation helped and has no column for their names', () => {
  const row = {
    code: 'J-01',
    day: '2026-05-08',
    donor: '某商会',
    kind: 'money',
    worth: 20_000,
    purpose: '助学',
    spent: 8000,
    helped: 12,
    receipt: true,
  }
  expect(problemsIn(donations, row)).toEqual({})
  expect(problemsIn(donations, { ...row, recipient: '某某' })).toEqual({ recipient: 'unknown' })
  const titles = Object.values(donations?.columns ?? {}).flatMap(column => [column.title, ...(column.aka ?? [])])
  expect(titles.filter(title => /受助人$|受益人$|受赠人/.test(title))).toEqual([])
})
