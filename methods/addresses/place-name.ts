import { asideAt, endsLikeEstate } from './name-words.ts'
import { readName } from './read-area.ts'
import type { NumberToken } from './read-number.ts'
import { ask, put, type Reading, takeBack } from './reading.ts'

const zone = /^(?:[东西南北中前后]|[A-Z])[区期苑园坊](?![^A-Z\d])/
const surelyHomes = /[苑园城府庭湾郡阁轩里居墅邸坊屋寨屯村院]$/

/** 旁, 对面: what was read last is only near by. 门口, 楼下: it holds. Either way the words are a remark. */
function setAside(reading: Reading, words: string, start: number, beside: boolean, at: { first: boolean; last: boolean }): void {
  const near = beside && at.first ? takeBack(reading, start) : ''
  if (near !== '') reading.near = reading.line.slice(0, start)
  reading.remarks.push(near + words.replace(/的$/, ''))
  // 人民路12号银行旁 is at number 12; 人民路银行旁 and 12号旁 are near something.
  if (beside && (near !== '' || (reading.parts.number ?? reading.parts.estate ?? reading.parts.building) === undefined)) {
    reading.beside = at.last
    ask(reading, 'remark', 'beside')
  }
  reading.last = null
}

/** Words that end in nothing known: the name of an estate where a number of a building follows, or else the rest. */
function placeOther(reading: Reading, words: string, start: number, next: NumberToken | null): void {
  const { parts } = reading
  const end = start + words.length
  const free = parts.estate === undefined && parts.building === undefined && parts.unit === undefined && parts.room === undefined
  // 人民路12号王记面馆: whoever is at a number is no part of the address.
  const alone = parts.number === undefined ? endsLikeEstate : surelyHomes
  const counted = next !== null && next.marker?.part !== 'group' && (next.marker !== null || parts.number === undefined)
  if (free && words.length > 1 && (counted || (words.length > 2 && alone.test(words)))) {
    put(reading, 'estate', words, start, end)
    if (!(counted && endsLikeEstate.test(words)) && !surelyHomes.test(words)) ask(reading, 'estate', 'guessed-estate')
    return
  }
  reading.rest.push(words)
  reading.last = null
}

/**
 * Takes a run of words without numbers: areas, roads, estates, landmarks.
 * @param next the number that follows at once, if one does: 米兰春天 before G2栋 is an estate
 */
export function placeName(reading: Reading, run: string, start: number, next: NumberToken | null): void {
  let at = 0
  while (at < run.length) {
    const left = run.slice(at)
    if (/^[的在于是]/.test(left)) {
      at++
      continue
    }
    const part = reading.parts.estate === undefined ? null : zone.exec(left)
    if (part) {
      put(reading, 'zone', part[0], start + at, start + at + part[0].length)
      at += part[0].length
      continue
    }
    const aside = asideAt(left)
    const name = readName(aside?.beside ? left.slice(0, aside.at) : left, 0, reading.parts)
    if (name) {
      put(reading, name.part, name.text, start + at, start + at + name.end)
      at += name.end
    } else if (aside && (aside.at === 0 || aside.beside)) {
      const stop = aside.beside ? besideEnd(reading, left, aside.end) : left.length
      setAside(reading, left.slice(0, stop), start + at, aside.beside, { first: aside.at === 0, last: at + stop === run.length })
      at += stop
    } else {
      const stop = aside?.at ?? left.length
      placeOther(reading, left.slice(0, stop), start + at, stop === left.length ? next : null)
      at += stop
    }
  }
}

/** 菜市场对面的幸福小区: the address goes on behind 的 or where a name begins; other words belong to the landmark. */
function besideEnd(reading: Reading, left: string, end: number): number {
  if (/^[与和到至]/.test(left)) return left.length
  const linked = left.indexOf('的', end)
  if (linked >= 0) return linked + 1
  return left.length > end && readName(left.slice(end), 0, reading.parts) ? end : left.length
}
