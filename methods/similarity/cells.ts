import { metresBetween } from './distance.ts'
import type { Candidate, Known } from './known.ts'

interface Cell {
  /** In the order they were added; those before `first` are forgotten. */
  reports: Known[]
  first: number
}

interface Reach {
  readonly metres: number
  readonly ms: number
}

/** So many of the newest of a cell are looked at: where more come in, a single one among them means little anyway. */
const looked = 300
const metresPerDegree = 111_195

/** Drops what is forgotten once it is half of the list, so that dropping stays cheap. */
function trim(list: { reports: Known[]; first: number }): void {
  if (list.first < 64 || list.first * 2 < list.reports.length) return
  list.reports = list.reports.slice(list.first)
  list.first = 0
}

/** Reports by the place they lie in; the oldest are forgotten by age and by number. */
export function createCells(limits: Reach & { readonly most: number }) {
  const cells = new Map<string, Cell>()
  const all: Cell = { reports: [], first: 0 }
  const size = limits.metres / metresPerDegree
  let [began, newest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

  const rowOf = (lat: number) => Math.floor(lat / size)
  /** Columns grow narrower towards the poles; each row has its own width. */
  const columnOf = (row: number, lon: number) => Math.floor((lon * Math.cos(((row + 0.5) * size * Math.PI) / 180)) / size)
  const keyOf = (row: number, column: number) => `${row}:${column}`

  function forget(): void {
    while (all.first < all.reports.length) {
      const oldest = all.reports[all.first]!
      if (oldest.at >= newest - limits.ms && all.reports.length - all.first <= limits.most) break
      all.first += 1
      const row = rowOf(oldest.lat)
      const key = keyOf(row, columnOf(row, oldest.lon))
      const cell = cells.get(key)!
      cell.first += 1
      if (cell.first === cell.reports.length) cells.delete(key)
      else trim(cell)
    }
    trim(all)
  }

  /** From the newest back; reports come nearly in time order, so the first that is too old ends the search. */
  function collect(cell: Cell, report: Known, reach: Reach, into: Candidate[]): void {
    const last = Math.max(cell.first, cell.reports.length - looked)
    const from = last > cell.first ? cell.reports[last]!.at : Math.max(began, newest - limits.ms)
    for (let i = cell.reports.length - 1; i >= last; i -= 1) {
      const of = cell.reports[i]!
      if (of.at < report.at - reach.ms) return
      if (of.at > report.at || of.id === report.id) continue
      const metres = metresBetween(of, report)
      if (metres <= reach.metres) into.push({ of, metres, from })
    }
  }

  return {
    add(report: Known): void {
      const row = rowOf(report.lat)
      const key = keyOf(row, columnOf(row, report.lon))
      const cell = cells.get(key)
      if (cell) cell.reports.push(report)
      else cells.set(key, { reports: [report], first: 0 })
      all.reports.push(report)
      began = Math.min(began, report.at)
      newest = Math.max(newest, report.at)
      forget()
    },
    /** Remembered reports within reach (at most the limits), not later than this one. */
    around(report: Known, reach: Reach = limits): Candidate[] {
      const found: Candidate[] = []
      const row = rowOf(report.lat)
      for (let r = row - 1; r <= row + 1; r += 1) {
        const column = columnOf(r, report.lon)
        for (let c = column - 1; c <= column + 1; c += 1) {
          const cell = cells.get(keyOf(r, c))
          if (cell) collect(cell, report, reach, found)
        }
      }
      return found
    },
    get size() {
      return all.reports.length - all.first
    },
  }
}
