import { describe, expect, it } from 'vitest'
import { readAnswers } from '#kernel/engine/answers'
import { route } from '#methods/routing/index'
import { catalogue, communityMatters, duties } from '#programmes/incident/registers'
import { makeTown } from '../town/index.ts'
import { makeOffice, showcase } from './index.ts'

const until = Date.UTC(2026, 5, 17, 2)
const town = makeTown(1)
const office = makeOffice(town, { seed: 1, until })
const units = new Set(office.units.map(unit => unit.id))
const holders = (role: string) => office.posts.filter(post => post.role === role)

describe('the demo office', () => {
  it('is the same for the same seed and another for another', () => {
    expect(makeOffice(town, { seed: 1, until })).toEqual(office)
    expect(makeOffice(town, { seed: 2, until }).people).not.toEqual(office.people)
  })

  it('has register rows that the programme accepts', () => {
    const known = {
      now: until,
      hasUnit: (id: string) => units.has(id),
      hasFile: () => false,
      row: (_: string, key: string) => office.registers.catalogue.find(row => row.code === key) as never,
    }
    const registers = { catalogue, communityMatters, duties }
    for (const [name, register] of Object.entries(registers)) {
      const rows = office.registers[name as keyof typeof registers]
      expect(rows.length).toBeGreaterThan(50)
      expect(new Set(rows.map(row => row.code)).size).toBe(rows.length)
      for (const row of rows) expect(readAnswers(register.columns, { ...row }, known), row.code).toHaveProperty('answers')
    }
  })

  it('states limits in every kind of time', () => {
    const kinds = new Set(office.registers.catalogue.map(row => row.limit.unit))
    expect([...kinds].sort()).toEqual(['day', 'hour', 'workday', 'workhour'])
  })

  it('sends a matter of houses to the property company of its community', () => {
    const community = town.places.find(place => place.kind === 'community')!
    const sent = (category: string, community: string | null) =>
      route(
        { version: 1, rules: office.rules },
        {
          category,
          place: { street: null, community, grid: null, building: null },
          point: null,
          moment: { day: '2026-03-03', weekday: 2, time: '10:00', working: true },
        },
      )?.unit
    expect(sent('0401', community.id)).toBe(office.propertyOf.get(community.id))
    expect(sent('0101', community.id)).toBe(office.unit.roads)
    expect(sent('9999', null)).toBe(office.unit.centre)
  })

  it('has a worker for every grid, two for every community, and three separate administrators', () => {
    const grids = town.places.filter(place => place.kind === 'grid').map(place => place.id)
    expect(
      holders('grid-worker')
        .map(post => post.place)
        .sort(),
    ).toEqual(grids.sort())
    expect(holders('community-worker')).toHaveLength(16)
    expect(holders('dispatcher')).toHaveLength(6)
    const admins = ['system-admin', 'security-admin', 'auditor'].map(role => holders(role).map(post => post.person))
    expect(new Set(admins.flat()).size).toBe(3)
    for (const unit of units)
      if (unit !== office.unit.centre)
        expect(holders('handler').some(post => post.unit === unit) || unit === office.unit.safety).toBe(true)
  })

  it('offers the same people to try whatever the seed', () => {
    const other = makeOffice(town, { seed: 9, until })
    for (const { login, name, role } of showcase) {
      const person = other.people.find(p => p.login === login)
      expect(person?.name).toBe(name)
      expect(other.posts.some(post => post.person === person?.id && post.role === role)).toBe(true)
    }
  })

  it('has a dispatcher on shift at every hour, three months ahead', () => {
    const shifts = office.shifts.filter(shift => shift.role === 'dispatcher')
    for (let at = until - 30 * 86_400_000; at < until + 85 * 86_400_000; at += 5_000_000)
      expect(shifts.filter(shift => shift.from <= at && at < shift.to)).toHaveLength(1)
  })

  it('has nobody stand in for themselves, and telephones that ring nowhere', () => {
    const leave = office.shifts.filter(shift => shift.role === 'grid-worker')
    expect(leave.length).toBeGreaterThan(100)
    for (const shift of leave)
      expect(holders('grid-worker').find(post => post.place === shift.place)?.person).not.toBe(shift.person)
    for (const { phone } of office.people) expect(phone).toMatch(/^190-0000-\d{4}$/)
    for (const { phone } of office.units) expect(phone).toMatch(/^0000-/)
  })
})
