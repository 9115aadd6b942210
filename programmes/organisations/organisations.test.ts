import { expect, it } from 'vitest'
import { figureOver, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { organisations, shared } = programme.registers

it('shows no person in a list, in what anybody may read or in a figure', () => {
  expect(personsShown(programme)).toEqual([])
})

it('keeps a contact person only by consent, and asks for the telephone of the organisation', () => {
  const { contact, telephone } = organisations?.columns ?? {}
  expect(contact?.personal?.basis).toBe('consent')
  expect(contact?.required).toBe(false)
  expect(telephone?.personal).toBeUndefined()
})

it('counts social organisations and those that signed', () => {
  const rows = [
    { kind: 'social', alliance: true },
    { kind: 'team', alliance: false },
    { kind: 'property', alliance: false },
    { kind: 'resident', alliance: true },
  ]
  expect(figureOver(organisations?.ledger?.figures.social, rows)).toBe(2)
  expect(figureOver(organisations?.ledger?.figures.alliance, rows)).toBe(0.5)
})

it('adds up parking that units share, and nothing else that can be counted', () => {
  const figure = shared?.ledger?.figures.parking
  expect(figureOver(figure, [{ kind: 'parking', amount: 40 }, { kind: 'room', amount: 60 }, { kind: 'parking' }])).toBe(40)
})

it('takes a shared resource as a clerk types it, and says what is wrong with another', () => {
  const row = {
    code: 'GX-01',
    name: '三楼会议室',
    owner: '某研究院',
    kind: 'room',
    where: { address: '某路' },
    hours: '周末',
    free: true,
  }
  expect(problemsIn(shared, row)).toEqual({})
  expect(problemsIn(shared, { ...row, free: '是', until: '2026-02-30' })).toEqual({ free: 'wrong-kind', until: 'not-a-date' })
})
