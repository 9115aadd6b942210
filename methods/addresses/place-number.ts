import type { NumberToken } from './read-number.ts'
import { ask, put, type Reading } from './reading.ts'
import type { PartName } from './types.ts'
import { type Counted, keepsWord, type Words } from './words.ts'

const digitsIn = (value: string): number => value.replace(/\D/g, '').length
/** 501, 1203: floor and door in one number. */
const long = (value: string): boolean => digitsIn(value) >= 3
const inside = ({ parts }: Reading): boolean => (parts.building ?? parts.unit ?? parts.floor) !== undefined

/** A chain without words of its own, or with one word behind: which parts its numbers are, by what stands before. */
function chainParts(reading: Reading, values: readonly string[]): readonly PartName[] | null {
  const { parts } = reading
  const wantsNumber = (parts.road !== undefined || parts.lane !== undefined) && parts.number === undefined
  const last = values.at(-1)!
  if (parts.unit !== undefined)
    return values.length === 1 ? ['room'] : values.length === 2 && long(last) ? ['floor', 'room'] : null
  if (parts.building !== undefined) {
    if (values.length === 2 && long(values[0]!)) return null
    return ([['room'], ['unit', 'room'], ['unit', 'floor', 'room']] as const)[values.length - 1] ?? null
  }
  if (parts.floor !== undefined) return values.length === 1 ? ['room'] : null
  if (wantsNumber && !parts.estate) {
    if (values.length === 1) return ['number']
    if (values.length === 2) return long(last) && !long(values[0]!) ? ['number', 'room'] : null
    return (
      (
        [
          ['number', 'building', 'room'],
          ['number', 'building', 'unit', 'room'],
        ] as const
      )[values.length - 3] ?? null
    )
  }
  switch (values.length) {
    case 1:
      return digitsIn(last) >= 3 || (parts.number !== undefined && !parts.estate) ? ['room'] : ['building']
    case 2:
      if (long(values[0]!)) return null
      return long(last) ? ['building', 'room'] : ['building', 'unit']
    case 3:
      return ['building', 'unit', 'room']
    default:
      return values.length === 4 && last.startsWith(values[2]!) ? ['building', 'unit', 'floor', 'room'] : null
  }
}

function putChain(reading: Reading, token: NumberToken, names: readonly PartName[]): void {
  names.forEach((name, i) => {
    put(reading, name, token.values[i]!, token.start, token.end)
  })
}

function putSeveral(reading: Reading, part: PartName, text: string, token: NumberToken): void {
  reading.several.add(part)
  ask(reading, part, 'several')
  put(reading, part, text, token.start, token.end)
}

/** 12-1号: door 1 of number 12 when it does not count upwards, a range of numbers when it does. */
function putJoined(reading: Reading, part: PartName, token: NumberToken): void {
  const [from, to] = token.values.map(Number) as [number, number]
  if (part === 'number' && token.joint === '-' && token.values.length === 2 && to <= from) {
    put(reading, part, `${token.values[0]}之${token.values[1]}`, token.start, token.end)
  } else putSeveral(reading, part, token.text, token)
}

/** The part a word after a number stands for here: 12号 on a road is a number, behind 3幢 a room. */
function partOf(reading: Reading, token: NumberToken, words: Words): Counted {
  const { parts, line } = reading
  const { word, part } = token.marker!
  if (word === '#') return parts.building === undefined ? 'building' : 'room'
  if (part === 'number' && (inside(reading) || (parts.number !== undefined && parts.number !== token.text))) return 'room'
  // 3楼2单元: a floor cannot stand before a unit, so this 楼 is a building.
  if (part === 'floor' && word === '楼' && parts.building === undefined && parts.unit === undefined) {
    let next = token.end
    while (/[A-Z\d一二三四五六七八九十第-]/.test(line[next] ?? '')) next++
    if (next > token.end && words.markerAt(line, next)?.part === 'unit') return 'building'
  }
  return part
}

function putMarked(reading: Reading, token: NumberToken, words: Words): void {
  const part = partOf(reading, token, words)
  const { values, joint, marker, start, end } = token
  if (values.length === 1) {
    const value = keepsWord(part) ? token.text + laneWord(marker!.word) : (marker!.kept ?? '') + token.text
    const known = reading.parts[part]
    // 1038弄12支弄: a lane within a lane.
    if (part === 'lane' && known !== undefined && known !== value) {
      reading.parts.lane = known + value
      reading.last = { part, start, end, before: known }
    } else put(reading, part, value, start, end)
    if (part === 'floor' && value.startsWith('-')) ask(reading, 'floor', 'below-ground')
    return
  }
  const last = values.at(-1)!
  const chain = joint === '-' && !long(values[0]!)
  const before: readonly PartName[] | null =
    part === 'room' && (long(last) || values.length > 2)
      ? chainParts(reading, values)
      : part === 'number' && long(last) && !reading.parts.road
        ? chainParts(reading, values)
        : part === 'unit' && values.length === 2 && reading.parts.building === undefined
          ? ['building', 'unit']
          : null
  if (chain && before) {
    putChain(reading, token, before)
    ask(reading, before[0]!, 'shorthand')
  } else if (keepsWord(part)) putSeveral(reading, part, token.text + marker!.word, token)
  else putJoined(reading, part, token)
}

const laneWord = (word: string): string => (word === '号弄' ? '弄' : /组|队/.test(word) ? '组' : word)

function putBare(reading: Reading, token: NumberToken): void {
  const { values, joint, start, end } = token
  const names = joint === ',' ? null : chainParts(reading, values)
  if (names === null) {
    const wantsNumber = reading.parts.road !== undefined && reading.parts.number === undefined
    const rooms =
      values.every(long) && (inside(reading) || reading.parts.number !== undefined || reading.parts.estate !== undefined)
    if (!wantsNumber && !rooms) {
      reading.rest.push(reading.line.slice(start, end))
      reading.last = null
      return
    }
    const part = wantsNumber ? 'number' : 'room'
    putJoined(reading, part, token)
    ask(reading, part, 'no-word')
    return
  }
  putChain(reading, token, names)
  if (values.length > 1) ask(reading, names[0]!, 'shorthand')
  // 3幢501 needs no word to be understood.
  else if (names[0] !== 'room' || !long(values[0]!)) ask(reading, names[0]!, 'no-word')
}

/** Takes the numbers of one token into the parts they mean here. */
export function placeNumber(reading: Reading, token: NumberToken, words: Words): void {
  if (token.marker === null) putBare(reading, token)
  else putMarked(reading, token, words)
}
