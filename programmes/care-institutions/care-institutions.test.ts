import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme from './index.ts'

const { elderCare, childcare, clinics } = programme.registers

it('holds nothing about persons at all', () => {
  expect(personsShown(programme)).toEqual([])
  for (const register of Object.values(programme.registers))
    expect(Object.values(register.columns).filter(column => column.personal)).toEqual([])
})

it('counts beds added against the five hundred the plan asks for', () => {
  const figures = figuresOf(elderCare)
  const rows = [
    { beds: 120, used: 96, added: 60 },
    { beds: 80, used: 80 },
    { beds: 30, used: 2, added: 30 },
  ]
  expect(figureOver(figures.beds, rows)).toBe(230)
  expect(figureOver(figures.used, rows)).toBe(178)
  expect(figureOver(figures.added, rows)).toBe(90)
  expect(figures.added?.target).toBe(500)
})

it('counts nurseries that are open, kindergartens with stars, and places', () => {
  const rows = [
    { kind: 'kindergarten', nature: 'public', stars: 'three', places: 270, state: 'open' },
    { kind: 'kindergarten', nature: 'private', places: 180, state: 'open' },
    { kind: 'nursery', nature: 'inclusive', stars: 'one', places: 45, state: 'planned' },
    { kind: 'nursery', nature: 'private', places: 30, state: 'open' },
  ]
  const figures = figuresOf(childcare)
  expect(figureOver(figures.starred, rows)).toBe(1)
  expect(figureOver(figures.nurseries, rows)).toBe(1)
  expect(figureOver(figures.places, rows)).toBe(525)
  expect(figureOver(figures.inclusive, rows)).toBe(0.5)
})

it('takes a clinic as a clerk types it, and no diagnosis', () => {
  const row = {
    name: '某社区卫生服务站',
    kind: 'station',
    where: { address: '某路1号' },
    nature: 'public',
    vaccines: true,
    visits: true,
    state: 'open',
  }
  expect(problemsIn(clinics, row)).toEqual({})
  expect(problemsIn(clinics, { ...row, diagnoses: '高血压' })).toEqual({ diagnoses: 'unknown' })
})
