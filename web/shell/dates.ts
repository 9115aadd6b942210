import { type Language, shellText } from './i18n/index.ts'

/** The units of the office's clocks: minutes and hours run through nights and holidays, the work- ones do not. */
export type Unit = 'minute' | 'hour' | 'workhour' | 'day' | 'workday' | 'month'
export type Amount = { readonly amount: number; readonly unit: Unit }
export const units: readonly Unit[] = ['minute', 'hour', 'workhour', 'day', 'workday', 'month']

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONE = 'Asia/Shanghai'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + zone + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, hourCycle: 'h23', ...options })
  formatters.set(key, made)
  return made
}

/** The number of the calendar day, counted from 1970, on the office's calendar. */
function dayNumber(at: number, zone: string): { year: number; ordinal: number } {
  const parts = formatter('en', zone, { year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(at)
  const read = (type: string) => Number(parts.find(part => part.type === type)?.value)
  return { year: read('year'), ordinal: Math.round(Date.UTC(read('year'), read('month') - 1, read('day')) / DAY) }
}

export function sayTime(at: number, language: Language, zone = ZONE): string {
  return formatter(language, zone, { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** A calendar day: 3月5日, with the year when it is not the year of `now`. */
export function sayDay(at: number, now: number, language: Language, zone = ZONE): string {
  const sameYear = dayNumber(at, zone).year === dayNumber(now, zone).year
  const month = language === 'zh' ? 'long' : 'short'
  return formatter(language, zone, { day: 'numeric', month, ...(sameYear ? {} : { year: 'numeric' }) }).format(at)
}

/** A calendar day written 'YYYY-MM-DD', as people say it. */
export const sayDate = (day: string, now: number, language: Language): string =>
  sayDay(Date.parse(`${day}T12:00:00+08:00`), now, language)

/** A month written 'YYYY-MM', as people say it: 2026年3月. */
export const sayMonth = (month: string, language: Language): string =>
  formatter(language, ZONE, { year: 'numeric', month: language === 'zh' ? 'long' : 'short' }).format(
    Date.parse(`${month}-15T12:00:00+08:00`),
  )

/**
 * A stretch of days written 'YYYY-MM-DD', both within it, as people say it: 2026年, 2026—2030年, 2026年7月—12月; by days only
 * where it does not begin and end with a month.
 */
export function saySpan(from: string, until: string, now: number, language: Language): string {
  if (from === until) return sayDate(from, now, language)
  const [year, month, day] = [from.slice(0, 4), from.slice(0, 7), from.slice(8)]
  const [lastYear, lastMonth] = [until.slice(0, 4), until.slice(0, 7)]
  const dash = language === 'zh' ? '—' : '–'
  const ends = new Date(Date.parse(`${until}T00:00:00Z`) + DAY).getUTCDate() === 1
  if (day !== '01' || !ends) return `${sayDate(from, now, language)} ${dash} ${sayDate(until, now, language)}`
  const yearWord = language === 'zh' ? '年' : ''
  if (from.endsWith('-01-01') && until.endsWith('-12-31'))
    return year === lastYear ? `${year}${yearWord}` : `${year}${dash}${lastYear}${yearWord}`
  const [first, last] = [sayMonth(month, language), sayMonth(lastMonth, language)]
  if (month === lastMonth) return last
  if (year !== lastYear) return `${first} ${dash} ${last}`
  // The year is said once, where each language has it.
  return language === 'zh' ? `${first}—${last.slice(5)}` : `${first.slice(0, -5)}–${last}`
}

/** The full moment, for a tooltip or a printed record: 2026年3月5日星期四 16:20. */
export function sayExactly(at: number, language: Language, zone = ZONE): string {
  const day = formatter(language, zone, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' })
    .format(at)
    .replace(',', '')
  return `${day} ${sayTime(at, language, zone)}`
}

/** A moment as people say it: 刚刚, 5 分钟前, 今天 09:05, 昨天 16:20, 明天 08:30, 3月5日 16:20. */
export function sayMoment(at: number, now: number, language: Language, zone = ZONE): string {
  const t = shellText(language)
  const gone = now - at
  if (gone >= 0 && gone < MINUTE) return t('shell.moment.now')
  if (gone >= MINUTE && gone < HOUR) {
    return t('shell.moment.ago', { span: sayAmount({ amount: Math.floor(gone / MINUTE), unit: 'minute' }, language) })
  }
  const days = dayNumber(at, zone).ordinal - dayNumber(now, zone).ordinal
  const near = nearDays.get(days)
  const time = sayTime(at, language, zone)
  return near ? t(near, { time }) : t('shell.moment.day', { day: sayDay(at, now, language, zone), time })
}

const nearDays: ReadonlyMap<number, `shell.moment.${'before' | 'yesterday' | 'today' | 'tomorrow' | 'after'}`> = new Map([
  [-2, 'shell.moment.before'],
  [-1, 'shell.moment.yesterday'],
  [0, 'shell.moment.today'],
  [1, 'shell.moment.tomorrow'],
  [2, 'shell.moment.after'],
])

/** A length of time: 2 个工作日 / 2 working days. Fractions are cut to one place. */
export function sayAmount({ amount, unit }: Amount, language: Language): string {
  return shellText(language)(`shell.span.${unit}`, { count: Math.round(amount * 10) / 10 })
}

/** How long something is kept: nobody counts 730 days, so whole years are said as years. */
export function sayKept(keep: Amount, language: Language): string {
  const years = { day: keep.amount / 365, month: keep.amount / 12 }[keep.unit as 'day' | 'month']
  return years && Number.isInteger(years) ? shellText(language)('shell.span.year', { count: years }) : sayAmount(keep, language)
}

/** Natural time in the unit a person would choose: minutes under an hour, hours under two days, then days. */
export function inWords(milliseconds: number): Amount {
  const span = Math.abs(milliseconds)
  if (span < HOUR) return { amount: Math.max(1, Math.floor(span / MINUTE)), unit: 'minute' }
  if (span < 2 * DAY) return { amount: Math.floor(span / HOUR), unit: 'hour' }
  return { amount: Math.floor(span / DAY), unit: 'day' }
}

/**
 * What a deadline means now: 还剩 2 个工作日, 迟了 3 小时.
 * `left` is the remaining (or overrun) time counted by the office calendar, when the server gave it; else natural time is used.
 */
export function sayDeadline(due: number, now: number, language: Language, left?: Amount): string {
  const span = sayAmount(left ? { ...left, amount: Math.abs(left.amount) } : inWords(due - now), language)
  return shellText(language)(now > due ? 'shell.deadline.late' : 'shell.deadline.left', { span })
}

/** How long something took, from begin to end: 用了 3 天. */
export function sayTook(from: number, to: number, language: Language): string {
  return shellText(language)('shell.took', { span: sayAmount(inWords(to - from), language) })
}
