import { expect, it } from 'vitest'
import { figureOver, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { teams, volunteers, hours } = programme.registers

it('shows no person in a list, in what anybody may read or in a figure', () => {
  expect(personsShown(programme)).toEqual([])
})

it('registers a volunteer only with the day they agreed, by consent throughout', () => {
  const row = { code: 'V-001', name: '某某', community: 'u1', insured: true }
  expect(problemsIn(volunteers, row)).toEqual({ agreed: 'missing' })
  expect(problemsIn(volunteers, { ...row, agreed: '2026-03-05' })).toEqual({})
  const bases = [volunteers, hours].flatMap(r =>
    Object.values(r?.columns ?? {}).flatMap(c => (c.personal ? [c.personal.basis] : [])),
  )
  expect(new Set(bases)).toEqual(new Set(['consent']))
})

it('adds up hours by kind of service, never by volunteer', () => {
  expect(figureOver(hours?.ledger?.figures.hours, [{ hours: 2.5 }, { hours: 3 }])).toBe(5.5)
  for (const figure of Object.values(hours?.ledger?.figures ?? {})) expect(figure.by).toEqual(['kind'])
  expect(hours?.columns.volunteer?.personal).toBeDefined()
})

it('has no column for a score, a rank or a reward', () => {
  const titles = Object.values(programme.registers).flatMap(r =>
    Object.values(r.columns).flatMap(c => [c.title, ...(c.aka ?? [])]),
  )
  expect(titles.filter(title => /积分|信用|排名|等级|评分/.test(title))).toEqual([])
})

it('counts members of teams that are still active', () => {
  const rows = [
    { members: 20, active: true },
    { members: 6, active: false },
  ]
  expect(figureOver(teams?.ledger?.figures.members, rows)).toBe(26)
  expect(figureOver(teams?.ledger?.figures.active, rows)).toBe(0.5)
})
