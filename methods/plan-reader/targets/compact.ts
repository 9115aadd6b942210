import type { Paragraph } from '../types.ts'
import { type Covered, cover } from './clauses.ts'

/** A paragraph without the spaces that print leaves between characters, and the way back to the source. */
export interface CompactText extends Covered {
  /** Without spaces, nothing covered. */
  readonly plain: string
  /** Where a stretch of `plain` lies in the source: the end is the end of its last character. */
  readonly place: (start: number, end: number) => { offset: number; length: number }
}

const isSpace = (code: number) => code === 0x20 || code === 0x09 || code === 0x0a
const isWordly = (character: string | undefined) => character !== undefined && /[0-9A-Za-z.]/.test(character)

/**
 * Drops the spaces of a paragraph ("到 2025 年" is "到2025年"), except between two numbers or Latin words, and reads a tab as a
 * comma: cells without known columns are clauses.
 */
export function compactText(paragraph: Pick<Paragraph, 'text' | 'offsetOf'>): CompactText {
  const { text } = paragraph
  const kept: number[] = []
  const parts: string[] = []
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if (!isSpace(text.charCodeAt(i))) continue
    let end = i + 1
    let tabbed = text[i] === '\t'
    while (end < text.length && isSpace(text.charCodeAt(end))) tabbed = text[end++] === '\t' || tabbed
    parts.push(text.slice(from, i))
    for (let k = from; k < i; k++) kept.push(k)
    const keeps = isWordly(text[i - 1]) && isWordly(text[end])
    if (tabbed || keeps) {
      parts.push(tabbed ? ',' : ' ')
      kept.push(i)
    }
    from = end
    i = end - 1
  }
  parts.push(text.slice(from))
  for (let k = from; k < text.length; k++) kept.push(k)
  const plain = parts.join('')
  const place = (start: number, end: number) => {
    const offset = paragraph.offsetOf(kept[start] ?? text.length)
    const last = end > start ? paragraph.offsetOf(kept[end - 1] ?? text.length - 1) + 1 : offset
    return { offset, length: last - offset }
  }
  return { plain, place, ...cover(plain) }
}
