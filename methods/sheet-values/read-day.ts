import { type MomentFormat, readMoment, zoneOf } from './read-moment.ts'
import { sheetError } from './read-words.ts'

const utc = zoneOf('+00:00')
const numerals = '〇一二三四五六七八九'

/** 二〇二四年三月十五日 in digits; other text as it is. */
function inDigits(text: string): string {
  const match = /^([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$/.exec(text)
  if (!match) return text
  const small = (words: string) => {
    const [tens, ones] = words.includes('十') ? words.split('十') : ['', words]
    const ten = words.includes('十') ? (tens ? numerals.indexOf(tens) : 1) : 0
    return ten * 10 + (ones ? numerals.indexOf(ones) : 0)
  }
  const year = [...match[1]!].map(letter => numerals.indexOf(/[零○]/.test(letter) ? '〇' : letter)).join('')
  return `${year}-${small(match[2]!)}-${small(match[3]!)}`
}

/**
 * The day a cell names as `2024-03-05`: 2024-3-5, 2024/3/5, 2024.3.5, 2024年3月5日, 二〇二四年三月五日, 20240305 as text or
 * number, a spreadsheet's serial day, with a time or without. Only years of four digits before the month mean one thing.
 * @returns null for an empty cell, 'error' for the error of a formula, 'none' when it is no day
 */
export function readDay(cell: unknown, formats?: readonly MomentFormat[]): string | null | 'none' | 'error' {
  if (cell === null || cell === undefined) return null
  if (sheetError(cell)) return 'error'
  const written = typeof cell === 'number' && cell > 19_000_000 && cell < 21_000_000 ? String(cell) : cell
  const text =
    typeof written === 'string'
      ? written
          .normalize('NFKC')
          .replace(/\s*([年月日./-])\s*/g, '$1')
          .trim()
      : written
  if (typeof text === 'string' && /^([-—–/\\]+|无|不详)$/.test(text)) return null
  const at = readMoment(typeof text === 'string' ? inDigits(text) : text, utc, formats)
  return typeof at === 'number' ? new Date(at).toISOString().slice(0, 10) : at
}
