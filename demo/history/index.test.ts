import { beforeAll, describe, expect, it } from 'vitest'
import { replay } from '#kernel/engine/evolve'
import type { Event } from '#kernel/engine/model'
import { incident } from '#programmes/incident/incident'
import { makeOffice } from '../office/index.ts'
import { makeTown, type Town } from '../town/index.ts'
import { type HistoricCase, makeHistory } from './index.ts'

const until = Date.UTC(2026, 10, 18, 3, 20)
const cases = 4000
let town: Town
let history: HistoricCase[]
const make = (seed: number, n: number, at = until) => [
  ...makeHistory(town, makeOffice(town, { seed: 1, until: at }), { seed, until: at, cases: n }),
]
beforeAll(() => {
  town = makeTown(1)
  history = make(1, cases)
})

const share = (fits: (h: HistoricCase) => boolean, among: readonly HistoricCase[] = history) =>
  among.filter(fits).length / among.length
const took = (step: string) => (h: HistoricCase) => (h.c.taken[step] ?? 0) > 0
const between = (value: number, low: number, high: number) => {
  expect(value).toBeGreaterThanOrEqual(low)
  expect(value).toBeLessThanOrEqual(high)
}

describe('the demo history', () => {
  it('is what its events fold to, and never runs backwards or beyond the present', () => {
    expect(history).toHaveLength(cases)
    for (const { c, events } of history) {
      expect(replay(c.id, events)).toEqual(c)
      expect(c.version).toBe(events.length)
      for (let i = 1; i < events.length; i++) expect(events[i]!.at).toBeGreaterThanOrEqual(events[i - 1]!.at)
      expect(events.at(-1)!.at).toBeLessThanOrEqual(until)
    }
  })

  it('is accepted by the engine to the last of the cases of a first start, whichever day that is', () => {
    for (const [seed, days] of [
      [1, 0],
      [3, 40],
    ] as const) {
      const at = until + days * 86_400_000
      let made = 0
      for (const _ of makeHistory(town, makeOffice(town, { seed: 1, until: at }), { seed, until: at, cases: 20_000 })) made++
      expect(made).toBe(20_000)
    }
  })

  it('is the same for the same seed and present, and another for another seed', () => {
    expect(make(7, 60)).toEqual(make(7, 60))
    expect(make(8, 60).map(h => h.c.data.words)).not.toEqual(make(7, 60).map(h => h.c.data.words))
  })

  it('lets every clock speak in its time: no warning or lateness is ever missing or out of order', () => {
    const dueAt = (e: Event) => (e.body.kind === 'WentLate' || e.body.kind === 'Warned' ? e.body.dueAt : null)
    for (const { c, events } of history) {
      for (const e of events) if (e.body.kind === 'WentLate') expect(e.at).toBe(dueAt(e))
      if (c.closedAt === null && c.clock?.dueAt != null && c.clock.dueAt <= until) expect(c.clock.lateAt).not.toBeNull()
      let standing: number | null = null
      for (const e of events) {
        if (standing !== null && e.body.kind === 'Stepped' && e.at > standing)
          throw new Error(`${c.id} moved after ${standing} unnoticed`)
        if (e.body.kind === 'ClockSet') standing = e.body.clock?.lateAt ? null : (e.body.clock?.dueAt ?? null)
        if (e.body.kind === 'WentLate') standing = null
      }
    }
  })

  it('closes a case exactly when its state ends', () => {
    for (const { c } of history) expect(c.closedAt !== null).toBe(incident.states[c.state]!.ends !== undefined)
  })

  it('places every case in a grid and gives each its own number', () => {
    const grids = new Set(town.places.filter(place => place.kind === 'grid').map(place => place.id))
    for (const { c } of history) expect(grids.has(c.place.grid ?? '')).toBe(true)
    expect(new Set(history.map(h => h.number)).size).toBe(cases)
    expect(history.every(h => /^\d{6}-\d{4}-\d{4}$/.test(h.number))).toBe(true)
  })

  it('takes every path of the programme, at plausible rates', () => {
    for (const step of Object.keys(incident.steps)) expect(history.some(took(step)), step).toBe(true)
    between(share(took('fix')), 0.06, 0.15)
    between(share(took('whistle')), 0.03, 0.06)
    between(share(took('redo')), 0.03, 0.07)
    between(
      share(h => took('notSolved')(h) || took('notFixed')(h)),
      0.045,
      0.08,
    )
    between(
      share(h => h.c.everLate),
      0.08,
      0.14,
    )
    between(
      share(h => h.c.state === 'refused'),
      0.03,
      0.08,
    )
    between(
      share(h => h.events.some(e => e.body.kind === 'MoreTimeAsked')),
      0.01,
      0.05,
    )
    between(
      share(h => h.c.channel === 'portal'),
      0.4,
      0.65,
    )
    const tasks = history.flatMap(h => h.c.tasks)
    expect(tasks.some(t => t.ratedUnit) && tasks.some(t => t.ratedLead)).toBe(true)
    const changes = new Set(history.flatMap(h => h.events.flatMap(e => (e.body.kind === 'TaskChanged' ? [e.body.what] : []))))
    for (const what of ['returned', 'recalled', 'late', 'answered']) expect(changes.has(what as never), what).toBe(true)
  })

  it('has seasons: floods in summer, ice in winter, leaves in autumn', () => {
    const monthsOf = (code: string) =>
      history.filter(h => h.c.data.category === code).map(h => new Date(h.c.filedAt + 28_800_000).getUTCMonth() + 1)
    const within = (code: string, months: readonly number[]) => {
      const all = monthsOf(code)
      return all.filter(m => months.includes(m)).length / all.length
    }
    expect(within('0106', [5, 6, 7, 8, 9])).toBeGreaterThan(0.7)
    expect(within('0210', [11, 12, 1, 2, 3])).toBe(1)
    expect(within('0206', [9, 10, 11, 12, 1])).toBeGreaterThan(0.7)
  })

  it('has rushes of hundreds of cases in days', () => {
    const perDay = Object.values(Object.groupBy(history, h => new Date(h.c.filedAt + 28_800_000).toISOString().slice(0, 10)))
    const busiest = Math.max(...perDay.map(day => day?.length ?? 0))
    expect(busiest * (20_000 / cases)).toBeGreaterThan(120)
  })

  it('leaves the desk a day of work: open cases, some late, some due soon', () => {
    const open = history.filter(h => h.c.closedAt === null)
    between((open.length * 20_000) / cases, 150, 520)
    expect(open.some(h => h.c.clock?.dueAt && h.c.clock.dueAt > until && h.c.clock.dueAt < until + 36 * 3_600_000)).toBe(true)
    expect(new Set(open.map(h => h.c.state)).size).toBeGreaterThanOrEqual(4)
  })

  it('says everything in whole phrases: no slot is left open, no mark of our own shows', () => {
    for (const { events } of history)
      for (const e of events) expect(JSON.stringify(e.body)).not.toMatch(/\||\{(at|n|unit|floor)\}/)
  })

  it('is written in many words, by nobody real', () => {
    const words = history.map(h => String(h.c.data.words))
    expect(new Set(words).size / words.length).toBeGreaterThan(0.9)
    expect(words.every(text => !/[{}|]/.test(text) && text.length > 3 && text.length < 400)).toBe(true)
    for (const { c } of history) {
      const phone = c.data.phone ?? (c.data.reporter as { phone?: string } | undefined)?.phone
      if (phone) expect(phone).toMatch(/^190-0000-\d{4}$/)
    }
  })
})
