import type { Report } from '#methods/similarity/index'
import { readCsv } from '#server/ports/csv-reader'
import { momentOf } from '../../input/moment-of.ts'
import { textOf } from '../../input/text-of.ts'

export interface Columns {
  readonly id: string
  readonly time: string
  readonly lat: string
  readonly lon: string
  readonly category: string
  readonly text: readonly string[]
  readonly closed?: string | undefined
}

/** One row of the table; without a report where its time or place cannot be read. */
export interface Row {
  readonly id: string
  readonly report: Report | undefined
  /** What the rows are put in order by: its time, or that of the row before where it has none. */
  readonly order: number
}

export interface Read {
  readonly rows: readonly Row[]
  /** How many rows have no readable time, no readable place, no id. */
  readonly bad: { time: number; place: number; id: number }
}

/** Where each column stands. */
function find(header: readonly string[], columns: Columns) {
  const names = header.map(name => name.trim())
  const at = (name: string): number => {
    const index = names.indexOf(name.trim())
    if (index < 0) throw new Error(`没有“${name}”这一列 / no column ${name}. 有 / there are: ${names.join(', ')}`)
    return index
  }
  const { text, closed, ...single } = columns
  const one = {
    id: at(single.id),
    time: at(single.time),
    lat: at(single.lat),
    lon: at(single.lon),
    category: at(single.category),
  }
  return { ...one, text: text.map(at), closed: closed === undefined ? undefined : at(closed) }
}

function degrees(text: string, most: number): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  return Math.abs(value) <= most ? value : undefined
}

/** A copy with letters of its own: a part of a long text would keep the whole of it in memory. */
const own = (text: string): string => Buffer.from(text).toString()

/** Reads the table and puts its rows in the order of their times (equal times, and rows without one, as they came). */
export async function readReports(path: string, columns: Columns): Promise<Read> {
  let places: ReturnType<typeof find> | undefined
  const rows: Row[] = []
  const bad = { time: 0, place: 0, id: 0 }
  let before = Number.NEGATIVE_INFINITY
  const categories = new Map<string, string>()
  for await (const { cells } of readCsv(textOf(path))) {
    if (!places) {
      places = find(cells, columns)
      continue
    }
    const cell = (index: number) => cells[index]?.trim() ?? ''
    const id = own(cell(places.id))
    const at = momentOf(cell(places.time))
    const [lat, lon] = [degrees(cell(places.lat), 90), degrees(cell(places.lon), 180)]
    const closedAt = places.closed === undefined ? undefined : momentOf(cell(places.closed))
    // No report lies in the Gulf of Guinea: zero and zero stand for a place nobody knew.
    const placed = lat !== undefined && lon !== undefined && !(lat === 0 && lon === 0)
    if (id === '') bad.id += 1
    if (at === undefined) bad.time += 1
    else if (!placed) bad.place += 1
    const category = cell(places.category)
    if (!categories.has(category)) categories.set(own(category), own(category))
    const report =
      at !== undefined && placed && id !== ''
        ? {
            id,
            at,
            lat,
            lon,
            category: categories.get(category) ?? category,
            text: own(places.text.map(cell).join(' ')),
            ...(closedAt !== undefined && { closedAt }),
          }
        : undefined
    before = at ?? before
    rows.push({ id, report, order: before })
  }
  if (!places) throw new Error(`${path} 是空的 / is empty`)
  return { rows: rows.sort((a, b) => (a.order === b.order ? 0 : a.order - b.order)), bad }
}
