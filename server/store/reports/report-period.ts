import type { Every, Over } from '#contract/reports'

/** Days of the office, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

const dayMs = 86_400_000
const text = (at: number) => new Date(at).toISOString().slice(0, 10)
const span = (year: number, month: number, months: number): Days => ({
  from: text(Date.UTC(year, month, 1)),
  to: text(Date.UTC(year, month + months, 0)),
})

/** The days of a period by its name ('2026-05', '2026-Q2', '2026-H1', '2026', '2026-05-03~2026-05-20'); null when it is none. */
export function daysOf(period: string): Days | null {
  const year = Number(period.slice(0, 4))
  const rest = period.slice(5)
  if (rest === '') return span(year, 0, 12)
  if (rest.startsWith('Q')) return span(year, (Number(rest[1]) - 1) * 3, 3)
  if (rest.startsWith('H')) return span(year, (Number(rest[1]) - 1) * 6, 6)
  if (rest.length === 2) return span(year, Number(rest) - 1, 1)
  const [from = '', to = ''] = period.split('~')
  const real = [from, to].every(day => !Number.isNaN(Date.parse(day)) && text(Date.parse(day)) === day)
  return real && from <= to ? { from, to } : null
}

const monthsOf: Readonly<Record<Exclude<Every, 'any'>, number>> = { month: 1, quarter: 3, half: 6, year: 12 }
const nameOf = (every: Exclude<Every, 'any'>, year: number, nth: number): string => {
  if (every === 'year') return String(year)
  if (every === 'month') return `${year}-${String(nth + 1).padStart(2, '0')}`
  return `${year}-${every === 'quarter' ? 'Q' : 'H'}${nth + 1}`
}

/** The period in which a day lies, or `back` of them earlier. A form made as needed goes by months. */
export function periodAt(every: Every, day: string, back = 0): string {
  const kind = every === 'any' ? 'month' : every
  const [year = 0, month = 1] = day.split('-').map(Number)
  const n = Math.floor((year * 12 + month - 1) / monthsOf[kind]) - back
  const perYear = 12 / monthsOf[kind]
  return nameOf(kind, Math.floor(n / perYear), n % perYear)
}

/** Which days a cell speaks of, in a report on `days`. */
export function daysOver(period: string, over: Over): Days {
  const days = daysOf(period) ?? { from: period, to: period }
  if (over === 'toDate') return { from: `${days.to.slice(0, 4)}-01-01`, to: days.to }
  const [from, to] = [Date.parse(days.from), Date.parse(days.to)]
  if (over === 'yearBefore') {
    const back = (at: number) => {
      const day = new Date(at)
      const last = new Date(Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth() + 1, 0)).getUTCDate()
      const ends = new Date(at + dayMs).getUTCDate() === 1
      return text(Date.UTC(day.getUTCFullYear() - 1, day.getUTCMonth(), ends ? last : Math.min(day.getUTCDate(), last)))
    }
    return { from: back(from), to: back(to) }
  }
  if (over === 'before') {
    if (period.includes('~')) return { from: text(from - (to - from) - dayMs), to: text(from - dayMs) }
    const kind: Every = period.includes('Q') ? 'quarter' : period.includes('H') ? 'half' : period.length === 4 ? 'year' : 'month'
    return daysOf(periodAt(kind, days.from, 1)) ?? days
  }
  return days
}

/** A period as it is written into a form, and on screen. */
export function sayPeriod(period: string, lang: 'zh' | 'en'): string {
  if (lang === 'en') return period.replace('~', ' to ')
  const year = period.slice(0, 4)
  const rest = period.slice(5)
  if (rest === '') return `${year}年度`
  if (rest.startsWith('Q')) return `${year}年第${rest[1]}季度`
  if (rest.startsWith('H')) return `${year}年${rest[1] === '1' ? '上' : '下'}半年`
  if (rest.length === 2) return `${year}年${Number(rest)}月`
  const [from = '', to = ''] = period.split('~')
  return `${sayDay(from)}至${sayDay(to)}`
}
export const sayDay = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Until which day a report on this period is to be handed in. */
export const dueOf = (period: string, dueDay: number): string | null => {
  const days = daysOf(period)
  return days ? text(Date.parse(days.to) + dueDay * dayMs) : null
}
