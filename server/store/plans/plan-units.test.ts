import { expect, it } from 'vitest'
import { matchUnit } from './plan-units.ts'

const unit = (id: string, name: string, active = true) =>
  [id, { id, name, nameEn: null, kind: 'department', parent: null, phone: null, active }] as const
const units = new Map([
  unit('civil', '民政办公室'),
  unit('roads', '南棹区市政养护所'),
  unit('north', '城北综合执法队'),
  unit('south', '城南综合执法队'),
  unit('old', '计划生育办公室', false),
])

it('knows a unit by its name, also without its level or its ending', () => {
  expect(matchUnit('民政办公室', units).unit).toBe('civil')
  expect(matchUnit('街道民政', units).unit).toBe('civil')
  expect(matchUnit('市政养护所', units).unit).toBe('roads')
})

it('guesses nothing between two units with almost the same name, and says which', () => {
  expect(matchUnit('综合执法队', units)).toEqual({
    unit: null,
    alike: ['城北综合执法队', '城南综合执法队'],
    gone: false,
  })
  expect(matchUnit('城北综合执法队', units)).toMatchObject({ unit: 'north', alike: [] })
})

it('gives no promise to a unit that no longer exists, nor to one nobody knows', () => {
  expect(matchUnit('计划生育办公室', units)).toEqual({ unit: null, alike: [], gone: true })
  expect(matchUnit('气象局', units)).toEqual({ unit: null, alike: [], gone: false })
  expect(matchUnit('局', units)).toEqual({ unit: null, alike: [], gone: false })
})
