import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { teams, supplies, shelters } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('counts who is ready and has drilled', () => {
  const figures = figuresOf(teams)
  const rows = [
    { members: 12, ready: true, drilled: '2026-09-01' },
    { members: 8, ready: false },
  ]
  expect(figureOver(figures.members, rows)).toBe(20)
  expect(figureOver(figures.ready, rows)).toBe(0.5)
  expect(figureOver(figures.drilled, rows)).toBe(0.5)
})

it('leaves shelters that cannot be used out of the room there is', () => {
  const figure = shelters?.ledger?.figures.people
  expect(
    figureOver(figure, [
      { people: 300, state: 'ready' },
      { people: 500, state: 'closed' },
      { people: 50, state: 'prepared' },
    ]),
  ).toBe(350)
})

it('keeps supplies on the list when they are past their date, so that somebody sees it', () => {
  expect(supplies?.list).toContain('expires')
  expect(supplies?.ledger?.until).toBeUndefined()
  const row = {
    code: 'WZ-01',
    name: '沙袋',
    kind: 'flood',
    store: '一号库',
    where: { address: '桥头' },
    amount: 200,
    measure: '只',
    enough: true,
  }
  expect(problemsIn(supplies, row)).toEqual({})
  expect(problemsIn(supplies, { ...row, amount: '200', expires: '2026-13-01' })).toEqual({
    amount: 'wrong-kind',
    expires: 'not-a-date',
  })
})
