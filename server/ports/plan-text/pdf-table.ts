import { isTableHead } from '#methods/plan-reader/index'

/** Words that are printed next to each other in one line, and where, in points from the left. */
export interface Span {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly size: number
  /** The last of its line. */
  readonly ends: boolean
}

export interface TableRead {
  /** A tab between two cells. */
  readonly rows: readonly string[]
  /** The first span behind the table. */
  readonly next: number
}

interface Column {
  left: number
  right: number
}

/** The column a span lies in: the one it overlaps, else the nearest; null when it overlaps two, as a paragraph does. */
function columnOf(span: Span, columns: readonly Column[]): number | null {
  const over = columns.flatMap(({ left, right }, i) => (span.left < right - 1 && span.right > left + 1 ? [i] : []))
  if (over.length > 1) return null
  if (over.length === 1) return over[0]!
  const far = columns.map(({ left, right }) => Math.max(left - span.right, span.left - right))
  return far.indexOf(Math.min(...far))
}

/**
 * A table whose headings begin at `from`, its wrapped cells put together; null when none begins there. A PDF gives a table row by
 * row and a cell line by line, so a step back to the left is the next row.
 */
export function tableAt(spans: readonly Span[], from: number): TableRead | null {
  let next = from
  while (next < spans.length && !spans[next]!.ends && next - from < 12) next++
  const heads = spans.slice(from, ++next)
  if (!isTableHead(heads.map(({ text }) => text))) return null
  const columns: Column[] = heads.map(({ left, right }) => ({ left, right }))
  const rows = [heads.map(({ text }) => text.trim())]
  let last = columns.length
  for (; next < spans.length; next++) {
    const span = spans[next]!
    const at = columnOf(span, columns)
    if (at === null) break
    if (at < last) rows.push(columns.map(() => ''))
    const row = rows.at(-1)!
    row[at] += span.text.trim()
    last = at
    const column = columns[at]!
    column.left = Math.min(column.left, span.left)
    column.right = Math.max(column.right, span.right)
  }
  return { rows: rows.map(row => row.join('\t')), next }
}
