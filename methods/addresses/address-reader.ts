import { estateWordAt, roadWordAt } from './name-words.ts'
import { arabicOf, chineseOf, isNumeral } from './numerals.ts'
import { placeName } from './place-name.ts'
import { placeNumber } from './place-number.ts'
import { type NumberToken, readBehindNumber, readNumber } from './read-number.ts'
import { ask, type Reading, startReading } from './reading.ts'
import { tidy, withoutBrackets } from './tidy.ts'
import { type Address, type PartName, partNames, type ReadAddress, type ReaderOptions, type Region } from './types.ts'
import { createWords, type Words } from './words.ts'
import { floorsDiffer, keyOf, regionOf, writeAddress } from './write-address.ts'

const isSeparator = (c: string): boolean => ' -,、/.:|#·&+=_!?'.includes(c)
const isDigit = (c: string | undefined): boolean => c !== undefined && c >= '0' && c <= '9'
const isHan = (c: string | undefined): boolean => c !== undefined && c >= '\u4e00' && c <= '\u9fff'
const sides = '东西南北中主副前后左右'

/** Is this number a part of the address here, or does a name begin with it (一号公馆, 5号路, 三门峡, 100米)? */
function belongs(reading: Reading, token: NumberToken, at: number): boolean {
  const { parts, line, last } = reading
  const next = line[token.end]
  const first = line[token.start]!
  if (token.marker === null) {
    if (token.spelled) return token.text.length > 1 && last?.end === at && !isHan(next)
    if (next !== undefined && '米年月日元平㎡点时岁人家个号万亩条路线块'.includes(next)) return false
    return !isHan(next) || (last !== null && last.end === at && last.part !== 'community' && last.part !== 'street')
  }
  const { word, part } = token.marker
  const placed = parts.road ?? parts.lane ?? parts.estate ?? parts.community ?? parts.building
  switch (part) {
    case 'number':
      return (
        !(next !== undefined && '路线桥街巷文令机信公'.includes(next)) && !(token.spelled && placed === undefined && isHan(next))
      )
    case 'lane':
      return parts.road !== undefined || parts.lane !== undefined || !token.spelled
    case 'zone':
      return !sides.includes(first) || parts.estate !== undefined
    case 'unit':
      return word !== '门' || ((parts.building ?? parts.estate ?? parts.number) !== undefined && next !== '峡' && next !== '面')
    case 'group':
      return (parts.community ?? parts.street) !== undefined || word.length > 1
    case 'room':
      return !/^[户房]$/.test(word) || (parts.building ?? parts.unit ?? parts.floor ?? parts.number ?? parts.estate) !== undefined
    case 'building':
      return word !== '座' || !token.spelled || !isHan(next) || isNumeral(next)
    default:
      return !/^[FB]$/.test(word) || !isHan(next)
  }
}

/** Where the run of words that begins here ends: before a separator or a number that is a part. */
function runEnd(reading: Reading, start: number, words: Words): { end: number; next: NumberToken | null } {
  const { line } = reading
  let at = start
  // 718小区: a name that begins with digits.
  while (/[A-Z\d]/.test(line[at] ?? '')) at++
  // 一号公馆, 三道街: nor do its first numerals end it.
  while (at === start || (isNumeral(line[at]) && at - start < 3 && isNumeral(line[start]))) at++
  for (; at < line.length; at++) {
    const c = line[at]!
    if (isSeparator(c) || c === ';' || c === '。') return { end: at, next: null }
    const code = c.charCodeAt(0)
    const mayCount = code < 128 || isNumeral(c) || '甲乙丙丁戊己庚辛第附负地'.includes(c) || sides.includes(c)
    if (!mayCount) continue
    const token = readNumber(line, at, words)
    if (!token) continue
    if (token.marker?.part === 'lane' && reading.parts.road === undefined && !roadWithin(line, start, at)) {
      at = token.end - 1
      continue
    }
    if (token.marker && /^[社村]/.test(line.slice(token.end, token.end + 1))) continue
    if (isDigit(c) || token.marker !== null ? acceptsIn(reading, token, start, at) : false) return { end: at, next: token }
    if (code < 128) while (/[A-Z\d]/.test(line[at + 1] ?? '')) at++
  }
  return { end: line.length, next: null }
}

const roadWithin = (line: string, start: number, end: number): boolean => {
  for (let at = start + 1; at < end; at++) if (roadWordAt(line, at)) return true
  return false
}
const estateWithin = (line: string, start: number, end: number): boolean => {
  for (let at = start + 1; at < end; at++) if (estateWordAt(line, at)) return true
  return false
}

/** As `belongs`, for a number behind words that are not placed yet: their last name stands for the parts. */
function acceptsIn(reading: Reading, token: NumberToken, start: number, at: number): boolean {
  const { line, parts } = reading
  const next = line[token.end]
  if (token.marker === null) return !(next !== undefined && '米年月日元平㎡点时岁人个万亩路线号'.includes(next) && isHan(next))
  const { word, part } = token.marker
  const side = sides.includes(line[at]!)
  switch (part) {
    case 'number':
      return !(next !== undefined && '路线桥街巷文令机信'.includes(next))
    case 'zone':
      return !side || parts.estate !== undefined || estateWithin(line, start, at)
    case 'unit':
      return word !== '门' || isDigit(line[at])
    case 'group':
      return !token.spelled || word.length > 1 || /[村社区镇乡]$/.test(line.slice(start, at))
    case 'room':
      return !(token.spelled && word.length === 1) || parts.building !== undefined
    case 'floor':
      return !(side || (token.spelled && isHan(next) && !isNumeral(next) && estateWordAt(line, token.end) !== null))
    case 'building':
      return !(word === '座' && token.spelled && isHan(next) && !isNumeral(next))
    default:
      return true
  }
}

/** 中山3路 is 中山三路, A3区 before a road is a district. */
function settle(reading: Reading, names: ReadonlyMap<string, string>): void {
  const { parts } = reading
  if (parts.road) parts.road = parts.road.replace(/(?<=\D)\d{1,2}(?=[路街道马])/, digits => chineseOf(Number(digits)))
  if (parts.street) parts.street = parts.street.replace(/街道办(?:事处)?$/, '街道')
  if (parts.community) {
    parts.community = parts.community
      .replace(/社区(?:居民委员会|居委会?)$/, '社区')
      .replace(/(?:居民委员会|居委会?)$/, '社区')
      .replace(/村(?:民委员会|委会|委)$/, '村')
  }
  if (parts.group)
    parts.group = parts.group
      .replace(/^第?([〇零一二三四五六七八九十百]+)(?=组|村民小组)/, (_, number: string) => arabicOf(number))
      .replace(/(?:村民|居民)小组$/, '组')
  if (parts.zone) parts.zone = parts.zone.replace(/^第/, '')
  if (names.size > 0) {
    for (const part of partNames) {
      const known = parts[part] === undefined ? undefined : names.get(parts[part])
      if (known !== undefined) parts[part] = known
    }
  }
  if (floorsDiffer(parts)) ask(reading, 'floor', 'floor-and-room')
}

function readLine(reading: Reading, words: Words): void {
  const { line } = reading
  let at = 0
  while (at < line.length) {
    const c = line[at]!
    if (c === ';' || c === '。' || c === '\n') {
      const more = line.slice(at + 1)
      if (more !== '') {
        reading.rest.push(more)
        ask(reading, 'rest', 'second-address')
      }
      return
    }
    const below =
      c === '-' && (at === 0 || reading.last?.end === at) ? /^-\d(?=层|楼|F(?![A-Z\d]))/.exec(line.slice(at, at + 4)) : null
    if (below) {
      placeNumber(
        reading,
        { ...readNumber(line, at + 1, words)!, text: below[0], values: [below[0]], joint: '', start: at },
        words,
      )
      at = reading.last?.end ?? line.length
      continue
    }
    if (isSeparator(c)) {
      at++
      continue
    }
    const token = readNumber(line, at, words)
    if (token && isDistrict(reading, token)) {
      reading.parts.district = line.slice(at, token.end)
      reading.last = { part: 'district', start: at, end: token.end, before: undefined }
      at = token.end
    } else if (token && belongs(reading, token, at)) {
      placeNumber(reading, token, words)
      at = behindNumber(reading, token.end, words)
    } else {
      const { end, next } = runEnd(reading, at, words)
      placeName(reading, line.slice(at, end), at, next)
      at = end
    }
  }
}

/** A3区 at the beginning names a district, behind an estate a zone. */
const isDistrict = ({ parts }: Reading, token: NumberToken): boolean =>
  token.marker?.word === '区' && /^[A-Z]+\d+$/.test(token.text) && (parts.district ?? parts.road ?? parts.estate) === undefined

function behindNumber(reading: Reading, end: number, words: Words): number {
  const { last, parts } = reading
  if (last?.part !== 'number' || last.end !== end) return end
  const more = readBehindNumber(reading.line, end, words)
  if (!more) return end
  parts.number = (parts.number ?? '') + more.text
  reading.last = { ...last, end: more.end }
  return more.end
}

/**
 * Makes a reader of Chinese addresses. It reads some ten thousands a second and keeps no state between them.
 * @param options the office's own words and names, and where it lies
 * @throws {RangeError} when a line of `words` holds no word that is known
 */
export function createAddressReader(options: ReaderOptions = {}): ReadAddress {
  const words = createWords(options.words)
  const names = new Map<string, string>()
  for (const [name, others] of Object.entries(options.names ?? {})) for (const other of others) names.set(tidy(other), tidy(name))
  const home = options.home ?? {}
  const finer = options.finest ? partNames.slice(partNames.indexOf(options.finest) + 1) : []
  return given => {
    const { line, asides } = withoutBrackets(tidy(given))
    const reading = startReading(line)
    readLine(reading, words)
    settle(reading, names)
    for (const part of finer) delete reading.parts[part]
    return finish(given, reading, asides, words, home)
  }
}

function finish(given: string, reading: Reading, asides: readonly string[], words: Words, home: Region): Address {
  const { parts, unclear, beside } = reading
  const rest = reading.rest.join(' ')
  if (rest !== '') ask(reading, 'rest', 'rest')
  const region = regionOf(parts, home)
  const none = Object.keys(parts).length === 0
  return {
    given,
    parts,
    region,
    text: writeAddress(parts, words),
    key: none || beside ? '' : keyOf(parts, region, rest),
    remark: [...reading.remarks, ...asides].join(' '),
    near: reading.near,
    rest,
    several: [...reading.several] as PartName[],
    unclear,
    confidence: none ? 'none' : unclear.length > 0 ? 'doubtful' : 'clear',
  }
}
