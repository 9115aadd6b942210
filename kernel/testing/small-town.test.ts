import { describe, expect, it } from 'vitest'
import { checkAreas } from '#methods/placement/index'
import { localDay } from '#methods/working-time/index'
import { gridWorker, handler, hours, resident } from '../index.ts'
import { play } from './play.ts'
import { dispute } from './small-case.ts'
import { areas, aunt, calendar, morning, onDuty, outside, people, placed, pointIn, units } from './small-town.ts'

describe('the small town', () => {
  it('has one street, three communities and nine grids without overlap or gap', () => {
    expect(areas.map(a => a.kind).filter(k => k === 'grid')).toHaveLength(9)
    expect(checkAreas(areas, morning)).toEqual([])
  })

  it('has twenty people, every grid its own worker and every unit somebody who acts for it', () => {
    expect(new Set(people.map(p => p.person)).size).toBe(20)
    for (const a of areas.filter(one => one.kind === 'grid')) {
      const place = placed({ point: pointIn(a.id) })!
      expect(place.grid).toBe(a.id)
      expect(onDuty(gridWorker.id, place)?.person).toBe(`grid-${a.id.slice(1)}`)
    }
    for (const unit of Object.keys(units))
      expect(people.some(p => p.posts.some(held => held.role === handler.id && held.unit === unit))).toBe(true)
  })

  it('begins on a working morning and ends at its border', () => {
    expect(localDay(morning, calendar)).toBe('2026-03-04')
    expect(placed({ point: outside })).toBeNull()
    expect(placed({ address: '柳河路' })).toMatchObject({ street: 'street', grid: null })
  })
})

describe('playing a case', () => {
  const filed = () => play(dispute).file({ where: { point: pointIn('g12') }, kind: 'labour', parties: 3, story: '欠薪' })

  it('lets the clock speak in order: a warning first, then the step that follows being late', () => {
    const c = filed().pass(hours(24))
    expect(c.events.map(e => [e.body.kind, (e.at - morning) / 3_600_000])).toEqual([
      ['Filed', 0],
      ['Assigned', 0],
      ['ClockSet', 0],
      ['Warned', 19.2],
      ['WentLate', 24],
      ['Stepped', 24],
      ['ClockSet', 24],
    ])
    expect(c.state).toBe('talks')
  })

  it('keeps the last refusal and leaves the case as it was', () => {
    const c = filed()
    const before = c.case
    c.take('settle', gridWorker, { terms: '和解' })
    expect(c.refused).toEqual({ refused: 'step-not-now', detail: { step: 'settle', state: 'filed' } })
    expect(c.case).toBe(before)
    expect(c.take('accept', gridWorker).refused).toBeNull()
  })

  it('finds whoever holds a role for the case', () => {
    const c = filed()
    expect(c.actor(gridWorker)).toMatchObject({ person: 'grid-12' })
    expect(c.actor(resident)).toBe(aunt)
  })

  it('cannot look at a case that was never filed', () => {
    expect(() => play(dispute).state).toThrow('nothing was filed')
  })
})
