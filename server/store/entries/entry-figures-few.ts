import type { EntryFigure } from '#contract/entries'
import type { FigureData } from '#kernel/index'
import { hideSmall, type Shown } from '#methods/small-numbers/index'

export interface Counted {
  readonly community: string | null
  /** How many entries the figure is about; for a share those of which it is a share. */
  readonly of: number
  /** For a share: those for which the condition holds. */
  readonly part: number
  readonly sum: number | null
  /** How many entries have a value in the column. */
  readonly filled: number
  /** Every entry that was looked at, whether the figure is about it or not. */
  readonly every: number
}

export function figureValue({ kind }: FigureData, { of, part, sum, filled }: Counted): number | null {
  if (kind === 'tally') return of
  if (kind === 'share') return of === 0 ? null : part / of
  if (kind === 'average') return filled === 0 || sum === null ? null : Math.round((sum / filled) * 100) / 100
  return sum === null ? 0 : Math.round(sum * 100) / 100
}

/** Of how many at least a number about persons is told. */
const fewest = 5
const few = (n: number) => n > 0 && n < fewest
const hidden = { value: null, of: 0, few: true } as const

/** The groups of persons a figure says something about, whose sizes are told or follow from what is told. */
const groupsOf = (figure: FigureData, row: Counted): readonly number[] => {
  if (figure.kind === 'share') return [row.part, row.of - row.part]
  const about = figure.column ? row.filled : row.of
  return [about, ...(figure.where && !figure.column ? [row.every - row.of] : [])]
}

/** To the nearest five; a share is made of such counts, a sum or a mean keeps two digits. */
function rounded(figure: FigureData, row: Counted): EntryFigure['all'] {
  if (groupsOf(figure, row).some(few)) return hidden
  const five = (n: number) => Math.round(n / fewest) * fewest
  const of = five(row.of)
  if (figure.kind === 'tally') return { value: of, of, few: false }
  const value = figureValue(figure, row)
  if (value === null) return { value, of, few: false }
  return {
    value: figure.kind === 'share' ? five(row.part) / Math.max(of, five(row.part)) : Number(value.toPrecision(2)),
    of,
    few: false,
  }
}

/**
 * A figure about persons, whole and by community. A community is told only while nobody can be worked out from the others
 * and the whole, nor from those the figure leaves out; where entries were sought by conditions of one's own (`free`) the
 * numbers are rounded, since two searches could be taken from each other.
 */
export function fitToTell(
  figure: FigureData,
  all: Counted,
  rows: readonly Counted[],
  free: boolean,
): Pick<EntryFigure, 'all' | 'rows'> {
  if (free) return { all: rounded(figure, all), rows: rows.map(row => ({ community: row.community, ...rounded(figure, row) })) }
  // One table with its total for each group of persons the figure tells of.
  const tables = groupsOf(figure, all).map((_, at) =>
    hideSmall(
      rows.map(row => [groupsOf(figure, row)[at] ?? 0]),
      fewest,
    ),
  )
  const told = (row: Counted, cells: readonly (Shown | undefined)[]) =>
    cells.includes(null) ? hidden : { value: figureValue(figure, row), of: row.of, few: false }
  return {
    all: told(all, [...tables.map(table => table.total), ...groupsOf(figure, all).map(n => (few(n) ? null : n))]),
    rows: rows.map((row, r) => ({
      community: row.community,
      ...told(
        row,
        tables.map(table => table.cells[r]?.[0]),
      ),
    })),
  }
}
