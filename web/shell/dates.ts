import type { Language } from './i18n/catalogue.ts'

export type Unit = 'minutes' | 'hours' | 'workhours' | 'days' | 'workdays'
export type Amount = { readonly amount: number; readonly unit: Unit }

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONE = 'Asia/Shanghai'

const words = {
  zh: {
    minutes: ['分钟', '分钟'],
    hours: ['小时', '小时'],
    workhours: ['工作小时', '工作小时'],
    days: ['天', '天'],
    workdays: ['个工作日', '个工作日'],
  },
  en: {
    minutes: ['minute', 'minutes'],
    hours: ['hour', 'hours'],
    workhours: ['working hour', 'working hours'],
    days: ['day', 'days'],
    workdays: ['working day', 'working days'],
  },
} as const satisfies Record<Language, Record<Unit, readonly [string, string]>>

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + zone + JSON.stringify(options)
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, hourCycle: 'h23', ...options })
  formatters.set(key, made)
  return made
}

type Day = { year: number; month: number; day: number; ordinal: number }

function dayOf(at: number, zone: string): Day {
  const parts = formatter('en', zone, { year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(at)
  const read = (type: string) => Number(parts.find(part => part.type === type)?.value)
  const [year, month, day] = [read('year'), read('month'), read('day')]
  return { year, month, day, ordinal: Math.round(Date.UTC(year, month - 1, day) / DAY) }
}

export function sayTime(at: number, language: Language, zone = ZONE): string {
  return formatter(language, zone, { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** A calendar day: 3月5日, with the year when it is not the year of `now`. */
export function sayDay(at: number, now: number, language: Language, zone = ZONE): string {
  const sameYear = dayOf(at, zone).year === dayOf(now, zone).year
  if (language === 'zh') {
    const { year, month, day } = dayOf(at, zone)
    return sameYear ? `${month}月${day}日` : `${year}年${month}月${day}日`
  }
  return formatter('en', zone, { day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at)
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
  const gone = now - at
  if (gone >= 0 && gone < MINUTE) return language === 'zh' ? '刚刚' : 'just now'
  if (gone >= MINUTE && gone < HOUR) return sayAgo({ amount: Math.floor(gone / MINUTE), unit: 'minutes' }, language)
  const days = dayOf(at, zone).ordinal - dayOf(now, zone).ordinal
  const near = nearDays[language].get(days)
  const time = sayTime(at, language, zone)
  if (near) return `${near} ${time}`
  return language === 'zh' ? `${sayDay(at, now, language, zone)} ${time}` : `${sayDay(at, now, language, zone)}, ${time}`
}

const nearDays: Record<Language, ReadonlyMap<number, string>> = {
  zh: new Map([
    [-2, '前天'],
    [-1, '昨天'],
    [0, '今天'],
    [1, '明天'],
    [2, '后天'],
  ]),
  en: new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]),
}

/** A length of time: 2 个工作日 / 2 working days. Fractions are cut to one place. */
export function sayAmount({ amount, unit }: Amount, language: Language): string {
  const shown = Math.round(amount * 10) / 10
  const [one, many] = words[language][unit]
  return `${shown} ${shown === 1 ? one : many}`
}

function sayAgo(amount: Amount, language: Language): string {
  return language === 'zh' ? `${sayAmount(amount, language)}前` : `${sayAmount(amount, language)} ago`
}

/** Natural time in the unit a person would choose: minutes under an hour, hours under two days, then days. */
export function inWords(milliseconds: number): Amount {
  const span = Math.abs(milliseconds)
  if (span < HOUR) return { amount: Math.max(1, Math.floor(span / MINUTE)), unit: 'minutes' }
  if (span < 2 * DAY) return { amount: Math.floor(span / HOUR), unit: 'hours' }
  return { amount: Math.floor(span / DAY), unit: 'days' }
}

/**
 * What a deadline means now: 还剩 2 个工作日, 迟了 3 小时.
 * `left` is the remaining (or overrun) time counted by the office calendar, when the server gave it; else natural time is used.
 */
export function sayDeadline(due: number, now: number, language: Language, left?: Amount): string {
  const late = now > due
  const said = sayAmount(left ? { ...left, amount: Math.abs(left.amount) } : inWords(due - now), language)
  if (language === 'zh') return late ? `迟了 ${said}` : `还剩 ${said}`
  return late ? `${said} late` : `${said} left`
}

/** How long something took, from begin to end: 用了 3 天. */
export function sayTook(from: number, to: number, language: Language): string {
  const said = sayAmount(inWords(to - from), language)
  return language === 'zh' ? `用了 ${said}` : `took ${said}`
}
