/** A stretch of a paragraph's text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface Sentence extends Stretch {
  /** The parts between , ; : in order. `opens`: nothing but ; or the beginning of the sentence lies before it. */
  readonly clauses: readonly (Stretch & { readonly opens: boolean })[]
  /** Ends in ':' and nothing follows in the paragraph. */
  readonly introduces: boolean
}

/** What stands for a character that is inside a name in quotation marks or inside brackets. */
export const named = '\u0001'
export const bracketed = '\u0002'

const closing: Readonly<Record<string, string>> = { '(': ')', '“': '”', '《': '》', '‘': '’', '〔': '〕', '【': '】' }
const opener = /[(“《‘〔【]/g
/** Brackets of a paragraph that never close must not swallow it. */
const longest: Readonly<Record<string, number>> = { '(': 160, '“': 28, '《': 120, '‘': 28, '〔': 12, '【': 60 }

export interface Covered {
  /** The text with names in quotation marks and everything in brackets covered, position by position. */
  readonly text: string
}

/** Covers names and brackets, so that figures and words in them are not taken for the sentence's own. One pass. */
export function cover(text: string): Covered {
  const parts: string[] = []
  let from = 0
  opener.lastIndex = 0
  for (let found = opener.exec(text); found !== null; found = opener.exec(text)) {
    const i = found.index
    const open = found[0]
    const end = text.slice(i + 1, i + 1 + longest[open]!).indexOf(closing[open]!)
    if (end < 0) continue
    const until = i + 1 + end
    if (open === '“' && /[。;]/.test(text.slice(i + 1, until))) continue
    parts.push(text.slice(from, i))
    const mark = open === '(' || open === '〔' || open === '【' ? bracketed : named
    parts.push(mark.repeat(until + 1 - i))
    from = until + 1
    opener.lastIndex = from
  }
  parts.push(text.slice(from))
  return { text: parts.join('') }
}

/** Nobody writes longer clauses; what has no comma for so long is cut, so that no rule meets an endless one. */
const longestClause = 400

const isDigit = (text: string, at: number) => text[at] !== undefined && text[at]! >= '0' && text[at]! <= '9'

/** 3,000: three digits after the comma, and no fourth. */
function groupsDigits(text: string, at: number): boolean {
  return isDigit(text, at - 1) && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5))
}

/** Sentences and their clauses in a covered text, or in a part of it. */
export function sentencesIn(text: string, from = 0, to = text.length): Sentence[] {
  const sentences: Sentence[] = []
  let clauses: (Stretch & { opens: boolean })[] = []
  let sentenceStart = from
  let clauseStart = from
  let opens = true
  const endClause = (at: number) => {
    let start = clauseStart
    let end = at
    while (start < end && text[start] === ' ') start++
    while (end > start && text[end - 1] === ' ') end--
    for (; end > start; start += longestClause) {
      clauses.push({ start, end: Math.min(end, start + longestClause), opens })
      opens = false
    }
    clauseStart = at + 1
  }
  const endSentence = (at: number, introduces: boolean) => {
    endClause(at)
    if (clauses.length > 0) sentences.push({ start: clauses[0]!.start, end: clauses.at(-1)!.end, clauses, introduces })
    clauses = []
    sentenceStart = at + 1
    opens = true
  }
  for (let i = from; i < to; i++) {
    const mark = text[i]
    if (mark === '。' || mark === '!' || mark === '?' || mark === '\n') endSentence(i, false)
    else if (mark === ',' || mark === ':') {
      if (mark === ',' ? groupsDigits(text, i) : isDigit(text, i - 1) && isDigit(text, i + 1)) continue
      endClause(i)
    } else if (mark === ';') {
      endClause(i)
      opens = true
    }
  }
  endSentence(to, text.slice(sentenceStart, to).trimEnd().endsWith(':'))
  return sentences
}

/** Hands out what lies in a stretch, for stretches asked from left to right; what is handed out is ordered by `start`. */
export function handOut<T extends Stretch>(ordered: readonly T[]): (start: number, end: number) => T[] {
  let next = 0
  return (start, end) => {
    while (next < ordered.length && ordered[next]!.start < start) next++
    let last = next
    while (last < ordered.length && ordered[last]!.start < end) last++
    const found = ordered.slice(next, last).filter(one => one.end <= end)
    next = last
    return found
  }
}

/** What of `ordered` does not touch any of `others`; both from left to right. */
export function apartFrom<T extends Stretch>(ordered: readonly T[], others: readonly Stretch[]): T[] {
  let next = 0
  return ordered.filter(one => {
    while (next < others.length && others[next]!.end <= one.start) next++
    const other = others[next]
    return other === undefined || other.start >= one.end
  })
}
