import { hideSmall } from '#methods/small-numbers/index'
import { Fault } from '../../errors.ts'

/** One group as it was counted; `hits` are the numerators of shares, by measure. */
export interface Counted {
  readonly keys: readonly (string | null)[]
  readonly n: number
  readonly values: readonly (number | null)[]
  readonly hits: readonly (number | null)[]
}
export interface Shown {
  readonly keys: readonly (string | null)[]
  readonly n: number | null
  readonly values: readonly (number | null)[]
  readonly few: boolean
}

/** A table of persons has at most this many cells: more would be a list of persons. */
const mostCells = 600
export const fewestPersons = 5

const plain = ({ keys, n, values }: Counted): Shown => ({ keys, n, values, few: false })
const veiled = ({ keys, values }: Counted): Shown => ({ keys, n: null, values: values.map(() => null), few: true })

/** Which rows of a table of counts must not be shown, and whether its total must not. */
function hiddenIn(rows: readonly Counted[], count: (row: Counted) => number): { rows: Set<Counted>; total: boolean } {
  const last = (row: Counted) => String(row.keys.at(-1))
  const others = (row: Counted) => JSON.stringify(row.keys.slice(0, -1))
  const down = [...new Set(rows.map(others))]
  const across = [...new Set(rows.map(last))]
  if (down.length * across.length > mostCells) throw new Fault('question-unfit', { fields: { groups: 'persons' } })
  const at = new Map(rows.map(row => [`${others(row)} ${last(row)}`, row]))
  const grid = down.map(r => across.map(c => at.get(`${r} ${c}`)))
  const table = hideSmall(
    grid.map(line => line.map(row => (row ? count(row) : 0))),
    fewestPersons,
  )
  const hidden = grid.flatMap((line, r) => line.filter((_, c) => table.cells[r]![c] === null))
  return { rows: new Set(hidden.filter(row => row !== undefined)), total: table.total === null }
}

/**
 * The answer to a question about persons, fit to be shown: groups of one to four are hidden, and as many others as it
 * takes that none can be worked out from the totals; likewise the groups of which nearly nobody or nearly everybody is
 * counted in a share. One table with its totals is protected; two questions that overlap are not protected together.
 * @throws Fault question-unfit when there are more groups than persons may be divided into
 */
export function hideFew(rows: readonly Counted[], total: Counted): { rows: readonly Shown[]; total: Shown } {
  const tooFew = (n: number) => n > 0 && n < fewestPersons
  const counts = rows.length === 0 ? { rows: new Set<Counted>(), total: tooFew(total.n) } : hiddenIn(rows, row => row.n)
  const shares = total.hits.flatMap((hit, n) => {
    if (hit === null) return []
    const misses = (row: Counted) => row.n - (row.hits[n] ?? 0)
    const parts = rows.length === 0 ? [] : [hiddenIn(rows, row => row.hits[n] ?? 0), hiddenIn(rows, misses)]
    const whole = tooFew(hit) || tooFew(total.n - hit) || parts.some(part => part.total)
    return [{ n, rows: new Set(parts.flatMap(part => [...part.rows])), whole }]
  })
  const show = (row: Counted, hidden: boolean, hiddenShare: (n: number) => boolean): Shown =>
    hidden ? veiled(row) : { ...plain(row), values: row.values.map((value, n) => (hiddenShare(n) ? null : value)) }
  return {
    rows: rows.map(row => show(row, counts.rows.has(row), n => shares.some(share => share.n === n && share.rows.has(row)))),
    total: show(total, counts.total || tooFew(total.n), n => shares.some(share => share.n === n && share.whole)),
  }
}

export const showAll = (rows: readonly Counted[], total: Counted) => ({ rows: rows.map(plain), total: plain(total) })
