import { numeral } from '../marks.ts'

const pad = (n: number): string => String(n).padStart(2, '0')

/** A day as 'YYYY-MM-DD'; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1) return null
  const last = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][
    month - 1
  ]!
  return day > last || year < 1949 || year > 2100 ? null : `${year}-${pad(month)}-${pad(day)}`
}

const cnYear = '[〇零Oo0一二三四五六七八九1]{4}'
const written = `(?:((?:19|20)\\d\\d) ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?[日号]|(${cnYear}) ?年 ?([一二三四五六七八九十]{1,2}|元) ?月 ?([一二三四五六七八九十廿]{1,3}) ?[日号]|((?:19|20)\\d\\d)[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d))`

/** A year in Chinese figures (二〇二一, 二OO八) as a number; null when it is none. */
export function yearOf(text: string): number | null {
  if (/^\d{4}$/.test(text)) return Number(text)
  const even = text.replace(/[Oo0]/g, '〇').replace(/1/g, '一')
  const year = even.length === 4 ? numeral(even) : null
  return year !== null && year >= 1900 && year <= 2100 ? year : null
}

/** The first full date of an evened text, and where it stands. */
export function dateIn(text: string): { readonly day: string; readonly at: number; readonly length: number } | null {
  for (const found of text.matchAll(new RegExp(written, 'g'))) {
    const [whole, y1, m1, d1, y2, m2, d2, y3, m3, d3] = found
    const year = yearOf(y1 ?? y2 ?? y3 ?? '')
    const month = m2 ? numeral(m2 === '元' ? '一' : m2) : Number(m1 ?? m3)
    const day = d2 ? numeral(d2.replace('廿', '二十')) : Number(d1 ?? d3)
    const date = year !== null && month !== null && day !== null ? dayOf(year, month, day) : null
    if (date) return { day: date, at: found.index, length: whole.length }
  }
  return null
}
