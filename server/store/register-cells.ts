import { spanWords } from '#kernel/engine/words/phrase'
import type { FieldData, PlaceValue, Span } from '#kernel/index'
import { readLimit } from '#methods/case-standard/index'
import type { Cell } from '../ports/sheet.ts'
import type { Snapshot } from './directory.ts'

const yes = '是'
const no = '否'
const between = '、'
const chinaOffset = 8 * 3_600_000

/** A value as a person types it into a cell: units by name, options by title, lengths of time in words. */
export function cellOf(field: FieldData, value: unknown, snapshot: Pick<Snapshot, 'units'>): Cell {
  if (value === undefined || value === null) return null
  const unit = (id: unknown) => snapshot.units.get(String(id))?.name ?? String(id)
  const option = (key: unknown) => field.options?.[String(key)] ?? String(key)
  switch (field.kind) {
    case 'unit':
      return unit(value)
    case 'units':
      return (value as string[]).map(unit).join(between)
    case 'choice':
      return option(value)
    case 'choices':
      return (value as string[]).map(option).join(between)
    case 'yesno':
      return value === true ? yes : no
    case 'span':
      return spanWords(value as Span, 'zh')
    case 'place':
      return placeCell(value as PlaceValue)
    case 'moment':
      return new Date(Number(value) + chinaOffset).toISOString().slice(0, 16).replace('T', ' ')
    default:
      return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)
  }
}

const keyByTitle = (options: Readonly<Record<string, string>> | undefined, text: string) =>
  Object.entries(options ?? {}).find(([key, title]) => key === text || title === text)?.[0] ?? text

const split = (text: string) =>
  text
    .split(/[、,，;；\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')

function momentFrom(text: string): unknown {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(text) ?? []
  return day ? Date.parse(`${day}T${time ?? '00:00'}:00+08:00`) : text
}

/** Longitude, latitude and address, as a person reads and types them: 120.1234, 30.5678 橘汀路 10 号. */
const placeCell = ({ point, address }: PlaceValue): Cell =>
  [point && `${point[0]}, ${point[1]}`, address].filter(Boolean).join(' ') || null

// Without its decimals a pair of numbers is two doors of a street, not a point on the map.
const pair = /^[(（]?\s*(-?\d+\.\d{2,})\s*[,，、;；\s]\s*(-?\d+\.\d{2,})(?!\d)\s*[)）]?[\s,，;；]*/
const narrow = (text: string) => text.replace(/[０-９．－]/g, letter => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))

function placeFrom(text: string): unknown {
  const [all, lng, lat] = pair.exec(narrow(text)) ?? []
  if (all === undefined) return text.startsWith('{') ? parsed(text) : { address: text }
  const address = text.slice(all.length)
  return { point: [Number(lng), Number(lat)], ...(address && { address }) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * A value read from a cell. What cannot be read stays as it is written, and the check that follows says what is wrong
 * with it.
 */
export function valueFrom(field: FieldData, cell: Cell, snapshot: Pick<Snapshot, 'units'>): unknown {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return undefined
  const text = String(cell).replace(/\r\n?/g, '\n').trim()
  const unit = (name: string) => {
    if (snapshot.units.has(name)) return name
    const named = [...snapshot.units.values()].filter(u => u.active && (u.name === name || u.nameEn === name))
    // Two units of one name are not told apart by guessing.
    return named.length === 1 ? named[0]!.id : name
  }
  switch (field.kind) {
    case 'count':
    case 'amount':
      return typeof cell === 'number' ? cell : /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
    case 'yesno':
      return text === yes || cell === true ? true : text === no || cell === false ? false : text
    case 'choice':
      return keyByTitle(field.options, text)
    case 'choices':
      return split(text).map(part => keyByTitle(field.options, part))
    case 'unit':
      return unit(text)
    case 'units':
      return split(text).map(unit)
    case 'span':
      return readLimit(text) ?? text
    case 'moment':
      return momentFrom(text)
    case 'place':
      return placeFrom(text)
    case 'person':
    case 'photos':
      return parsed(text)
    default:
      return text
  }
}
