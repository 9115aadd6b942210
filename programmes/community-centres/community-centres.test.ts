import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { centres, stations, rooms } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('holds each centre against eight hundred square metres', () => {
  const figures = figuresOf(centres)
  const rows = [{ area: 799.99 }, { area: 800 }, { area: 1250 }, { area: 420 }]
  expect(figureOver(figures.large, rows)).toBe(0.5)
  expect(figureOver(figures.mean, rows)).toBeCloseTo(817.4975)
  expect(figures.large?.target).toBe(1)
})

it('counts towards twenty only stations that are in use', () => {
  const figure = stations?.ledger?.figures.working
  expect(figureOver(figure, [{ state: 'open' }, { state: 'planned' }, { state: 'open' }])).toBe(2)
  expect(figure?.target).toBe(20)
})

it('takes a room as a clerk types it, and says what is wrong with another', () => {
  const row = {
    name: '二楼议事厅',
    kind: 'talk',
    where: { address: '服务中心二楼' },
    seats: 30,
    hours: '08:30-21:00',
    free: true,
    state: 'open',
  }
  expect(problemsIn(rooms, row)).toEqual({})
  expect(problemsIn(rooms, { ...row, seats: -1, state: undefined })).toEqual({ seats: 'too-small', state: 'missing' })
})
