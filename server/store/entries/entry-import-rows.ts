import type { EntryImportColumn, EntryImportUnknown, EntryMapping } from '#contract/entry-import'
import type { Data } from '#kernel/engine/model'
import type { PlaceValue } from '#kernel/index'
import { fromDatum } from '#methods/placement/index'
import { readNumber } from '#methods/sheet-values/index'
import { Fault } from '../../errors.ts'
import type { TableRow } from '../../ports/table.ts'
import type { Snapshot } from '../directory.ts'
import { valueFrom } from '../register-cells.ts'
import { type Asked, askedOf } from './entry-import-asked.ts'
import { type CellReader, cellReader, type NameLookup, saysEnd, unitOfField } from './entry-import-cells.ts'
import type { NameList } from './entry-import-names.ts'
import { cellText, lettersOf, type SheetColumn, type SheetTable, saidUnit } from './entry-import-table.ts'
import type { Ledger } from './entry-rows.ts'

/** Something to say about one row or one of its cells. Words are found when it is read. */
export interface Said {
  readonly sheet: string | null
  readonly line: number
  readonly cell: string | null
  readonly heading: string | null
  readonly field: string | null
  readonly code: string
  readonly value: string | null
  /** The community that a row beyond the importer's place lies in. */
  readonly place?: string | null
}
/** A name nobody knows, and what it may mean. */
export interface Unknown {
  readonly heading: string
  readonly field: string
  readonly text: string
  readonly near: EntryImportUnknown['near']
}
export interface ReadEntry {
  readonly line: number
  readonly data: Data
  /** Parts of places as the row tells them, by column. */
  readonly places: Readonly<Record<string, PlaceValue>>
  readonly wrong: readonly Said[]
  readonly notes: readonly Said[]
  readonly unknown: readonly Unknown[]
}

export interface Names {
  readonly units: NameList
  readonly communities: NameList
  readonly items: ReadonlyMap<string, NameList>
}

interface Bound {
  readonly column: SheetColumn
  readonly asked: Asked
  readonly settled: EntryImportColumn
  readonly read: CellReader
}

/** What several columns may answer together: 路 and 号, 姓 and 名. */
const joined = new Set(['text', 'note', 'place'])

function bind(table: SheetTable, mapping: EntryMapping, ledger: Ledger, names: Names): Bound[] {
  const asked = new Map(askedOf(ledger.def.columns).map(a => [a.key, a]))
  const byHeading = new Map(table.columns.map(c => [c.heading, c]))
  const used = mapping.columns.filter(c => c.to !== null)
  const missing = used.filter(c => !byHeading.has(c.heading)).map(c => c.heading)
  const there = table.columns.map(c => c.heading)
  if (missing.length > 0) throw new Fault('table-unreadable', { detail: { reason: 'columns-missing', missing, there } })
  const strange = used.find(c => !asked.has(c.to!))
  if (strange) throw new Fault('table-unreadable', { detail: { reason: 'field-unknown', field: strange.to } })
  const twice = used.find(
    (c, n) =>
      used.findIndex(other => other.to === c.to) < n && (c.to?.includes('.') || !joined.has(asked.get(c.to!)!.field.kind)),
  )
  if (twice)
    throw new Fault('table-unreadable', {
      detail: { reason: 'column-twice', field: asked.get(twice.to!)!.title, heading: twice.heading },
    })
  const { until } = ledger.def.ledger
  return used.map(settled => {
    const column = byHeading.get(settled.heading)!
    const of = asked.get(settled.to!)!
    const list = of.part === 'community' ? names.communities : of.field.kind === 'item' ? names.items.get(of.key) : names.units
    const lookup: NameLookup = name => list?.find(name) ?? null
    const said = saidUnit(column, settled.unit, table.units, unitOfField(of.field))
    try {
      return {
        column,
        asked: of,
        settled,
        read: cellReader(of.field, settled, said, lookup, of.key === until || saysEnd(of.field)),
      }
    } catch {
      throw new Fault('table-unreadable', { detail: { reason: 'format-wrong', format: settled.formats?.join(' ') } })
    }
  })
}

const longestValue = 80

/** Reads rows of a sheet by a mapping whose headings stand there. @throws Fault table-unreadable */
export function rowReader(
  ledger: Ledger,
  table: SheetTable,
  mapping: EntryMapping,
  snapshot: Snapshot,
  names: Names,
): (row: TableRow) => ReadEntry {
  const bound = bind(table, mapping, ledger, names)
  return row => {
    const data: Record<string, unknown> = {}
    const places: Record<string, PlaceValue> = {}
    const points: Record<string, { lng?: number; lat?: number; at: Bound }> = {}
    const wrong: Said[] = []
    const notes: Said[] = []
    const unknown: Unknown[] = []
    const words = new Map<string, { text: string; at: Bound }>()
    const say = (to: Said[], { column, asked }: Bound, code: string, value: unknown) => {
      const field = asked.part ? asked.key.slice(0, asked.key.lastIndexOf('.')) : asked.key
      // What is personal stands in the file, and nowhere else.
      const hidden = ledger.def.columns[field]?.personal
      const text = hidden ? null : cellText(value as string).slice(0, longestValue) || null
      const cell = `${lettersOf(column.index)}${row.line}`
      to.push({ sheet: table.sheet, line: row.line, cell, heading: column.heading, field, code, value: text })
    }
    const nearOf = (b: Bound, text: string, options: readonly string[] | undefined) => {
      if (ledger.def.columns[b.asked.key]?.personal) return
      const { field } = b.asked
      const list =
        b.asked.part === 'community' ? names.communities : field.kind === 'item' ? names.items.get(b.asked.key) : names.units
      const all = Object.keys(field.options ?? {})
      const ranked = options && [...options, ...all.filter(key => !options.includes(key))]
      const near = ranked?.map(key => ({ key, title: field.options?.[key] ?? key })) ?? list?.near(text) ?? []
      unknown.push({ heading: b.column.heading, field: b.asked.key, text: text.slice(0, 200), near })
    }
    for (const b of bound) {
      const cell = row.cells[b.column.index] ?? null
      const place = b.asked.part === null ? null : b.asked.key.slice(0, b.asked.key.lastIndexOf('.'))
      if (place !== null && b.asked.part !== 'community') {
        const n = readNumber(cell)
        if (n === null) continue
        if (typeof n !== 'number') say(wrong, b, n === 'error' ? 'formula-error' : 'point-unreadable', cell)
        else points[place] = { ...points[place], at: b, [b.asked.part === 'lng' ? 'lng' : 'lat']: n }
        continue
      }
      const read = b.read(cell)
      if (!read) continue
      if ('problem' in read) {
        say(wrong, b, read.problem, cell)
        if (read.text !== undefined) nearOf(b, read.text, read.near)
        continue
      }
      if (read.noted) say(notes, b, read.noted, cell)
      if (place !== null) {
        const id = names.communities.find(String(read.value))
        if (id !== null) places[place] = { ...places[place], community: id }
        else {
          say(wrong, b, 'no-such-place', cell)
          nearOf(b, String(read.value), undefined)
        }
      } else if (joined.has(b.asked.field.kind)) {
        const before = words.get(b.asked.key)
        const text = before ? `${before.text}${b.settled.join ?? ''}${String(read.value)}` : String(read.value)
        words.set(b.asked.key, { text, at: before?.at ?? b })
      } else data[b.asked.key] = read.value
    }
    for (const [key, { text, at }] of words) {
      if (at.asked.field.kind !== 'place') {
        data[key] = text
        continue
      }
      const value = valueFrom(at.asked.field, text, snapshot)
      if (typeof value === 'object' && value !== null) places[key] = { ...places[key], ...(value as PlaceValue) }
      else say(wrong, at, 'wrong-kind', text)
    }
    for (const [place, { lng, lat, at }] of Object.entries(points)) {
      // Nought, nought is what systems write where they know no point.
      if (lng === undefined || lat === undefined || (lng === 0 && lat === 0)) continue
      if (Math.abs(lng) > 180 || Math.abs(lat) > 90) say(wrong, at, 'point-unreadable', `${lng}, ${lat}`)
      else {
        const [x, y] = fromDatum([lng, lat], mapping.datum)
        places[place] = { ...places[place], point: [x, y] }
      }
    }
    return { line: row.line, data, places, wrong, notes, unknown }
  }
}

/**
 * What new entries say in columns that the file does not have, read as cells are.
 * @throws Fault table-unreadable when a column cannot hold what is said
 */
export function filledIn(ledger: Ledger, mapping: EntryMapping, names: Names): Data {
  return Object.fromEntries(
    Object.entries(mapping.fill).flatMap(([key, said]) => {
      const field = ledger.def.columns[key]
      const list = field?.kind === 'item' ? names.items.get(key) : names.units
      const read = field && cellReader(field, {}, null, name => list?.find(name) ?? null)(said)
      if (!field || (read && 'problem' in read))
        throw new Fault('table-unreadable', { detail: { reason: 'fill-wrong', field: field?.title ?? key, said } })
      return read ? [[key, read.value] as const] : []
    }),
  )
}

/** Where in the sheet a column of the register stands, to say at which cell something is wrong. */
export function cellsOf(table: SheetTable, mapping: EntryMapping): ReadonlyMap<string, SheetColumn> {
  const byHeading = new Map(table.columns.map(c => [c.heading, c]))
  return new Map(
    mapping.columns
      .flatMap(({ heading, to }) => {
        const column = byHeading.get(heading)
        return to !== null && column ? [[to, column] as const] : []
      })
      // Of several that are joined the first is where somebody looks.
      .reverse(),
  )
}
