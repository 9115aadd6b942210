import { isDimension, unitAt } from './targets/units.ts'

/** How a number is printed. Values of one family continue each other; `rank` is the usual nesting, the outermost first. */
export type Family =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'cn'
  | 'cn-bracket'
  | 'digit'
  | 'digit-bracket'
  | 'circle'
  | 'cn-half'
  | 'digit-half'
  | 'levels'
  | 'letter'
  | 'is'
  | 'ordinal'
  | 'dash'
  | 'bullet'

export const rank: Readonly<Record<Family, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  cn: 4,
  'cn-bracket': 5,
  'cn-half': 5.5,
  digit: 6,
  levels: 6.5,
  'digit-bracket': 7,
  'digit-half': 7.5,
  circle: 8,
  letter: 8.5,
  is: 9,
  ordinal: 9,
  dash: 10,
  bullet: 10,
}

export interface Mark {
  readonly family: Family
  /** The mark after the number, where the family has several: '、' or '.'. */
  readonly form: string
  readonly value: number
  /** Of '1.2.3': 3. Otherwise 1. */
  readonly levels: number
  /** In the text of its block. */
  readonly at: number
  readonly length: number
}

const digits = '〇一二三四五六七八九'

/** 十二 is 12, 廿 is 20; null when it is no numeral up to 999. */
export function numeral(text: string): number | null {
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) {
    return Number([...text].map(c => (c === '零' ? 0 : digits.indexOf(c))).join(''))
  }
  const found = /^(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十)|(廿))?([一二三四五六七八九])?$/.exec(text)
  if (!found || text === '') return null
  const [, hundred, ten, tens, twenty, one] = found
  const at = (digit: string | undefined, missing: number) => (digit ? digits.indexOf(digit === '两' ? '二' : digit) : missing)
  return at(hundred, 0) * 100 + (tens ? at(ten, 1) * 10 : twenty ? 20 : 0) + at(one, 0)
}

const cn = '[一二三四五六七八九十百零〇廿]{1,5}'
const circles = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'
const bracketed = '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'
const pointed = '⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'
const bracketedCn = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'

type Reader = (groups: RegExpExecArray) => Omit<Mark, 'at' | 'length'> | null
type Way = readonly [RegExp, Reader]

/** The ways of numbering by what they begin with; sticky, so that nothing is searched twice. */
const ordinals: readonly Way[] = [
  [
    new RegExp(`第 ?(${cn}|\\d{1,3}) ?(部分|篇|编|章|节|条)(?=[ :、,.\\t]|[^第至到和、款项的规中所])`, 'y'),
    ([, value = '', word = '']) => {
      const family = { 部分: 'part', 篇: 'part', 编: 'part', 章: 'chapter', 节: 'section', 条: 'article' }[word] as Family
      return of(family, word, value)
    },
  ],
  [/第([一二三四五六七八九十])[,、]/y, ([, value = '']) => of('ordinal', '', value)],
]
const bracketedNumbers: readonly Way[] = [
  [new RegExp(`\\( ?(${cn}) ?\\)[、.]?`, 'y'), ([, value = '']) => of('cn-bracket', '', value)],
  [/\( ?(\d{1,3}) ?\)[、.]?/y, ([, value = '']) => of('digit-bracket', '', value)],
]
const chineseNumbers: readonly Way[] = [
  [new RegExp(`(${cn}) ?([、.])(?![、.])`, 'y'), ([, value = '', form = '']) => of('cn', form, value)],
  [new RegExp(`(${cn})( ) *(?=[\\u4e00-\\u9fff]{2})`, 'y'), ([, value = '', form = '']) => of('cn', form, value)],
  [new RegExp(`(${cn})\\)[、.]?`, 'y'), ([, value = '']) => of('cn-half', '', value)],
  [/([一二三四五六七八九]|十[一二三四五]?)是/y, ([, value = '']) => of('is', '', value)],
]
const arabicNumbers: readonly Way[] = [
  [/(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、]| (?=[^\d\s]|\d+[年月日个家项条])|(?=[\u4e00-\u9fff“《(]))/y, levelsOf],
  [
    // 1.30个小区: a whole number of things behind the point is no decimal.
    /(\d{1,3}) ?(?:(、)|(\.)(?!\d)|(\.)(?=(?:19|20)\d\d ?年|\d+(?:[个家所座处条项名户栋幢套张件次场期台辆支]|公里|平方米)|\d{3}(?=[\u4e00-\u9fa5]{3})(?!米|千米|公里|万|亿|吨|元)))/y,
    ([, value = '', comma, point]) => of('digit', comma ?? point ?? '.', value),
  ],
  [/(\d{1,3})\)[、.]?/y, ([, value = '']) => of('digit-half', '', value)],
]
const signs: readonly Way[] = [
  [new RegExp(`[${circles}]`, 'y'), ([c = '']) => of('circle', '', circles.indexOf(c) + 1)],
  [new RegExp(`[${bracketed}]`, 'y'), ([c = '']) => of('digit-bracket', '', bracketed.indexOf(c) + 1)],
  [new RegExp(`[${pointed}]`, 'y'), ([c = '']) => of('digit', '.', pointed.indexOf(c) + 1)],
  [new RegExp(`[${bracketedCn}]`, 'y'), ([c = '']) => of('cn-bracket', '', bracketedCn.indexOf(c) + 1)],
]

function waysFrom(c: string | undefined): readonly Way[] {
  if (c === undefined) return []
  if (c === '第') return ordinals
  if (c === '(') return bracketedNumbers
  if (c >= '0' && c <= '9') return arabicNumbers
  return c >= '\u4e00' || c === '〇' ? chineseNumbers : signs
}

function of(family: Family, form: string, value: string | number): Omit<Mark, 'at' | 'length'> | null {
  const number = typeof value === 'number' ? value : /^\d/.test(value) ? Number(value) : numeral(value)
  return number === null || number === 0 ? null : { family, form, value: number, levels: 1 }
}

/** Between a number and what is counted in pieces stands no space. */
const isMeasure = (unit: string, apart: boolean): boolean =>
  unit !== '' && (!apart || isDimension(unit) || /^[万亿]|百分点$/.test(unit))

function levelsOf(found: RegExpExecArray): Omit<Mark, 'at' | 'length'> | null {
  const [all, whole = ''] = found
  const pieces = whole.split('.').map(Number)
  // 1.5公里 is a length, 1.1公共服务 a heading, and 5.1 本预案 too.
  if (
    pieces.some(piece => piece === 0) ||
    (pieces.length === 2 && isMeasure(unitAt(found.input, found.index + all.length), all.endsWith(' ')))
  )
    return null
  return { family: 'levels', form: whole.slice(0, whole.lastIndexOf('.')), value: pieces.at(-1)!, levels: pieces.length }
}

/** What a number may begin with: every other place, and those inside a longer number, are passed over at once. */
const begin = /[第(①-⒛㈠-㈩]|(?<![\d.])\d|(?<![一二三四五六七八九十百])[一二三四五六七八九十百廿]/g

/** The number printed at a place, if one is. */
export function markAt(text: string, at: number): Mark | null {
  for (const [pattern, read] of waysFrom(text[at])) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    const mark = found && read(found)
    if (mark) return { ...mark, at, length: found[0].length }
  }
  return null
}

/** Every place in a text where a number can be read. */
export function marksIn(text: string): Mark[] {
  const marks: Mark[] = []
  begin.lastIndex = 0
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const mark = markAt(text, found.index)
    if (!mark) continue
    marks.push(mark)
    begin.lastIndex = mark.at + mark.length
  }
  return marks
}
