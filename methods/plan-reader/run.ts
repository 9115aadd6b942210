/** A piece of the evened text put together from parts of it. */
export interface Run {
  readonly text: string
  /** Where the parts begin, in the text of the run and in the source, in order. */
  readonly parts: readonly { readonly at: number; readonly start: number }[]
}

/** The index of the part that holds position `i`. */
function partAt({ parts }: Run, i: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (parts[middle]!.at <= i) low = middle
    else high = middle - 1
  }
  return low
}

/** Position `i` of the run in the source; its length gives the end. */
export function offsetIn(run: Run, i: number): number {
  const part = run.parts[partAt(run, i)]!
  return part.start + i - part.at
}

/** The end of what lies before position `i`: not the beginning of the next part, when `i` is a seam. */
export const endIn = (run: Run, i: number): number => (i === 0 ? offsetIn(run, 0) : offsetIn(run, i - 1) + 1)

/** One run of several ranges of the evened text, each from `start` to `end`. */
export function runOf(even: string, ranges: readonly (readonly [number, number])[]): Run {
  let text = ''
  const parts: { at: number; start: number }[] = []
  for (const [start, end] of ranges) {
    if (start === end) continue
    parts.push({ at: text.length, start })
    text += even.slice(start, end)
  }
  return { text, parts: parts.length > 0 ? parts : [{ at: 0, start: ranges[0]?.[0] ?? 0 }] }
}

/** The piece of a run from `from` to `to`. */
export function partOf(run: Run, from: number, to: number): Run {
  const parts = [{ at: 0, start: offsetIn(run, from) }]
  for (let n = partAt(run, from) + 1; n < run.parts.length && run.parts[n]!.at < to; n++) {
    const part = run.parts[n]!
    parts.push({ at: part.at - from, start: part.start })
  }
  return { text: run.text.slice(from, to), parts }
}

/** The characters of the source that a piece of a run is printed with, without what lies between its parts. */
export function printed(run: Run, from: number, to: number, source: string): string {
  const { parts } = partOf(run, from, to)
  return parts.map(({ at, start }, n) => source.slice(start, start + (parts[n + 1]?.at ?? to - from) - at)).join('')
}
