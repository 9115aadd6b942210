import { arabicOf, isNumeral } from './numerals.ts'
import type { Marker, Words } from './words.ts'

export interface NumberToken {
  /** 3-2-501 → 3, 2, 501. */
  readonly values: readonly string[]
  /** How they are joined: '-' throughout, or ',' where they are a list. */
  readonly joint: '' | '-' | ','
  /** As one text: "1-3", "2,3,5". */
  readonly text: string
  readonly marker: Marker | null
  readonly start: number
  readonly end: number
  /** Written in Chinese numerals. */
  readonly spelled: boolean
}

interface Value {
  readonly text: string
  readonly end: number
  readonly spelled: boolean
  /** Only a number when a word follows: A座, 东单元. */
  readonly needsWord: boolean
}

const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'
const isLetter = (c: string | undefined): boolean => c !== undefined && c >= 'A' && c <= 'Z'
const stems = '甲乙丙丁戊己庚辛'
const sides = '东西南北中主副前后左右'
const trim = (digits: string): string => digits.replace(/^0+(?=\d)/, '')

function digitsAt(text: string, at: number, words: Words): Value | null {
  let start = at
  while (isLetter(text[start]) && start - at < 2) start++
  let end = start
  while (isDigit(text[end])) end++
  if (end === start) {
    return start > at && !isLetter(text[end]) ? { text: text.slice(at, end), end, spelled: false, needsWord: true } : null
  }
  const digits = trim(text.slice(start, end))
  // 501A is a room, 3F a floor.
  const more = isLetter(text[end]) && !isLetter(text[end + 1]) && !isDigit(text[end + 1]) && words.markerAt(text, end) === null
  return {
    text: text.slice(at, start) + digits + (more ? text[end] : ''),
    end: more ? end + 1 : end,
    spelled: false,
    needsWord: false,
  }
}

function valueAt(text: string, at: number, words: Words): Value | null {
  const c = text[at]
  if (c === undefined) return null
  if (isDigit(c) || isLetter(c)) return digitsAt(text, at, words)
  if (isNumeral(c)) {
    let end = at + 1
    while (isNumeral(text[end])) end++
    return { text: trim(arabicOf(text.slice(at, end))), end, spelled: true, needsWord: false }
  }
  if (c === '第' || c === '附') {
    const value = valueAt(text, at + 1, words)
    return value && !value.needsWord ? { ...value, text: c === '附' ? `附${value.text}` : value.text, needsWord: true } : null
  }
  if (c === '负' || text.startsWith('地下', at)) {
    const value = valueAt(text, at + (c === '负' ? 1 : 2), words)
    return value && !value.needsWord ? { ...value, text: `-${value.text}`, needsWord: true } : null
  }
  if (stems.includes(c)) {
    const value = isDigit(text[at + 1]) ? digitsAt(text, at + 1, words) : null
    return value ? { ...value, text: c + value.text } : { text: c, end: at + 1, spelled: true, needsWord: true }
  }
  return sides.includes(c) ? { text: c, end: at + 1, spelled: true, needsWord: true } : null
}

const joints: Readonly<Record<string, '-' | ','>> = {
  '-': '-',
  '/': '-',
  '.': '-',
  ' ': '-',
  '、': ',',
  ',': ',',
  和: ',',
  '&': ',',
}

/**
 * The number that begins here, with the word behind it; null where a name begins (A座 is a number, A市 is none).
 * Numbers joined by dashes, strokes, points or blanks are one token: what they mean is told by what stands before.
 */
export function readNumber(text: string, start: number, words: Words): NumberToken | null {
  const first = valueAt(text, start, words)
  if (!first) return null
  const values = [first.text]
  let [end, joint, joined, spelled] = [first.end, '' as '' | '-' | ',', first.text, first.spelled]
  while (!first.needsWord || values.length > 1) {
    const kind = joints[text[end] ?? '']
    const next = kind && valueAt(text, end + 1, words)
    if (!kind || !next || next.needsWord || (kind === ',' && joint === '-' && values.length > 2)) break
    // "501,502" is a list, "12,3幢" are two numbers: a comma joins only what one word follows, or what has none.
    if (text[end] === ',' && values.length === 1 && words.markerAt(text, next.end) && text[next.end] !== '号') break
    joint = joint === ',' || kind === ',' ? ',' : '-'
    joined += kind + next.text
    values.push(next.text)
    end = next.end
    spelled = next.spelled
  }
  const marker = words.markerAt(text, end)
  if (first.needsWord && !marker) return null
  return { values, joint, text: joined, marker, start, end: end + (marker?.word.length ?? 0), spelled: spelled }
}

/** What may follow 12号 and belongs to it: 之一, 附3号, -1号, 甲. The value, or null. */
export function readBehindNumber(text: string, at: number, words: Words): { text: string; end: number } | null {
  const c = text[at]
  if (c === '之' || c === '附') {
    const value = valueAt(text, at + 1, words)
    if (!value || value.needsWord) return null
    return { text: c + value.text, end: text[value.end] === '号' && text[value.end + 1] !== '楼' ? value.end + 1 : value.end }
  }
  if (c !== undefined && stems.includes(c) && !words.markerAt(text, at + 1)) return { text: c, end: at + 1 }
  return null
}
