/** Minutes east of UTC at a moment given as if it were UTC. */
export type Zone = (wall: number) => number

/** A format such as `yyyy-MM-dd HH:mm:ss` or `MM/dd/yyyy hh:mm:ss a`, ready to read with. */
export interface MomentFormat {
  readonly pattern: RegExp
  readonly parts: readonly Part[]
}
type Part = 'y' | 'M' | 'd' | 'H' | 'h' | 'm' | 's' | 'S' | 'a' | 'z'

const tokens: Readonly<Record<string, readonly [Part, string]>> = {
  yyyy: ['y', '(\\d{4})'],
  MM: ['M', '(\\d{2})'],
  M: ['M', '(\\d{1,2})'],
  dd: ['d', '(\\d{2})'],
  d: ['d', '(\\d{1,2})'],
  HH: ['H', '(\\d{2})'],
  H: ['H', '(\\d{1,2})'],
  hh: ['h', '(\\d{2})'],
  h: ['h', '(\\d{1,2})'],
  mm: ['m', '(\\d{2})'],
  m: ['m', '(\\d{1,2})'],
  ss: ['s', '(\\d{2})'],
  s: ['s', '(\\d{1,2})'],
  SSS: ['S', '(\\d{1,9})'],
  a: ['a', '([AaPp][Mm]|上午|下午)'],
  Z: ['z', '(Z|[+-]\\d{2}:?\\d{2})'],
}
/** So many parts of a format may be left out: with more, a cell that does not fit would be tried in too many ways. */
const mostOptional = 6
const token = /yyyy|SSS|MM|dd|HH|hh|mm|ss|[MdHhmsaZ]|'[^']*'|\[|\]|[\s\S]/g

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ')

/**
 * Reads a format: `yyyy MM M dd d HH H hh h mm m ss s SSS a Z`, anything else as it stands (letters in quotes), `[…]` may be
 * left out.
 * @throws RangeError when it holds no year, month and day, one part twice, or more than six that may be left out
 */
export function momentFormat(format: string): MomentFormat {
  const parts: Part[] = []
  let source = ''
  if (format.split('[').length - 1 > mostOptional) throw new RangeError(`"${format}" leaves out more than ${mostOptional} parts`)
  for (const [piece] of oneSpace(format).matchAll(token)) {
    const known = tokens[piece]
    if (known) {
      if (parts.includes(known[0])) throw new RangeError(`"${format}" names "${piece}" twice`)
      parts.push(known[0])
      source += known[1]
    } else if (piece === '[') source += '(?:'
    else if (piece === ']') source += ')?'
    else source += (piece.length > 1 ? piece.slice(1, -1) : piece).replace(/[.*+?^${}()|\\]/g, '\\$&')
  }
  if (!['y', 'M', 'd'].every(part => parts.includes(part as Part)))
    throw new RangeError(`"${format}" names no year, month and day`)
  return { pattern: new RegExp(`^${source}$`), parts }
}

/** What is tried when nothing is said: year first, since only that order means one thing. */
const usual = [
  'yyyy-M-d[ H:m[:s[.SSS]]]',
  "yyyy-M-d'T'H:m[:s[.SSS]][Z]",
  'yyyy/M/d[ H:m[:s[.SSS]]]',
  'yyyy.M.d[ H:m[:s]]',
  'yyyy年M月d日[ H:m[:s]]',
  'yyyy年M月d日[ H时m分[s秒]]',
  'yyyy年M月d日[H:m[:s]]',
  'yyyyMMdd[HHmmss]',
  'yyyyMMdd[ HHmmss]',
].map(momentFormat)

const minute = 60_000
const day = 86_400_000

/**
 * A zone by its offset (`+08:00`) or its IANA name (`Asia/Shanghai`, with its summer times).
 * @throws RangeError when it is neither
 */
export function zoneOf(name: string): Zone {
  const fixed = /^([+-])(\d{2}):?(\d{2})$/.exec(name)
  if (fixed) {
    const minutes = (Number(fixed[2]) * 60 + Number(fixed[3])) * (fixed[1] === '-' ? -1 : 1)
    return () => minutes
  }
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const offsetAt = (at: number) => {
    const part = Object.fromEntries(clock.formatToParts(at).map(p => [p.type, Number(p.value)]))
    const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute)
    return Math.round((wall - Math.floor(at / minute) * minute) / minute)
  }
  // The offset changes with hours, not seconds: one look per hour is enough for a file of a year.
  const known = new Map<number, number>()
  return wall => {
    const hour = Math.floor(wall / (60 * minute))
    let offset = known.get(hour)
    if (offset === undefined) {
      const guess = offsetAt(wall)
      offset = offsetAt(wall - guess * minute)
      known.set(hour, offset)
    }
    return offset
  }
}

/** Day 0 of a spreadsheet; days from 1 March 1900 on count right. */
const sheetDay0 = Date.UTC(1899, 11, 30)
const [firstSerial, lastSerial] = [10_000, 110_000]

/** A spreadsheet's serial day (36526 is 1 January 2000), to the second, as wall time in UTC. */
const fromSerial = (serial: number): number | null =>
  serial >= firstSerial && serial <= lastSerial ? Math.round((sheetDay0 + serial * day) / 1000) * 1000 : null

/**
 * The moment a cell names, in epoch milliseconds: text in one of the formats (or the usual ones, year first, when none is
 * given), or a spreadsheet's serial day as number or text. Where the text names no zone, `zone` holds.
 * @returns null for an empty cell, 'none' when it is no moment
 */
export function readMoment(cell: unknown, zone: Zone, formats: readonly MomentFormat[] = usual): number | null | 'none' {
  if (cell === null || cell === undefined) return null
  const text = typeof cell === 'string' ? oneSpace(cell.normalize('NFKC').trim()) : cell
  if (text === '') return null
  if (typeof text === 'number' || (typeof text === 'string' && /^\d{5}(\.\d+)?$/.test(text))) {
    const wall = fromSerial(Number(text))
    return wall === null ? 'none' : wall - zone(wall) * minute
  }
  if (typeof text !== 'string') return 'none'
  for (const { pattern, parts } of formats) {
    const match = pattern.exec(text)
    if (match) return fromParts(parts, match.slice(1), zone)
  }
  return 'none'
}

function fromParts(parts: readonly Part[], values: readonly (string | undefined)[], zone: Zone): number | 'none' {
  const of = (part: Part) => values[parts.indexOf(part)]
  const n = (part: Part) => (parts.includes(part) ? Number(of(part) ?? 0) : 0)
  const half = of('a')
  const late = half !== undefined && /^p|下/i.test(half)
  if (parts.includes('h') && (n('h') < 1 || n('h') > 12)) return 'none'
  const hour = parts.includes('h') ? (n('h') % 12) + (late ? 12 : 0) : n('H')
  const [year, month, date] = [n('y'), n('M'), n('d')]
  if (hour > 23 || n('m') > 59 || n('s') > 59) return 'none'
  const wall = Date.UTC(year, month - 1, date, hour, n('m'), n('s'), Math.floor(Number(`0.${of('S') ?? 0}`) * 1000))
  const is = new Date(wall)
  if (is.getUTCFullYear() !== year || is.getUTCMonth() !== month - 1 || is.getUTCDate() !== date) return 'none'
  const own = parts.includes('z') ? of('z') : undefined
  return wall - (own === undefined ? zone(wall) : own === 'Z' ? 0 : zoneOf(own)(wall)) * minute
}
