import type { Comparator } from '../types.ts'
import { bracketed } from './clauses.ts'
import { chineseNumber, type Numeral, numeralsIn } from './numbers.ts'
import { isDimension, unitAt } from './units.ts'

/** A number with its unit and what the words around say of its bounds. */
export interface Figure {
  /** From the first character of the number to the last of its unit or bound. */
  readonly start: number
  readonly end: number
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string
  readonly comparator: Extract<Comparator, 'eq' | 'ge' | 'le' | 'range'>
  /** Words right before or right after it bound it: 不少于, 以上, 压缩至. */
  readonly bounded: boolean
  readonly masked: boolean
  readonly article: boolean
  readonly chinese: boolean
}

const atLeast =
  /(?:不(?:得)?(?:少于|低于|小于|短于|弱于|下于)|至少|最少|超过|超|突破|大于|高于|多于|优于|>=?|≥|不下)(?:约|为|到)?$/
/** 每年至少培训2次, 不少于每周1次. */
const atLeastFurther = /(?:至少|最少|不少于)(?:每[年月周季度半]{1,2}|[\u4e00-\u9fa5]{1,4})$/
const atMost =
  /(?:不(?:得)?(?:超过|超|高于|大于|多于|长于|突破)|(?<!不得?)(?:低于|少于|小于)|<=?|≤|(?:控制|限制)在|(?:压缩|压减|缩短|精简|缩减|下降|降低|减少|控制|减|降|压)(?:至|到)|最多|至多|最高|最长)(?:约|为)?$/
/** 不少于采暖季用量的30%. */
const boundOf = /(?<at>不少于|不低于|不小于|超过|不超过|不高于|不大于)[^,。;]{1,30}的$/
const keptAt = /(?:保持|稳定|维持)在$/
const afterBound = new RegExp(`^(${bracketed}{3,})?(?:及|或|和)?(以上|之上|以内|之内|以下|之下|左右|上下)(?:${bracketed}{3,})?`)
const within = /^内(?![部容涵外设在生控地河陆])/

type Bound = 'ge' | 'le' | 'eq' | null

function boundBefore(text: string, at: number): Bound {
  const behind = text.slice(Math.max(0, at - 7), at)
  if (keptAt.test(behind)) return null
  const far = boundOf.exec(text.slice(Math.max(0, at - 36), at))?.groups?.at
  if (far !== undefined) return /^不超|^不高|^不大/.test(far) ? 'le' : 'ge'
  if (atMost.test(behind)) return 'le'
  return atLeast.test(behind) || atLeastFurther.test(behind) ? 'ge' : null
}

function boundAfter(text: string, at: number): { bound: Bound; end: number } {
  const ahead = text.slice(at, at + 16)
  const found = afterBound.exec(ahead)
  if (found !== null) {
    const words = found[2] ?? ''
    const bound = words.endsWith('上') && words !== '上下' ? 'ge' : /内|下$/.test(words) && words !== '上下' ? 'le' : 'eq'
    return { bound, end: at + found[0].length }
  }
  if (within.test(ahead)) return { bound: 'le', end: at + 1 }
  return { bound: null, end: at }
}

const joiner = /^(?:-|—{1,2}|~|至|到)$/

/** 两三个, 一两家: two neighbouring digits are a range. */
function neighbours(numeral: Numeral, text: string): readonly [number, number] | null {
  const words = text.slice(numeral.start, numeral.end)
  if (!numeral.chinese || !/^[一二两三四五六七八][二两三四五六七八九]$/.test(words)) return null
  const low = chineseNumber(words[0]!) ?? 0
  const high = chineseNumber(words[1]!) ?? 0
  return high === low + 1 || (low === 3 && high === 5) ? [low, high] : null
}

function shareUnit(numeral: Numeral): { factor: number; unit: string } | null {
  if (numeral.share === null) return null
  return numeral.share === 'part' ? { factor: 1, unit: '' } : { factor: 1, unit: numeral.share }
}

const isTenth = (text: string, at: number) =>
  /^成(?:以上|以内|左右|的(?!功))/.test(text.slice(at, at + 4)) ||
  (/^成(?:$|[,。;、])/.test(text.slice(at, at + 2)) && /[到达率占过近约为于降升长少减加高].$/.test(text.slice(at - 2, at)))

const index =
  /(?:指数|系数|比|比值|评分|得分|均分|密度|强度|率)(?:均|应|要|力争|稳定|保持|维持|控制|提高|提升|下降|降低|缩小|降|达)*(?:达到|至|到|在|为|是|不低于|不高于|不超过|不小于|不大于|低于|高于)?$/

/** 综合指数控制在4.5以内: an index, a rate or a proportion may have no unit. */
function isIndex(text: string, numeral: Numeral, after: { readonly end: number }): boolean {
  return (
    !numeral.chinese &&
    numeral.power === '' &&
    /^(?:$|[,。;、)”])/.test(text.slice(after.end, after.end + 1)) &&
    index.test(text.slice(Math.max(0, numeral.start - 16), numeral.start))
  )
}

interface Measured {
  readonly unit: string
  readonly end: number
  readonly factor: number
  readonly bound: Bound
}

/** The unit after a number, over 余, 以上 and brackets between them: 50余个, 15000以上人次. */
function measured(text: string, numeral: Numeral): Measured | null {
  let at = numeral.end
  const share = shareUnit(numeral)
  if (share !== null) {
    const { bound, end } = boundAfter(text, at)
    return { unit: share.unit, end, factor: share.factor, bound: bound ?? (text[numeral.start] === '过' ? 'ge' : null) }
  }
  if (text[at] === '余' || text[at] === '多') at++
  if (text[at] === '万' || text[at] === '亿') return null
  // A tenth said as 成: 九成以上.
  if (text[at] === '成' && numeral.value !== null && numeral.value <= 10 && isTenth(text, at)) {
    const { bound, end } = boundAfter(text, at + 1)
    return { unit: '%', end, factor: 10, bound }
  }
  const between = boundAfter(text, at)
  const moneyPower = /[万亿]+$/.exec(numeral.chinese ? text.slice(numeral.start, numeral.end) : numeral.power)?.[0] ?? ''
  const start = between.end
  const own = unitAt(text, start)
  if (own === '') return isIndex(text, numeral, between) ? { unit: '', end: between.end, factor: 1, bound: between.bound } : null
  if (own === '年' && numeral.value !== null && numeral.value > 1900 && numeral.value < 2100) return null
  const money = /^(?:美元|欧元|港元|元)/.test(own) && moneyPower !== ''
  const { bound, end } = boundAfter(text, start + own.length)
  return {
    unit: (money || numeral.masked ? moneyPower : '') + own.replace('％', '%'),
    end,
    factor: money ? 1 / powerOf(moneyPower) : 1,
    bound: bound ?? between.bound,
  }
}

function powerOf(words: string): number {
  return [...words].reduce((value, character) => value * (character === '亿' ? 100_000_000 : 10_000), 1)
}

const scaled = (value: number | null, factor: number) => (value === null ? null : Number((value * factor).toPrecision(12)))

/** What lies between two numbers of a range is its sign and perhaps the unit of the first. */
function joins(text: string, first: Numeral, second: Numeral): boolean {
  const between = text.slice(first.end, second.start)
  if (between.length > 5) return false
  if (joiner.test(between)) return true
  const unit = unitAt(text, first.end)
  // 由52%到72% is a movement, not a range.
  return (
    unit !== '' &&
    joiner.test(between.slice(unit.length)) &&
    !/[由从]$/.test(text.slice(Math.max(0, first.start - 1), first.start))
  )
}

function rangeOf(first: Numeral, second: Numeral, factor: number): readonly [number, number] | null {
  // 3至5万: the power belongs to both.
  const power = second.power !== '' && first.power === '' ? powerOf(second.power.replace(/[十百千]/g, '')) : 1
  const low = scaled(
    first.value,
    factor * (first.value !== null && second.value !== null && first.value * power <= second.value ? power : 1),
  )
  const high = scaled(second.value, factor)
  return low !== null && high !== null ? [low, high] : null
}

/** 2.50个小区: at the beginning of a paragraph the number of an item, not half a thing. */
function withoutItemNumber(text: string, numeral: Numeral): Numeral {
  if (numeral.start > 0 || numeral.power !== '' || numeral.chinese) return numeral
  const found = /^\d{1,2}\.(\d+)$/.exec(text.slice(0, numeral.end))
  const unit = unitAt(text, numeral.end)
  if (found === null || unit === '' || isDimension(unit)) return numeral
  return { ...numeral, start: numeral.end - found[1]!.length, value: Number(found[1]) }
}

/** All figures with a unit in `text` (covered), left to right. */
export function figuresIn(text: string): Figure[] {
  const numerals = numeralsIn(text).map(numeral => withoutItemNumber(text, numeral))
  const figures: Figure[] = []
  for (let i = 0; i < numerals.length; i++) {
    const first = numerals[i]!
    const second = numerals[i + 1]
    const isRange = second !== undefined && joins(text, first, second)
    const last = isRange ? second : first
    const found = measured(text, last)
    if (found === null) continue
    if (isRange) i++
    const pair = neighbours(first, text)
    const before = boundBefore(text, first.start)
    const masked = first.masked || last.masked
    const bound = found.bound ?? before
    const range = isRange ? rangeOf(first, last, found.factor) : pair
    figures.push({
      start: first.start,
      end: found.end,
      quantity: range ?? (masked ? null : scaled(first.value, found.factor)),
      unit: found.unit,
      comparator: isRange || pair !== null ? 'range' : (bound ?? 'eq'),
      // 翻一番 says itself that something is to be reached.
      bounded: bound !== null || first.share === '倍',
      masked,
      article: first.article && !isRange,
      chinese: first.chinese && first.share === null,
    })
  }
  return figures
}
