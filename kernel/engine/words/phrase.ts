import type { Instant, Span } from '#methods/working-time/index'
import { en, type Message } from './en.ts'
import { zh } from './zh.ts'

export type Lang = 'zh' | 'en'
export type PhraseKey = keyof typeof zh
type Filling = Readonly<Record<string, string | number>>

const catalogues: Readonly<Record<Lang, Readonly<Record<PhraseKey, Message>>>> = { zh, en }

/** A phrase of the engine in one language, its `{names}` filled. */
export function phrase(lang: Lang, key: PhraseKey, filling: Filling = {}): string {
  const message: Message = catalogues[lang][key]
  const text = typeof message === 'string' ? message : filling.count === 1 ? message.one : message.other
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(filling[name] ?? whole))
}

export const isPhrase = (key: string): key is PhraseKey => Object.hasOwn(zh, key)

export const quoted = (lang: Lang, it: string): string => phrase(lang, 'quote', { it })

/** "A、B" or "A, B". */
export const listed = (lang: Lang, items: readonly string[], by: 'list.and' | 'list.or' = 'list.and'): string =>
  items.join(phrase(lang, by))

/** "3 个工作日", "3 working days". */
export const spanWords = (span: Span, lang: Lang): string => phrase(lang, `span.${span.unit}`, { count: span.amount })

/** Counted milliseconds as hours and minutes, or the days of 24 hours when the time runs by the clock. */
export function lengthWords(ms: number, lang: Lang, byTheClock = false): string {
  const minutes = Math.ceil(ms / 60_000)
  const days = byTheClock ? Math.floor(minutes / 1440) : 0
  const hours = Math.floor((minutes - days * 1440) / 60)
  const parts = [
    ...(days > 0 ? [phrase(lang, 'time.days', { count: days })] : []),
    ...(hours > 0 ? [phrase(lang, 'time.hours', { count: hours })] : []),
    ...(minutes % 60 > 0 || minutes === 0 ? [phrase(lang, 'time.minutes', { count: minutes % 60 })] : []),
  ]
  return parts.join(' ')
}

const weekdays: Readonly<Record<Lang, readonly string[]>> = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const monthsEn = 'January February March April May June July August September October November December'.split(' ')

/** A day 'YYYY-MM-DD' as people write it: "2026年5月6日（周三）", "Wed 6 May 2026". */
export function dayWords(day: string, lang: Lang): string {
  const at = new Date(`${day}T00:00:00Z`)
  const [year, month, date] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]
  const weekday = weekdays[lang][at.getUTCDay()]
  return lang === 'zh' ? `${year}年${month + 1}月${date}日（${weekday}）` : `${weekday} ${date} ${monthsEn[month]} ${year}`
}

/** A moment in the office's own time, minutes east of UTC: "2026年5月6日（周三）09:12". */
export function momentWords(at: Instant, lang: Lang, utcOffsetMinutes = 480): string {
  const local = new Date(at + utcOffsetMinutes * 60_000).toISOString()
  const time = local.slice(11, 16)
  return lang === 'zh' ? `${dayWords(local.slice(0, 10), lang)}${time}` : `${dayWords(local.slice(0, 10), lang)}, ${time}`
}

/** A day written 'YYYY-MM-DD' as it is said: 2026年3月5日 / 5 March 2026; anything else as it stands. */
export function sayDayOf(day: string, lang: Lang): string {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  if (year === '') return day
  return lang === 'zh' ? `${year}年${Number(month)}月${Number(date)}日` : `${Number(date)} ${monthsEn[Number(month) - 1]} ${year}`
}
