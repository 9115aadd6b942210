import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCurve, createKnownMatters, cut, type Report, scorePair, suggestKnown, wordsOf } from './index.ts'

const minute = 60_000
const day = 1440 * minute
const street = { lat: 30, lon: 112 }
const report = (id: string, at: number, more: Partial<Report> = {}): Report => ({
  id,
  at,
  ...street,
  category: 'street light',
  text: '橘汀路 10 号路灯不亮',
  ...more,
})
const quiet = { nearby: { sameKind: 1, anyKind: 4, days: 30 } }
const score = (earlier: Report, later: Report, context = quiet) => scorePair(earlier, later, context).score
const north = (metres: number) => ({ lat: street.lat + metres / 111_195 })

describe('how likely two reports speak of one matter', () => {
  const later = report('b', day)

  it('falls with distance and with time, and with another category', () => {
    const at = (metres: number) => score(report('a', day - 5 * minute, north(metres)), later)
    expect(at(0)).toBeGreaterThan(at(40))
    expect(at(40)).toBeGreaterThan(at(280))
    expect(score(report('a', day - minute), later)).toBeGreaterThan(score(report('a', 0), later))
    expect(score(report('a', day, { category: 'rubbish' }), later)).toBeLessThan(score(report('a', day), later))
  })

  it('means less where such reports come in all the time', () => {
    const crowded = { nearby: { sameKind: 300, anyKind: 900, days: 30 } }
    expect(score(report('a', day), later, crowded)).toBeLessThan(score(report('a', day), later) / 5)
  })

  it('knows that one place with two matters is two matters, by the words where the place is crowded', () => {
    const crowded = { nearby: { sameKind: 60, anyKind: 120, days: 30 } }
    const same = score(report('a', day), later, crowded)
    expect(score(report('a', day, { text: '小区门口垃圾没人收' }), later, crowded)).toBeLessThan(same / 2)
  })

  it('falls when the earlier one had been closed', () => {
    const open = score(report('a', 0), later)
    expect(score(report('a', 0, { closedAt: day - minute }), later)).toBeLessThan(open / 5)
    expect(score(report('a', 0, { closedAt: day + minute }), later)).toBe(open)
  })

  it('is neither lost nor made certain by a text that is empty', () => {
    const silent = score(report('a', day, { text: '' }), report('b', day, { text: '' }))
    expect(silent).toBeGreaterThan(cut)
    expect(silent).toBeLessThan(score(report('a', day), later))
  })

  it('grows with a category that often comes with this one', () => {
    const other = report('a', day, { category: 'whole street dark' })
    const known = scorePair(other, later, { ...quiet, affinity: () => 2 }).score
    expect(known).toBeGreaterThan(scorePair(other, later, quiet).score)
  })

  it('comes with facts, not sentences', () => {
    const { because } = scorePair(report('a', day - 90 * minute, north(30)), later, quiet)
    expect(because).toEqual(
      expect.arrayContaining([
        { kind: 'distance', metres: 30 },
        { kind: 'time', minutes: 90 },
        { kind: 'category', same: true, earlier: 'street light' },
        expect.objectContaining({ kind: 'words', shared: expect.arrayContaining(['路灯']) }),
      ]),
    )
  })

  it('stays between nought and one, whatever comes in', () => {
    const any = fc.record({
      at: fc.integer({ min: 0, max: 1e12 }),
      lat: fc.double({ min: -89, max: 89, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
      category: fc.string(),
      text: fc.string({ unit: fc.constantFrom('路', '灯', 'a', '９', ' ', '\u0000', '\ud800') }),
    })
    const counts = fc.record({ sameKind: fc.nat(), anyKind: fc.nat(), days: fc.nat(4000) })
    fc.assert(
      fc.property(any, any, counts, (a, b, nearby) => {
        const found = scorePair({ id: 'a', ...a }, { id: 'b', ...b }, { nearby }).score
        expect(found).toBeGreaterThanOrEqual(0)
        expect(found).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('suggestions out of candidates', () => {
  it('are ranked, cut by number and by score, and never the report itself or a later one', () => {
    const now = report('now', 10 * day)
    const candidates = [
      now,
      report('later', 10 * day + 1),
      report('far', 10 * day - minute, north(250)),
      report('near', 10 * day - minute, north(5)),
      report('old', 0),
      report('too old', -60 * day),
    ]
    const all = suggestKnown(candidates, now, { least: 0, top: 9 }).map(one => one.id)
    expect(all[0]).toBe('near')
    expect([...all].sort()).toEqual(['far', 'near', 'old'])
    expect(suggestKnown(candidates, now, { top: 1 }).map(one => one.id)).toEqual(['near'])
    expect(suggestKnown(candidates, now, { least: 1 })).toEqual([])
    expect(suggestKnown([], now)).toEqual([])
  })

  it('do not depend on the order of the candidates', () => {
    const now = report('now', 10 * day)
    const candidates = Array.from({ length: 30 }, (_, i) => report(`c${i}`, i * 7 * 60 * minute, north(i * 9)))
    const expected = suggestKnown(candidates, now)
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: 30 }), order => {
        expect(suggestKnown(order, now)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })
})

describe('words', () => {
  it('are whole in Latin, pairs of neighbours in Chinese, each once, wide and narrow letters alike', () => {
    expect(wordsOf('Main St. MAIN ＳＴ 12号')).toEqual(['main', 'st', '12', '号'])
    expect(wordsOf('A3区路灯不亮')).toEqual(['a3', '区路', '路灯', '灯不', '不亮'])
    expect(wordsOf('  …！')).toEqual([])
  })
})

describe('an index of known matters', () => {
  it('suggests only what was added and is not later', () => {
    const matters = createKnownMatters()
    expect(matters.suggest(report('a', 0))).toEqual([])
    matters.add(report('a', 0))
    matters.add(report('later', day))
    expect(matters.suggest(report('b', 5 * minute)).map(one => one.id)).toEqual(['a'])
  })

  it('never suggests what lies beyond its reach in space or in time', () => {
    const matters = createKnownMatters({ metres: 300, days: 60 })
    matters.add(report('old', 0))
    matters.add(report('far', 70 * day, north(350)))
    matters.add(report('near', 70 * day, north(290)))
    expect(matters.suggest(report('now', 70 * day), { least: 0 }).map(one => one.id)).toEqual(['near'])
  })

  it('finds neighbours on the other side of every border of a cell', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -60, max: 60, noNaN: true }),
        fc.double({ min: -179, max: 179, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        (lat, lon, angle) => {
          const degrees = 250 / 111_195
          const there = {
            lat: lat + degrees * Math.sin(angle),
            lon: lon + (degrees * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180),
          }
          const matters = createKnownMatters()
          matters.add(report('a', 0, { lat, lon }))
          expect(matters.suggest(report('b', minute, there), { least: 0 })).toHaveLength(1)
        },
      ),
    )
  })

  it('forgets by age and by number, the oldest first', () => {
    const matters = createKnownMatters({ days: 1, most: 3 })
    for (let i = 0; i < 5; i += 1) matters.add(report(`r${i}`, i * minute))
    expect(matters.size).toBe(3)
    expect(
      matters
        .suggest(report('now', 6 * minute), { least: 0 })
        .map(one => one.id)
        .sort(),
    ).toEqual(['r2', 'r3', 'r4'])
    matters.add(report('next day', 2 * day))
    expect(matters.size).toBe(1)
  })

  it('learns which categories come together, from earlier reports only', () => {
    const pairs = (matters: ReturnType<typeof createKnownMatters>, n: number) => {
      for (let i = 0; i < n; i += 1) {
        const place = north(i * 1000)
        matters.add(report(`a${i}`, i * day, { ...place, text: '' }))
        matters.add(report(`b${i}`, i * day + minute, { ...place, category: 'street dark', text: '' }))
        for (let k = 0; k < 4; k += 1)
          matters.add(report(`c${i} ${k}`, i * day, { ...north(i * 1000 + 400 * (k + 1)), category: 'rubbish', text: '' }))
      }
    }
    const asked = (matters: ReturnType<typeof createKnownMatters>) => {
      matters.add(report('first', 50 * day, { lat: 31, text: '' }))
      return matters.suggest(report('then', 50 * day + minute, { lat: 31, category: 'street dark', text: '' }), { least: 0 })[0]!
        .score
    }
    const [fresh, taught] = [createKnownMatters(), createKnownMatters()]
    pairs(taught, 40)
    expect(asked(taught)).toBeGreaterThan(asked(fresh))
  })

  it('refuses a reach of nothing', () => {
    expect(() => createKnownMatters({ days: 0 })).toThrow(RangeError)
    expect(() => createKnownMatters({ metres: Number.NaN })).toThrow(RangeError)
  })
})

describe('the trade-off curve', () => {
  it('counts originals found among those that came before, and what others are shown', () => {
    const curve = createCurve(
      new Map([
        ['b', 'a'],
        ['c', 'z'],
        ['y', 'x'],
      ]),
    )
    const found = (id: string, score: number) => [{ id, score, because: [] }]
    curve.see('a', [])
    curve.see('b', found('a', 0.6))
    curve.see('c', found('a', 0.9))
    curve.see('z', [])
    curve.see('x', [])
    curve.see('y', found('a', 0.9))
    curve.see('other', found('a', 0.3))
    curve.see('silent', [])
    expect(curve.counts()).toEqual({ asked: 2, unreachable: 1, others: 2 })
    expect(curve.lines([0.1, 0.7])).toEqual([
      { least: 0.1, found: 0.5, mean: 0.5, median: 1, some: 0.5 },
      { least: 0.7, found: 0, mean: 0, median: 0, some: 0 },
    ])
  })
})
