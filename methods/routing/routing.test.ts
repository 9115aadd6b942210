import { describe, expect, it } from 'vitest'
import {
  addRuns,
  circleOf,
  type Decision,
  dryRun,
  findGaps,
  loads,
  type Matter,
  mustMend,
  nothingRun,
  type Rule,
  route,
} from './index.ts'

const rule = (id: string, unit: string, more: Partial<Rule> = {}): Rule => ({
  id,
  categories: [],
  places: [],
  unit,
  helpers: [],
  ...more,
})
const moment = { day: '2026-03-03', weekday: 2, time: '10:00', working: true }
const place = { street: 's', community: 'c1', grid: 'g1', building: 'b1' }
const matter = (category: string, more: Partial<Matter> = {}): Matter => ({ category, place, point: null, moment, ...more })
const decides = (rules: Rule[], m: Matter): Decision | null => route({ version: 1, rules }, m)
const at = (time: string, working = true, day = moment.day, weekday = 2) => ({ moment: { day, weekday, time, working } })

describe('who receives first', () => {
  it('is the unit of the first rule that fits, however narrow a later one', () => {
    const rules = [rule('1', 'lamps', { categories: ['01'] }), rule('2', 'grid', { categories: ['0102'], places: ['g1'] })]
    expect(decides(rules, matter('0102'))).toMatchObject({ unit: 'lamps', position: 1 })
    expect(decides([...rules].reverse(), matter('0102'))).toMatchObject({ unit: 'grid', position: 1 })
  })

  it('is found by street, community, grid or building, and by a drawn area', () => {
    for (const here of ['s', 'c1', 'g1', 'b1']) expect(decides([rule('1', 'x', { places: [here] })], matter('1'))?.unit).toBe('x')
    expect(decides([rule('1', 'x', { places: ['c2'] })], matter('1'))).toBeNull()
    const market = rule('1', 'market', {
      area: {
        name: 'the market',
        ring: [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 2],
        ],
      },
    })
    expect(decides([market], matter('1', { point: [1, 1] }))?.because.held[0]).toMatchObject({ what: 'place', has: 'the market' })
    expect(decides([market], matter('1', { point: [3, 1] }))).toBeNull()
    expect(decides([market], matter('1'))).toBeNull()
  })

  it('knows the night past midnight, the winter past New Year, weekdays and working time', () => {
    const night = [rule('1', 'watch', { when: { hours: { from: '22:00', to: '06:00' } } })]
    expect(['21:59', '22:00', '00:00', '05:59', '06:00'].map(time => decides(night, matter('1', at(time))) !== null)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    const winter = [rule('1', 'heating', { when: { season: { from: '11-01', to: '03-15' } } })]
    const days = ['2026-10-31', '2026-11-01', '2027-03-15', '2027-03-16']
    expect(days.map(day => decides(winter, matter('1', at('10:00', true, day))) !== null)).toEqual([false, true, true, false])
    expect(decides([rule('1', 'x', { when: { weekdays: [6, 7] } })], matter('1'))).toBeNull()
    expect(decides([rule('1', 'x', { when: { working: false } })], matter('1', at('10:00', false)))?.unit).toBe('x')
  })

  it('holds only between the days a rule is valid, both included', () => {
    const rules = [rule('1', 'x', { validFrom: '2026-03-03', validTo: '2026-03-04' })]
    const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']
    expect(days.map(day => decides(rules, matter('1', at('10:00', true, day))) !== null)).toEqual([false, true, true, false])
  })

  it('says which conditions held and which rules before it did not fit, and why', () => {
    const rules = [
      rule('1', 'other', { categories: ['02'] }),
      rule('2', 'night', { categories: ['01'], when: { working: false }, title: 'Nights' }),
      rule('3', 'lamps', {
        categories: ['01'],
        places: ['c1'],
        helpers: ['lamps', 'police'],
        within: { amount: 2, unit: 'workday' },
      }),
    ]
    expect(decides(rules, matter('0102'))).toEqual({
      version: 1,
      rule: '3',
      position: 3,
      unit: 'lamps',
      helpers: ['police'],
      within: { amount: 2, unit: 'workday' },
      because: {
        held: [
          { what: 'category', wants: ['01'], has: '0102' },
          { what: 'place', wants: ['c1'], has: 'c1' },
        ],
        passed: [{ rule: '2', position: 2, title: 'Nights', failed: [{ what: 'working', wants: ['false'], has: 'true' }] }],
      },
    })
  })

  it('is nobody when nothing fits, also when a matter has no category yet', () => {
    expect(decides([], matter('1'))).toBeNull()
    expect(decides([rule('1', 'x', { categories: ['01'] })], matter('01', { category: null }))).toBeNull()
  })
})

describe('a rule set that sends a case round in a circle', () => {
  it('is noticed when the unit gave the case back before, with the way round', () => {
    expect(circleOf([], 'A')).toBeNull()
    expect(circleOf(['A'], 'B')).toBeNull()
    expect(circleOf(['A', 'B'], 'A')).toEqual(['A', 'B', 'A'])
    expect(circleOf(['C', 'A', 'B'], 'A')).toEqual(['A', 'B', 'A'])
  })
})

const spot = (grid: string, community: string) => ({ id: grid, street: 's', community, grid, building: null })
const spots = [spot('g1', 'c1'), spot('g2', 'c2')]
const gaps = (rules: Rule[], catalogue = ['0101', '0201']) =>
  findGaps({
    rules,
    catalogue,
    spots,
    places: new Set(['s', 'c1', 'c2', 'g1', 'g2']),
    units: new Set(['x', 'y']),
    on: '2026-03-03',
  })
const kinds = (rules: Rule[]) => gaps(rules).map(gap => gap.kind)

describe('gaps', () => {
  it('finds none where every category has an owner everywhere and always', () => {
    expect(gaps([rule('1', 'x', { categories: ['01'] }), rule('2', 'y', { categories: ['02'] })])).toEqual([])
  })

  it('finds a category without an owner, and one without an owner at some places', () => {
    expect(gaps([rule('1', 'x', { categories: ['01'], places: ['c1'] }), rule('2', 'y', { categories: ['02'] })])).toEqual([
      { kind: 'noOwner', category: '0101', spots: ['g2'], when: null },
    ])
    expect(gaps([rule('1', 'x', { categories: ['01'] })])).toEqual([
      { kind: 'noOwner', category: '0201', spots: ['g1', 'g2'], when: null },
    ])
  })

  it('finds a moment without an owner: a Sunday, a winter, the night, after the rule’s last day', () => {
    const only = (more: Partial<Rule>) => gaps([rule('1', 'x', more)]).filter(gap => gap.kind === 'noOwner')
    expect(only({ when: { weekdays: [1, 2, 3, 4, 5, 6] } })[0]).toMatchObject({ when: { weekday: 7 } })
    expect(only({ when: { season: { from: '03-01', to: '10-31' } } })[0]).toMatchObject({ when: { day: '2026-11-01' } })
    expect(only({ when: { hours: { from: '06:00', to: '22:00' } } })[0]).toMatchObject({ when: { time: '00:00' } })
    expect(only({ when: { working: true } })[0]).toMatchObject({ when: { working: false } })
    expect(only({ validTo: '2026-12-31' })[0]).toMatchObject({ when: { day: '2027-01-01' } })
  })

  it('sees that two rules own the day together', () => {
    expect(kinds([rule('1', 'x', { when: { working: true } }), rule('2', 'y', { when: { working: false } })])).toEqual([])
    expect(
      kinds([
        rule('1', 'x', { when: { hours: { from: '22:00', to: '06:00' } } }),
        rule('2', 'y', { when: { hours: { from: '06:00', to: '22:00' } } }),
      ]),
    ).toEqual([])
  })

  it('finds a rule never reached because earlier ones cover it, also several together', () => {
    expect(gaps([rule('1', 'x'), rule('2', 'y', { categories: ['01'] })])).toEqual([{ kind: 'covered', rule: '2', by: ['1'] }])
    const together = [rule('1', 'x', { places: ['c1'] }), rule('2', 'x', { places: ['g2'] }), rule('3', 'y')]
    expect(gaps(together)).toContainEqual({ kind: 'covered', rule: '3', by: ['1', '2'] })
    const area = { name: 'a', ring: [] }
    expect(gaps([rule('1', 'x'), rule('2', 'y', { area })])).toContainEqual({ kind: 'covered', rule: '2', by: ['1'] })
  })

  it('says what takes a part of a rule, and does not hold that against it', () => {
    const found = gaps([rule('1', 'x', { categories: ['01'] }), rule('2', 'y')])
    expect(found).toEqual([{ kind: 'overlap', rule: '2', by: ['1'] }])
    expect(found.some(mustMend)).toBe(false)
  })

  it('finds units, categories and places that are no longer there, and dates that are over', () => {
    const found = gaps([
      rule('1', 'gone', { helpers: ['too'], categories: ['09'], places: ['c9'] }),
      rule('2', 'x', { validTo: '2026-01-01' }),
      rule('3', 'y'),
    ])
    expect(found.map(gap => gap.kind)).toEqual(['goneUnit', 'goneUnit', 'unknownCategory', 'unknownPlace', 'over'])
    expect(found.filter(mustMend)).toHaveLength(2)
  })

  it('never takes a drawn area for the owner of a whole place', () => {
    expect(kinds([rule('1', 'x', { area: { name: 'a', ring: [] } })])).toContain('noOwner')
  })
})

describe('a dry run', () => {
  const cases = ['0101', '0101', '0201'].map((category, n) => ({ id: String(n), matter: matter(category) }))
  const before = { version: 1, rules: [rule('1', 'x')] }
  const after = { version: 2, rules: [rule('1', 'y', { categories: ['01'] })] }

  it('says who would get more and less, and which cases change', () => {
    const found = dryRun(before, after, cases)
    expect(found.matrix).toEqual([
      { from: 'x', to: 'y', cases: 2 },
      { from: 'x', to: null, cases: 1 },
    ])
    expect(found.changed.map(one => one.id)).toEqual(['0', '1', '2'])
    expect(loads(found)).toEqual([
      { unit: 'x', before: 3, after: 0 },
      { unit: 'y', before: 0, after: 2 },
    ])
  })

  it('gives the same whether the cases come at once or in portions', () => {
    const parts = cases.map(one => dryRun(before, after, [one])).reduce(addRuns, nothingRun)
    expect(parts).toEqual(dryRun(before, after, cases))
  })
})
