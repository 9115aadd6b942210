import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { china, inChina, office } from './china.testing.ts'
import { addSpan, chineseCalendar, isWorkingDay, localDay } from './index.ts'
import { publishedDays, publishedYears } from './published-holidays.ts'
import { statutoryDays, statutoryYears } from './statutory-days.ts'

afterEach(() => vi.unstubAllEnvs())

/** The package settles its dates by the machine's zone when it is loaded, so it is asked in a process of its own, on UTC. */
function askedOnUtc(expression: string): Record<string, string[]> {
  const script = `const days = require('chinese-days'); process.stdout.write(JSON.stringify(${expression}))`
  const options = { input: script, encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } } as const
  return JSON.parse(execFileSync(process.execPath, ['--input-type=commonjs', '-'], options))
}

const tableYears = Array.from(
  { length: statutoryYears.last - statutoryYears.first + 1 },
  (_, index) => statutoryYears.first + index,
)

function everyDayOf(years: readonly number[]): string[] {
  const days: string[] = []
  for (const year of years) {
    for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000) {
      days.push(new Date(time).toISOString().slice(0, 10))
    }
  }
  return days
}

const without = (from: string, to: string) => ({
  ...publishedDays,
  holidays: Object.fromEntries(Object.entries(publishedDays.holidays).filter(([day]) => day < from || day > to)),
})

describe('published years', () => {
  it('are those whose notice the data wholly holds', () => {
    expect(publishedYears(publishedDays)).toContain(2025)
    expect(publishedYears(publishedDays)).toContain(2026)
    expect(publishedYears(publishedDays)).not.toContain(2040)
  })

  it('lose a year when part of its notice is missing', () => {
    expect(publishedYears(without('2026-09-25', '2026-09-27'))).not.toContain(2026)
    expect(publishedYears(without('2013-02-01', '2013-02-28'))).not.toContain(2013)
    expect(publishedYears(without('2013-10-01', '2013-10-01'))).not.toContain(2013)
  })

  it('do not gain a year from a holiday that spills over', () => {
    const spilled = { ...publishedDays, holidays: { ...publishedDays.holidays, '2041-01-01': 'New Year' } }
    expect(publishedYears(spilled)).not.toContain(2041)
  })
})

describe('the calendar', () => {
  it('knows the holidays and make-up days of 2025 and 2026', () => {
    const worked = [
      '2025-01-26',
      '2025-02-08',
      '2025-04-27',
      '2025-09-28',
      '2025-10-11',
      '2026-01-04',
      '2026-02-14',
      '2026-10-10',
    ]
    const free = ['2025-01-28', '2025-02-04', '2025-05-05', '2025-10-08', '2026-01-02', '2026-02-23', '2026-06-19', '2026-10-07']
    expect(worked.filter(day => !isWorkingDay(day, office))).toEqual([])
    expect(free.filter(day => isWorkingDay(day, office))).toEqual([])
  })

  it('says the same as the package about every day of the years it knows', () => {
    const answers = askedOnUtc(`({
      work: ${JSON.stringify(everyDayOf(office.knownYears))}.filter(day => days.isWorkday(day))
    })`).work
    expect(everyDayOf(office.knownYears).filter(day => isWorkingDay(day, office))).toEqual(answers)
  })

  it('keeps weekends and statutory days free in a year without a notice', () => {
    const year = Math.max(...office.knownYears) + 1
    expect(statutoryDays(year).filter(day => isWorkingDay(day, office))).toEqual([])
    expect(isWorkingDay('2049-02-01', office)).toBe(false)
    expect(isWorkingDay('2049-02-08', office)).toBe(true)
  })

  it('lets the office’s own days win and a notice entered by hand make a year known', () => {
    const own = chineseCalendar({
      id: 'own',
      version: 1,
      days: { '2025-03-03': 'holiday', '2025-10-05': 'workday', '2045-01-07': 'workday' },
      knownYears: [2045],
    })
    expect(['2025-03-03', '2025-10-05', '2045-01-07', '2045-05-01'].map(day => isWorkingDay(day, own))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(addSpan(china('2045-01-06 10:00'), { amount: 1, unit: 'workday' }, own).provisional).toBe(false)
  })

  it('cannot be changed after it was made', () => {
    expect(() => Object.assign(office.days, { '2025-03-03': 'holiday' })).toThrow(TypeError)
    expect(() => Object.assign(office.hours[0] ?? {}, { 0: 0 })).toThrow(TypeError)
  })

  it('gives the office’s date, not the machine’s', () => {
    expect(localDay(Date.parse('2025-03-03T16:00:00Z'), office)).toBe('2025-03-04')
    expect(localDay(Date.parse('2025-03-03T15:59:59.999Z'), office)).toBe('2025-03-03')
  })
})

describe('statutory days', () => {
  it('are all free in the notices of 2025 and 2026', () => {
    for (const year of [2025, 2026]) {
      expect(statutoryDays(year)).toHaveLength(13)
      expect(statutoryDays(year).filter(day => !(day in publishedDays.holidays))).toEqual([])
    }
  })

  it('agree with the package’s lunar dates', () => {
    const festivals = askedOnUtc(`Object.fromEntries(${JSON.stringify(tableYears)}.map(year => [year, [
      days.getSolarDateFromLunar(year + '-01-01').date,
      days.getSolarTermDate(year, 4, 'pure_brightness'),
      days.getSolarDateFromLunar(year + '-05-05').date,
      days.getSolarDateFromLunar(year + '-08-15').date,
    ]]))`)
    for (const year of tableYears) expect(statutoryDays(year)).toEqual(expect.arrayContaining(festivals[year]!))
  })

  it('begin with the eve of the Spring Festival', () => {
    expect(statutoryDays(2027).slice(1, 5)).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'])
  })

  it('are not invented beyond the table', () => {
    expect(statutoryDays(2051)).toEqual([])
    expect(statutoryDays(2024)).toEqual([])
  })
})

it.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])('counts the same on a machine in %s', zone => {
  vi.stubEnv('TZ', zone)
  expect(new Date(2025, 0, 1).getTimezoneOffset()).not.toBe(0)
  const fresh = chineseCalendar({ id: 'zone', version: 1 })
  expect(isWorkingDay('2025-10-01', fresh)).toBe(false)
  expect(isWorkingDay('2025-09-30', fresh)).toBe(true)
  expect(inChina(addSpan(china('2025-09-30 17:59'), { amount: 1, unit: 'workday' }, fresh).at)).toBe('2025-10-09 18:00:00')
  expect(localDay(china('2025-10-01 00:00'), fresh)).toBe('2025-10-01')
})
