import type { FieldFrom, ImportMapping, MomentFrom } from '#contract/case-import'
import type { Data, Past } from '#kernel/engine/model'
import { placeField } from '#kernel/engine/take'
import type { FieldData, PlaceValue } from '#kernel/index'
import { readLimit } from '#methods/case-standard/index'
import { fromDatum, placeAt } from '#methods/placement/index'
import {
  type MomentFormat,
  momentFormat,
  readIdentifier,
  readMoment,
  readPhone,
  readYes,
  type Zone,
  zoneOf,
} from '#methods/sheet-values/index'
import { addSpan } from '#methods/working-time/index'
import { Fault } from '../../errors.ts'
import type { TableRow } from '../../ports/table.ts'
import type { CaseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import type { Columns } from './import-columns.ts'

export interface Problem {
  readonly field: string | null
  readonly column: string | null
  readonly code: string
  readonly value: string | null
}
/** One row as the mapping reads it. With `wrong` it is refused; `notes` say what was left out of it. */
export interface ReadRow {
  readonly line: number
  readonly external: string | null
  readonly past: Past | null
  readonly answers: Data
  readonly wrong: readonly Problem[]
  readonly notes: readonly Problem[]
}

const chinaTime = '+08:00'
const fault = (reason: string, more: Readonly<Record<string, unknown>>) =>
  new Fault('table-unreadable', { detail: { reason, ...more } })

/** Formats and zones are read once, not once a row. */
function clockOf(from: Pick<MomentFrom, 'formats' | 'zone'>): { zone: Zone; formats: readonly MomentFormat[] | undefined } {
  const read = (format: string) => {
    try {
      return momentFormat(format)
    } catch {
      throw fault('format-wrong', { format })
    }
  }
  const zone = from.zone ?? chinaTime
  try {
    return { zone: zoneOf(zone), formats: from.formats?.map(read) }
  } catch (error) {
    throw error instanceof Fault ? error : fault('format-wrong', { format: zone })
  }
}

const asOption = (field: FieldData, text: string): string | null => {
  const options = Object.entries(field.options ?? {})
  return options.find(([key, title]) => key === text || title === text)?.[0] ?? null
}

/** What the mapping makes of a field: an answer, or what is wrong with it. */
type Read = { readonly value: unknown } | { readonly wrong: string } | { readonly note: string; readonly value?: unknown }
const empty: Read = { value: undefined }

type Reader = (row: TableRow) => Read

function fieldReader(field: FieldData, from: FieldFrom, columns: Columns, snapshot: Snapshot): Reader {
  const { zone, formats } = clockOf(from)
  const { values } = from
  const first = Array.isArray(from.column) ? from.column[0] : from.column
  const translated = (text: string): { readonly value: unknown } | null => {
    if (values && Object.hasOwn(values, text)) return { value: values[text] ?? undefined }
    return from.otherwise === undefined ? null : { value: from.otherwise ?? undefined }
  }
  const fromText = (text: string, row: TableRow): Read => {
    switch (field.kind) {
      case 'choice': {
        const option = asOption(field, text)
        return option === null ? { wrong: 'value-unknown' } : { value: option }
      }
      case 'choices': {
        const options = text.split(/[,;、；，|/]/).map(part => asOption(field, part.trim()))
        return options.includes(null) ? { wrong: 'value-unknown' } : { value: options }
      }
      case 'yesno': {
        const yes = readYes(text)
        return yes === 'none' ? { wrong: 'value-unknown' } : { value: yes ?? undefined }
      }
      case 'count':
      case 'amount': {
        const number = Number(text.replace(/[,，\s]/g, ''))
        return Number.isFinite(number) ? { value: number } : { wrong: 'wrong-kind' }
      }
      case 'day': {
        const at = readMoment(columns.cell(row, first), zone, formats)
        if (at === 'none' || at === null) return { wrong: 'moment-unreadable' }
        return { value: new Date(at + zone(at) * 60_000).toISOString().slice(0, 10) }
      }
      case 'moment': {
        const at = readMoment(columns.cell(row, first), zone, formats)
        const limit = at === 'none' && field.ahead ? readLimit(text) : null
        const start = limit && readMoment(columns.cell(row, from.from), zone, formats)
        if (limit && typeof start === 'number') return { value: addSpan(start, limit, snapshot.calendar).at }
        return at === 'none' || at === null ? { wrong: 'moment-unreadable' } : { value: at }
      }
      case 'phone': {
        const phone = readPhone(columns.cell(row, first))
        if (phone === 'cut') return { note: 'phone-cut' }
        return phone === 'none' ? { note: 'phone-unreadable' } : { value: phone ?? undefined }
      }
      case 'person': {
        const phone = from.phone === undefined ? null : readPhone(columns.cell(row, from.phone))
        const value = { name: text.slice(0, 60), ...(phone && phone !== 'cut' && phone !== 'none' && { phone }) }
        return phone === 'cut' ? { note: 'phone-cut', value } : { value }
      }
      case 'unit': {
        const found = [...snapshot.units.values()].find(u => u.active && (u.id === text || u.name === text || u.nameEn === text))
        return found ? { value: found.id } : { wrong: 'unit-unknown' }
      }
      case 'text':
      case 'note': {
        const most = field.max ?? (field.kind === 'text' ? 200 : 4000)
        const line = field.kind === 'text' ? text.replace(/\s*[\r\n]+\s*/g, ' ') : text
        return from.cut && line.length > most ? { note: 'words-cut', value: line.slice(0, most) } : { value: line }
      }
      default:
        return { value: text }
    }
  }
  return row => {
    if (from.column === undefined) return { value: from.constant }
    const cell = columns.cell(row, first)
    const identifier = field.kind === 'text' && typeof cell === 'number' ? readIdentifier(cell) : null
    const text =
      typeof identifier === 'string' && identifier !== 'cut' && !Array.isArray(from.column)
        ? identifier
        : columns.text(row, from.column, from.join)
    if (values) {
      const said = translated(text)
      if (said) return said
    }
    if (text === '') return from.constant === undefined ? empty : { value: from.constant }
    const read = fromText(text, row)
    return 'wrong' in read && from.otherwise !== undefined ? { value: from.otherwise ?? undefined } : read
  }
}

/**
 * Makes rows of a file into what may be filed, by a mapping whose columns were found.
 * @throws Fault table-unreadable when the mapping names a field, end state or format that there is not
 */
export function rowReader(
  of: CaseType,
  mapping: ImportMapping,
  columns: Columns,
  snapshot: Snapshot,
): (row: TableRow, now: number) => ReadRow {
  const { form, states } = of.def
  const unknown = Object.keys(mapping.fields).find(key => !Object.hasOwn(form, key))
  if (unknown !== undefined) throw fault('field-unknown', { field: unknown })
  const endState = mapping.ended?.state ?? Object.keys(states).find(name => states[name]?.ends === 'done') ?? ''
  if (mapping.ended && !states[endState]?.ends) throw fault('state-unknown', { state: endState })
  const readers = Object.entries(mapping.fields).map(
    ([key, from]) => [key, columns.title(from.column), fieldReader(form[key]!, from, columns, snapshot)] as const,
  )
  const clocks = {
    filedAt: mapping.filedAt && clockOf(mapping.filedAt),
    dueAt: mapping.dueAt && clockOf(mapping.dueAt),
    ended: mapping.ended && clockOf(mapping.ended.at),
  }
  const where = placeField(of.def)

  return (row, now) => {
    const wrong: Problem[] = []
    const notes: Problem[] = []
    const say = (to: Problem[], field: string, code: string, column: string | null, value: unknown = null) =>
      to.push({ field, column, code, value: value === null || value === undefined ? null : String(value).slice(0, 80) })
    const momentIn = (key: keyof typeof clocks, from: MomentFrom | undefined): number | null => {
      const clock = clocks[key]
      if (!from || !clock) return null
      const cell = columns.cell(row, from.column)
      const at = readMoment(cell, clock.zone, clock.formats)
      if (at !== 'none') return at
      say(wrong, key, 'moment-unreadable', columns.title(from.column), cell)
      return null
    }
    const external = readIdentifier(columns.cell(row, mapping.id))
    if (external === null || external === 'cut')
      say(wrong, 'id', external === null ? 'id-missing' : 'id-cut', columns.title(mapping.id), columns.cell(row, mapping.id))

    const filedAt = momentIn('filedAt', mapping.filedAt)
    if (mapping.filedAt && filedAt === null && !wrong.some(p => p.field === 'filedAt'))
      say(wrong, 'filedAt', 'moment-missing', columns.title(mapping.filedAt.column))
    if (filedAt !== null && filedAt > now + 300_000)
      say(wrong, 'filedAt', 'filed-in-future', columns.title(mapping.filedAt?.column), columns.cell(row, mapping.filedAt?.column))
    const dueAt = momentIn('dueAt', mapping.dueAt)
    const ended = endedOf()

    const answers: Record<string, unknown> = {}
    for (const [key, column, read] of readers) {
      const found = read(row)
      // An order is not turned away for what it says by the way; that it was left out is told.
      const lenient = mapping.channel === 'hotline' && !form[key]!.required
      if ('wrong' in found) say(lenient ? notes : wrong, key, found.wrong, column, columns.text(row, mapping.fields[key]?.column))
      else {
        if (found.value !== undefined && found.value !== '') answers[key] = found.value
        if ('note' in found)
          say(notes, key, found.note, column, found.note === 'words-cut' ? null : columns.text(row, mapping.fields[key]?.column))
      }
    }
    const place = where === null ? undefined : placeIn()
    if (place && where) answers[where] = place

    const past: Past | null =
      mapping.channel === 'import' && external !== null && external !== 'cut'
        ? { source: mapping.source, external, filedAt: filedAt ?? now, dueAt, ended }
        : null
    return { line: row.line, external: external === 'cut' ? null : external, past, answers, wrong, notes }

    function endedOf(): Past['ended'] {
      const rule = mapping.ended
      if (!rule) return null
      const status = rule.status && columns.text(row, rule.status.column)
      if (rule.status && !rule.status.values.includes(status ?? '')) return null
      const at = momentIn('ended', rule.at)
      const column = columns.title(rule.at.column)
      if (at === null) {
        if (rule.status && !wrong.some(p => p.field === 'ended')) say(wrong, 'ended', 'ended-missing', column, status)
        return null
      }
      if (filedAt !== null && at < filedAt) say(wrong, 'ended', 'ended-before-filed', column, columns.cell(row, rule.at.column))
      return { at, state: endState, words: columns.text(row, rule.words).slice(0, 2000) }
    }

    function placeIn(): PlaceValue | undefined {
      const from = mapping.place
      if (!from) return undefined
      const address = columns.text(row, from.address, from.join).slice(0, 200)
      const named = address === '' ? {} : { address }
      const [lng, lat] = [from.lng, from.lat].map(column => columns.text(row, column))
      if (!lng || !lat || (Number(lng) === 0 && Number(lat) === 0)) return address === '' ? undefined : named
      const raw = [Number(lng), Number(lat)] as const
      const title = columns.title([from.lng ?? '', from.lat ?? ''])
      if (!raw.every(Number.isFinite) || Math.abs(raw[0]) > 180 || Math.abs(raw[1]) > 90) {
        say(wrong, 'place', 'point-unreadable', title, `${lng}, ${lat}`)
        return undefined
      }
      const [x, y] = fromDatum([raw[0], raw[1]], from.datum)
      const point = [x + (from.move?.lng ?? 0), y + (from.move?.lat ?? 0)] as const
      if (placeAt(snapshot.index, point).grid !== null) return { point, ...named }
      const kept = from.outside === 'address' && address !== ''
      say(kept ? notes : wrong, 'place', kept ? 'point-left-out' : 'point-outside', title, `${lng}, ${lat}`)
      return kept ? named : undefined
    }
  }
}
