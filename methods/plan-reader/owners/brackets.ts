/** A piece of a text, from `from` to `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}

const longest = 400

/** What stands in round brackets, the outermost ones, in one pass. */
export function bracketsIn(text: string): Span[] {
  const spans: Span[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '(' || c === '【') {
      // A bracket that is never closed does not hide the others.
      if (depth > 0 && i - from > longest) depth = 0
      if (depth++ === 0) from = i + 1
    } else if ((c === ')' || c === '】') && depth > 0 && --depth === 0) spans.push({ from, to: i })
  }
  return spans.filter(({ from, to }) => to - from >= 3 && to - from <= longest)
}

const does = /牵头|负责|配合|落实|参与|参加|协助|承办|协办|主办|组织实施|分工/

/** Whether words in a bracket say who does something. */
export const saysWho = (text: string): boolean => does.test(text) && !/[。!?]./.test(text)

/** Sentences that name units and what they do, and nothing else: 甲局牵头,乙局、丙局配合。 */
export function* ownSentences(text: string, from: number): Generator<Span> {
  let start = from
  for (let i = from; i <= text.length; i++) {
    if (i < text.length && !/[。;]/.test(text[i]!)) continue
    const sentence = text.slice(start, i)
    if (
      sentence.length <= longest &&
      /(?:牵头|负责|配合|落实|参与|协助)\)?$/.test(sentence) &&
      /牵头|分工|负责.*配合/.test(sentence)
    ) {
      yield { from: start, to: i }
    }
    start = i + 1
  }
}
