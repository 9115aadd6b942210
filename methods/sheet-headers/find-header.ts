/** A column that is looked for: its key, and the headings under which people know it, the usual one first. */
export interface Ask {
  readonly key: string
  readonly names: readonly string[]
}

export interface Header {
  /** Index of the row that holds the headings, from 0. */
  readonly row: number
  /** The heading of each column as it stands there; empty where a column has none. */
  readonly titles: readonly string[]
  /** Which column each key was found in, from 0; keys not found are left out. */
  readonly found: Readonly<Record<string, number>>
}

type Cells = readonly unknown[]

/** A heading without what people put around it: spaces, line breaks, stars, units and remarks in brackets, upper case. */
export function plainTitle(cell: unknown): string {
  if (typeof cell !== 'string' && typeof cell !== 'number') return ''
  const text = String(cell).normalize('NFKC').toLowerCase()
  return text.replace(/[([{【〔「<].*?[)\]}】〕」>]/g, '').replace(/[\s*:：·、,，.。_\-/\\"'“”‘’#]/g, '')
}

const enough = 2
const lookedThrough = 30

const same = 3
/** How well a heading says what is asked: 3 the same, 2 begins or ends with it, 1 holds it, 0 not at all. */
function likeness(title: string, name: string): number {
  if (title === name) return same
  if (name.length < 2 || title.length > name.length + 8) return 0
  if (title.startsWith(name) || title.endsWith(name)) return 2
  return name.length >= 3 && title.includes(name) ? 1 : 0
}

interface Match {
  readonly key: string
  readonly column: number
  readonly score: number
}

/** Each key to the column that fits it best, no column twice: what fits exactly is given away first. */
function assign(
  titles: readonly string[],
  asks: readonly Ask[],
  exact: boolean,
): { readonly found: Record<string, number>; readonly score: number } {
  const matches: Match[] = []
  for (const { key, names } of asks)
    for (const [rank, name] of names.entries()) {
      const plain = plainTitle(name)
      for (const [column, title] of titles.entries()) {
        const fits = title === '' || plain === '' ? 0 : likeness(title, plain)
        if (fits >= (exact ? same : 1)) matches.push({ key, column, score: fits * 100 - Math.min(rank, 50) })
      }
    }
  const found: Record<string, number> = {}
  const taken = new Set<number>()
  let score = 0
  for (const match of matches.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (Object.hasOwn(found, match.key) || taken.has(match.column)) continue
    found[match.key] = match.column
    taken.add(match.column)
    score += match.score
  }
  return { found, score }
}

const filled = (row: Cells) => row.filter(cell => plainTitle(cell) !== '')

/** A band of headings above the headings: 来电人 over 姓名 and 电话. A title over the whole sheet is none. */
function banded(above: Cells | undefined, row: Cells): string[] | null {
  if (!above || new Set(filled(above).map(plainTitle)).size < 2) return null
  return row.map((cell, n) => {
    const own = plainTitle(cell)
    const band = plainTitle(above[n])
    return own === '' || band === own ? band || own : band === '' ? own : `${band}${own}`
  })
}

/**
 * Finds the row of headings in the first rows of a sheet: the one under whose cells most of what is asked is found. Titles
 * and notes above it, a band of headings over it, and remarks within a heading do not disturb it.
 * @param rows the first rows, cells as read; merged cells hold their value in each cell
 * @param how `least`: how many of the keys must be found in one row for it to be a header, two unless said otherwise;
 *   `exact`: a heading that is only alike does not count
 * @returns null when no row is one
 */
export function findHeader(
  rows: readonly Cells[],
  asks: readonly Ask[],
  { least = Math.min(enough, asks.length), exact = false }: { readonly least?: number; readonly exact?: boolean } = {},
): Header | null {
  let best: (Header & { readonly score: number }) | null = null
  for (const [n, row] of rows.slice(0, lookedThrough).entries()) {
    const plain = row.map(plainTitle)
    const bands = banded(rows[n - 1], row)
    for (const titles of bands ? [plain, bands] : [plain]) {
      const { found, score } = assign(titles, asks, exact)
      if (Object.keys(found).length < least || (best && score <= best.score)) continue
      const said = titles === plain ? row.map(textOf) : row.map((cell, i) => bandText(rows[n - 1]?.[i], cell))
      best = { row: n, titles: said, found, score }
    }
  }
  if (!best) return null
  const { row, titles, found } = best
  return { row, titles, found }
}

const textOf = (cell: unknown): string => (typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '')
function bandText(above: unknown, cell: unknown): string {
  const [band, own] = [textOf(above), textOf(cell)]
  return band === '' || band === own ? own : own === '' ? band : `${band} ${own}`
}
