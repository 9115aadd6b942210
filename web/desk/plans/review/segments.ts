import type { PlanSource } from '#contract/plans'

export interface Segment {
  readonly at: number
  readonly text: string
  /** The innermost item the words belong to. */
  readonly mark: PlanSource['marks'][number] | null
}

/** Of a heading only its own line is marked, or the whole text would be. */
function reachOf(text: string, mark: PlanSource['marks'][number]): number {
  if (mark.kind === 'target' || mark.kind === 'milestone') return mark.length
  const line = text.slice(mark.at, mark.at + Math.min(mark.length, 60))
  const end = line.search(/[\r\n。；：]/)
  return end > 0 ? end : line.length
}

/** The text in pieces, each with the innermost item it belongs to; together they are the text again. */
export function segmentsOf({ text, marks }: Pick<PlanSource, 'text' | 'marks'>): readonly Segment[] {
  const owner = new Int32Array(text.length)
  const reached = marks.map(mark => ({ mark, length: reachOf(text, mark) }))
  const byLength = reached.map((_, n) => n).sort((a, b) => reached[b]!.length - reached[a]!.length)
  for (const n of byLength) {
    const { mark, length } = reached[n]!
    owner.fill(n + 1, mark.at, mark.at + length)
  }
  const segments: Segment[] = []
  for (let at = 0; at < text.length; ) {
    let end = at + 1
    while (end < text.length && owner[end] === owner[at]) end++
    segments.push({ at, text: text.slice(at, end), mark: reached[owner[at]! - 1]?.mark ?? null })
    at = end
  }
  return segments
}
