import { rawRows } from './xlsx-rows.ts'
import { attribute } from './xlsx-text.ts'
import type { Archive } from './zip-parts.ts'

export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}
/** What is known of a sheet before its rows are read. Lines and columns from 1. */
export interface SheetFacts {
  /** Rows that hold something. */
  readonly rows: number
  readonly merges: readonly Merge[]
  readonly hiddenColumns: readonly number[]
  readonly hiddenRows: number
}

const mostMerges = 200_000

/** `B2:D4` as lines and columns from 1; null when it is no range of cells. */
export function rangeOf(ref: string): Merge | null {
  const cell = (text: string | undefined) => /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text ?? '')
  const [from, to] = ref.split(':')
  const [a, b] = [cell(from), cell(to ?? from)]
  if (!a || !b) return null
  const column = (letters: string) => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)
  return { top: Number(a[2]), left: column(a[1]!), bottom: Number(b[2]), right: column(b[1]!) }
}

function hiddenIn(text: string): number[] {
  const hidden: number[] = []
  for (const [tag] of text.matchAll(/<(?:\w+:)?col\s[^>]*>/g)) {
    if (!['1', 'true'].includes(attribute(tag, 'hidden') ?? '')) continue
    const [from, to] = [Number(attribute(tag, 'min')), Number(attribute(tag, 'max'))]
    // Whoever hides everything to the right of the table hides sixteen thousand columns.
    for (let n = from; n <= Math.min(to, 1000); n++) hidden.push(n)
  }
  return hidden
}

/** One passage over a sheet without reading its values. */
export async function xlsxFacts(archive: Archive, part: string): Promise<SheetFacts> {
  let [rows, hiddenRows] = [0, 0]
  const hiddenColumns: number[] = []
  const merges: Merge[] = []
  const aside = (text: string) => {
    hiddenColumns.push(...hiddenIn(text))
    for (const [tag] of text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)) {
      const range = rangeOf(attribute(tag, 'ref') ?? '')
      if (range && merges.length < mostMerges) merges.push(range)
    }
  }
  for await (const { row, prefix } of rawRows(archive, part, aside)) {
    if (!row.includes(`<${prefix}v`) && !row.includes(`<${prefix}is`)) continue
    rows++
    const tag = row.slice(0, row.indexOf('>'))
    if (['1', 'true'].includes(attribute(tag, 'hidden') ?? '')) hiddenRows++
  }
  return { rows, merges, hiddenColumns, hiddenRows }
}
