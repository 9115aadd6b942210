import { dayFromText, dayText } from './day.ts'

/**
 * Spring Festival (first day of the first lunar month), Qingming, Dragon Boat and Mid-Autumn by year, as MM-DD.
 * Written out because the ways to compute them disagree: the lunar functions of chinese-days 1.5.7 are a day off
 * on machines west of Greenwich, and the ICU calendar in Node puts the Spring Festivals of 2027 and 2030 a day off.
 * Computed with chinese-days 1.5.7 under UTC.
 */
const lunarDays: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
  2036: ['01-28', '04-04', '05-30', '10-04'],
  2037: ['02-15', '04-04', '06-18', '09-24'],
  2038: ['02-04', '04-05', '06-07', '09-13'],
  2039: ['01-24', '04-05', '05-27', '10-02'],
  2040: ['02-12', '04-04', '06-14', '09-20'],
  2041: ['02-01', '04-04', '06-03', '09-10'],
  2042: ['01-22', '04-04', '06-22', '09-28'],
  2043: ['02-10', '04-05', '06-11', '09-17'],
  2044: ['01-30', '04-04', '05-31', '10-05'],
  2045: ['02-17', '04-04', '06-19', '09-25'],
  2046: ['02-06', '04-04', '06-08', '09-15'],
  2047: ['01-26', '04-05', '05-29', '10-04'],
  2048: ['02-14', '04-04', '06-15', '09-22'],
  2049: ['02-02', '04-04', '06-04', '09-11'],
  2050: ['01-23', '04-04', '06-23', '09-30'],
}

/** First and last year `statutoryDays` answers for: the first year of the law's present text, the last of the table. */
export const statutoryYears = { first: 2025, last: 2050 } as const

const sameDays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] as const

/**
 * The 13 days off that the law itself names, 'YYYY-MM-DD' in order (12 where two coincide): 全国年节及纪念日放假办法
 * as amended on 2024-11-10, in force from 2025. No shifted weekends and no substitute days: these come with each
 * year's notice and are not foreseeable. Empty outside `statutoryYears`.
 */
export function statutoryDays(year: number): readonly string[] {
  const lunar = lunarDays[year]
  if (lunar === undefined) return []
  const [springFestival, ...others] = lunar.map(day => `${year}-${day}`)
  const newYear = dayFromText(springFestival!)
  const spring = [-1, 0, 1, 2].map(shift => dayText(newYear + shift))
  return [...new Set([...sameDays.map(day => `${year}-${day}`), ...spring, ...others])].sort()
}
