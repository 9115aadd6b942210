import { momentFormat, readMoment, zoneOf } from '#methods/sheet-values/index'

/** The year first, as here; else the month, as American tables write it. */
const formats = [
  'yyyy-M-d[ H:m[:s[.SSS]][ ][Z]]',
  "yyyy-M-d'T'H:m[:s[.SSS]][Z]",
  'yyyy/M/d[ H:m[:s[.SSS]]]',
  'yyyy.M.d[ H:m[:s]]',
  'yyyy年M月d日[ H:m[:s]]',
  'yyyy年M月d日[ H时m分[s秒]]',
  'yyyy年M月d日[H:m[:s]]',
  'yyyy年M月d日[H时m分[s秒]]',
  'M/d/yyyy[ H:m[:s]]',
  'M/d/yyyy h:m[:s] a',
  'M/d/yyyy h:m[:s]a',
].map(momentFormat)
const china = zoneOf('+08:00')

/**
 * A moment as tables write it: 2026-07-01 08:30:00, 2026/7/1 8:30, 2026年7月1日 8时30分, ISO 8601 with a zone,
 * 07/01/2026 08:30:00 PM, or epoch seconds or milliseconds.
 *
 * @returns epoch milliseconds, times without a zone taken as China's; undefined where it is no moment
 */
export function momentOf(text: string): number | undefined {
  const plain = text.trim()
  if (/^\d{9,10}$/.test(plain)) return Number(plain) * 1000
  if (/^\d{12,13}$/.test(plain)) return Number(plain)
  const read = readMoment(plain, china, formats)
  return typeof read === 'number' ? read : undefined
}
