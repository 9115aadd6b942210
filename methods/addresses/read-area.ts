import { behindRoadAt, estateWordAt, roadWordAt } from './name-words.ts'
import { isNumeral } from './numerals.ts'
import type { PartName } from './types.ts'

export interface Name {
  readonly part: PartName
  readonly text: string
  readonly end: number
}

type Parts = { readonly [name in PartName]?: string }

const longest = 14
const follows = (text: string, at: number, chars: string): boolean => at < text.length && chars.includes(text[at]!)
const ascii = /^[A-Z\d]+$/
/** 都市花园, 城区路: within a name. 呼和浩特市新城区: the word belongs to the next area. */
function startsName(text: string, at: number): boolean {
  if (roadWordAt(text, at)) return true
  const word = estateWordAt(text, at)
  return word !== null && !follows(text, at + word.length, '区县街社镇乡村路道')
}

/** 省, 市, 区 …: the level this character ends the name of, and where the name ends; null when it is within another word. */
function areaEnd(text: string, start: number, at: number, parts: Parts): { part: PartName; end: number } | null {
  const next = at + 1
  const length = at - start
  const before = text[at - 1]!
  switch (text[at]) {
    case '省':
      return length >= 2 && !parts.province ? { part: 'province', end: next } : null
    case '市': {
      if (parts.street ?? parts.community ?? (parts.city && parts.district)) return null
      if ('超夜菜集'.includes(before)) return null
      if (length < 2 && !ascii.test(text.slice(start, at))) return null
      if (follows(text, next, '场政委民容社村街') || text.startsWith('中心', next) || startsName(text, next)) return null
      return {
        part: (parts.city ?? parts.district) ? 'district' : 'city',
        end: text.startsWith('市辖区', next) ? next + 3 : next,
      }
    }
    case '州':
      return text.startsWith('自治', at - 2) ? { part: 'city', end: next } : null
    case '盟':
    case '旗':
      return length >= 2 && length < 8 && follows(text, next, '县区镇乡苏街')
        ? { part: text[at] === '盟' ? 'city' : 'district', end: next }
        : null
    case '县':
      return length >= 1 && !follows(text, next, '城府政委医') && !startsName(text, next) ? { part: 'district', end: next } : null
    case '区': {
      if (text.startsWith('自治', at - 2) && length > 4) return { part: 'province', end: next }
      if (text.startsWith('行政', at - 2)) return { part: 'province', end: next }
      if ('小社园校库片厂景住院营灾牧街宅活域特'.includes(before) || isNumeral(before) || (parts.district ?? parts.street))
        return null
      if (length === 1 && !ascii.test(before)) return null
      return follows(text, next, '政委府域属') || startsName(text, next) ? null : { part: 'district', end: next }
    }
    case '镇':
    case '乡':
      if (
        length === 0 ||
        follows(text, next, '政府上里委') ||
        startsName(text, next) ||
        follows(text, next, '乡镇') ||
        (text[at] === '乡' && '水故城下'.includes(before))
      )
        return null
      return parts.street ? null : { part: 'street', end: next }
    case '街': {
      if (text[next] !== '道' || length === 0 || parts.street) return null
      const office = /^(?:办事处|办)/.exec(text.slice(next + 1))
      return { part: 'street', end: next + 1 + (office?.[0].length ?? 0) }
    }
    case '管': {
      const office = /^管(?:理处|理委员会|委会)/.exec(text.slice(at))
      return office && length > 0 && !parts.street ? { part: 'street', end: at + office[0].length } : null
    }
    case '办':
      return text.startsWith('办事处', at) && length > 0 && !parts.street ? { part: 'street', end: at + 3 } : null
    case '组':
      return length > 0 && parts.community && !parts.group && !follows(text, next, '团织') ? { part: 'group', end: next } : null
    default:
      return communityEnd(text, start, at, parts)
  }
}

const communityWord = /社区(?:居民委员会|居委会|居委)?|居民委员会|居委会?|村(?:民委员会|委会|委)?/y

function communityEnd(text: string, start: number, at: number, parts: Parts): { part: PartName; end: number } | null {
  const c = text[at]
  if ((c !== '社' && c !== '居' && c !== '村') || at === start) return null
  communityWord.lastIndex = at
  const word = communityWord.exec(text)?.[0]
  if (word === undefined) return null
  const end = at + word.length
  if (c === '村') {
    if (follows(text, end, '民口路街边里') || roadWordAt(text, end) || estateWordAt(text, end)) return null
    if (text.startsWith('社区', end)) return null
    // 曹杨五村, 幸福新村 are estates: they are numbered or new.
    if (word === '村' && (text[at - 1] === '新' || isNumeral(text[at - 1]))) {
      if (isCountry(parts)) return { part: 'community', end }
      return parts.estate ? null : { part: 'estate', end }
    }
  }
  return parts.community ? null : { part: 'community', end }
}

/** A word for an area right behind: 望岳路街道, 五里街社区, 建设路小区 are no roads. */
const areaWord = /街道|社区|居委|居民委|管理处|管委会|管理委|镇(?!\S*路)|村(?!\S*路)/y

function roadEnd(text: string, start: number, at: number): number | null {
  const word = roadWordAt(text, at)
  if (!word || at === start) return null
  const end = at + word.length
  // 道路, 铁路, 修路 name no road.
  if (word === '路' && at - start === 1 && '道铁公修线电马水走网支岔'.includes(text[start]!)) return null
  areaWord.lastIndex = end
  if (areaWord.test(text) || estateWordAt(text, end) || follows(text, end, '局段政灯人基桥面况网由过牌')) {
    return behindRoadAt(text, end) ? end + behindRoadAt(text, end).length : null
  }
  return end + behindRoadAt(text, end).length
}

function estateEnd(text: string, start: number, at: number, parts: Parts): number | null {
  if (at === start || (text.startsWith('新村', at) && isCountry(parts))) return null
  let end = at
  for (let word = estateWordAt(text, end); word; word = estateWordAt(text, end)) end += word.length
  areaWord.lastIndex = end
  return end === at || roadWordAt(text, end) || areaWord.test(text) ? null : end
}

/** In a town or a township that has named no village yet, 新村 is one. */
const isCountry = ({ street, community }: Parts): boolean => community === undefined && /[镇乡]$/.test(street ?? '')

/** The first name that ends in a word for an area, a road or an estate, from here on; null when there is none. */
export function readName(text: string, start: number, parts: Parts): Name | null {
  const last = Math.min(text.length, start + longest)
  const areas = !parts.building && !parts.unit && !parts.room
  for (let at = start; at < last; at++) {
    if (areas) {
      const area = areaEnd(text, start, at, parts)
      if (
        area &&
        (area.part === 'street' || area.part === 'community' || area.part === 'group' || area.part === 'estate' || !parts.road)
      ) {
        return { ...area, text: text.slice(start, area.end) }
      }
    }
    const road = roadEnd(text, start, at)
    if (road !== null) {
      const word = roadWordAt(text, at)
      const part = parts.road ? 'lane' : 'road'
      if (part === 'road' || (!parts.lane && (word === '巷' || word === '弄' || word === '胡同'))) {
        return { part, text: text.slice(start, road), end: road }
      }
    }
    const estate = parts.estate ? null : estateEnd(text, start, at, parts)
    if (estate !== null) return { part: 'estate', text: text.slice(start, estate), end: estate }
  }
  return null
}
