const digitOf: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const powerOf: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** A number in the text, without its unit. `value` is null when the text masks it (x, **). */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly value: number | null
  readonly masked: boolean
  /** Written 一 and nothing more: as often an article as a figure. */
  readonly article: boolean
  /** Written in Chinese characters. */
  readonly chinese: boolean
  /** 百分之…, …分之…, 一半, 翻一番, 1:3: the unit is said already; a part and a ratio have none. */
  readonly share: '%' | '‰' | '倍' | 'part' | null
  /** 万, 亿 and their like after digits, already multiplied into `value`. */
  readonly power: string
}

/**
 * The value of Chinese numerals: 四十一 → 41, 二〇二五 → 2025, 十 → 10, 一千二百 → 1200, 两 → 2, 三万五 → 35000. Null when the
 * characters are no number (十十, 百万亿百).
 */
export function chineseNumber(words: string): number | null {
  if (words === '') return null
  if (![...words].some(character => character in powerOf)) {
    const digits = [...words].map(character => digitOf[character])
    if (digits.some(digit => digit === undefined)) return null
    return Number(digits.join(''))
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let lastPower = 0
  for (const character of words) {
    const own = digitOf[character]
    const power = powerOf[character]
    if (own !== undefined) {
      if (digit !== null && digit !== 0) return null
      digit = own
      if (own === 0) lastPower = 0
      continue
    }
    if (power === undefined) return null
    if (power >= 10_000) {
      const upTo = section + (digit ?? 0)
      if (upTo === 0 && total === 0) {
        if (digit !== null) return null
        total = power
      } else total = power === 100_000_000 ? (total + upTo) * power : total + upTo * power
      section = 0
    } else section += (digit ?? 1) * power
    digit = null
    lastPower = power
  }
  // 三万五 leaves the next smaller power out.
  const rest = digit === null ? 0 : lastPower >= 100 ? digit * (lastPower / 10) : digit
  return total + section + rest
}

const chinese = '零〇一二两三四五六七八九十百千万亿'
const afterDigits = '(?:[十百万亿]|千(?![瓦米克卡伏焦帕赫]))*'
const numeral = new RegExp(
  [
    `(?<share>百分之|千分之)(?:(?<shareDigits>\\d+(?:\\.\\d+)?)|(?<shareChinese>[${chinese}]+(?:点[${chinese}]+)?)|(?<shareMask>[xX×*]{1,6}))`,
    `(?<half>(?<![另前后上下])一半(?![天年月日夜路])|(?<!时间|任务|完成|双)过半|半数(?=以上))`,
    `(?<double>翻(?<times>[一二两三四1-4])?番|翻(?:一)?倍|倍增(?!计划|行动|工程|提质))`,
    `(?<![\\d.])(?<part>\\d+(?:\\.\\d+)?):(?<whole>\\d+(?:\\.\\d+)?)`,
    `(?<!\\d)(?<top>[1-9])/(?<bottom>[2-9]|10)(?=以上|以下|的(?!比)|左右|$|[,。;、])`,
    `(?<under>[二三四五六七八九十])分之(?<over>[一二两三四五六七八九])`,
    `(?<![0-9a-zA-Z.〔])(?<digits>\\d{1,3}(?:,\\d{3})+(?![0-9])|\\d+)(?<decimals>\\.\\d+)?(?<some>[余多几])?(?<power>${afterDigits})`,
    `(?<words>[${chinese}]+)`,
    `(?<mask>(?<![0-9a-zA-Z])[xX×]{1,6}|\\*{1,6}|□{1,6}|_{2,6})(?![a-zA-Z0-9])(?<maskPower>[万亿]?)`,
  ].join('|'),
  'g',
)

function powerValue(power: string): number {
  let value = 1
  for (const character of power) value *= powerOf[character] ?? 1
  return value
}

function rounded(value: number): number {
  return Number(value.toPrecision(12))
}

/** Chinese characters of a number with a decimal point said 点: 三点五 → 3.5. */
function chineseDecimal(words: string): number | null {
  const [whole = '', parts] = words.split('点')
  const left = chineseNumber(whole)
  if (left === null || parts === undefined) return left
  const right = [...parts].map(character => digitOf[character]).join('')
  return Number(`${left}.${right}`)
}

const proportion = /(?:比|比例|比值)(?:[不达保控][^,。;:\d]{1,6})?(?:约?为|到)?$/

function numeralOf(match: RegExpMatchArray): Numeral | null {
  const groups = match.groups ?? {}
  const start = match.index ?? 0
  const span = { start, end: start + match[0].length, masked: false, article: false, chinese: false, share: null, power: '' }
  if (groups.share !== undefined) {
    const share = groups.share === '百分之' ? '%' : '‰'
    if (groups.shareMask !== undefined) return { ...span, value: null, masked: true, share }
    const value = groups.shareDigits === undefined ? chineseDecimal(groups.shareChinese ?? '') : Number(groups.shareDigits)
    return value === null ? null : { ...span, value, chinese: true, share }
  }
  if (groups.under !== undefined) {
    const under = chineseNumber(groups.under) ?? 1
    const over = chineseNumber(groups.over ?? '') ?? 0
    return { ...span, value: rounded(over / under), chinese: true, share: 'part' }
  }
  if (groups.half !== undefined) return { ...span, value: 50, chinese: true, share: '%' }
  if (groups.double !== undefined) {
    const times = groups.times === undefined ? 1 : /\d/.test(groups.times) ? Number(groups.times) : chineseNumber(groups.times)
    return { ...span, value: 2 ** (times ?? 1), chinese: true, share: '倍' }
  }
  if (groups.part !== undefined) {
    // 1:3 is a proportion where one is spoken of, otherwise a time of day.
    if (!proportion.test((match.input ?? '').slice(Math.max(0, start - 12), start)) || Number(groups.whole) === 0) return null
    return { ...span, value: rounded(Number(groups.part) / Number(groups.whole)), share: 'part' }
  }
  if (groups.top !== undefined) {
    return { ...span, value: rounded(Number(groups.top) / Number(groups.bottom)), share: 'part' }
  }
  if (groups.digits !== undefined) {
    const plain = Number(groups.digits.replaceAll(',', '') + (groups.decimals ?? ''))
    const power = groups.power ?? ''
    return { ...span, value: rounded(plain * powerValue(power)), power }
  }
  if (groups.mask !== undefined) return { ...span, value: null, masked: true, power: groups.maskPower ?? '' }
  const words = groups.words ?? ''
  const value = chineseNumber(words)
  return value === null ? null : { ...span, value, article: words === '一', chinese: true }
}

/** Every number in `text`, from left to right. One pass; the text is in the one writing of `evenText`. */
export function numeralsIn(text: string): Numeral[] {
  const found: Numeral[] = []
  for (const match of text.matchAll(numeral)) {
    const one = numeralOf(match)
    if (one !== null) found.push(one)
  }
  return found
}
