import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { addresses, estates, buildings } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('counts homes and floor area of estates, the old ones, and those that somebody manages', () => {
  const rows = [
    { kind: 'reformed', year: 1992, homes: 320, area: 24_000, managed: 'none', renewal: 'waiting' },
    { kind: 'market', year: 2000, homes: 180, area: 16_500.5, managed: 'firm', renewal: 'done' },
    { kind: 'market', year: 2001, homes: 500, area: 60_000, managed: 'firm', renewal: 'outside' },
    { kind: 'market', year: 2015, homes: 900, area: 99_000, managed: 'owners', renewal: 'outside' },
  ]
  const figures = figuresOf(estates)
  expect(figureOver(figures.homes, rows)).toBe(1900)
  expect(figureOver(figures.area, rows)).toBe(199_500.5)
  expect(figureOver(figures.old, rows)).toBe(2)
  expect(figureOver(figures.waiting, rows)).toBe(320)
  expect(figureOver(figures.managed, rows)).toBe(0.75)
})

it('asks of a high-rise that nobody manages that its hydrants have water, and of no other building', () => {
  const figure = buildings?.ledger?.figures.hydrants
  const tall = { threeNo: true, floors: 12 }
  expect(figureOver(figure, [{ ...tall, hydrant: 'dry' }])).toBe(0)
  expect(figureOver(figure, [{ ...tall, hydrant: 'low' }])).toBe(0)
  expect(figureOver(figure, [{ ...tall, hydrant: 'water' }])).toBe(1)
  expect(figureOver(figure, [{ ...tall, threeNo: false, hydrant: 'dry' }])).toBe(1)
  expect(figureOver(figure, [{ ...tall, floors: 9, hydrant: 'none' }])).toBe(1)
})

it('takes a building as a clerk types it, and says what is wrong with another', () => {
  const row = {
    name: '桑圃里 3幢',
    where: { address: '桑圃里3幢' },
    use: 'home',
    floors: 6,
    homes: 36,
    threeNo: false,
    hydrant: 'none',
  }
  expect(problemsIn(buildings, row)).toEqual({})
  expect(problemsIn(buildings, { ...row, floors: 0, homes: 3.5, use: '住宅', residents: 88 })).toEqual({
    floors: 'too-small',
    homes: 'wrong-kind',
    use: 'not-an-option',
    residents: 'unknown',
  })
})

it('keeps addresses down to the room, without anybody who lives there', () => {
  expect(Object.keys(addresses?.columns.level?.options ?? {})).toEqual(['plate', 'building', 'unit', 'room'])
  expect(addresses?.ledger?.open).toEqual([])
})
