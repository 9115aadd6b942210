import type { Paragraph } from '../types.ts'
import { apartFrom, bracketed, type Stretch } from './clauses.ts'
import type { CompactText } from './compact.ts'
import { figuresIn } from './figures.ts'
import { type TimeFrame, timesIn } from './time-words.ts'

type Part = Pick<Paragraph, 'text' | 'offsetOf'>

/** No item is longer that is a name with its aims in brackets. */
const longestItem = 200
const item = /^(?<name>\s*(?:\([一二三四五六七八九十\d]{1,3}\))?[^(),。;]{2,60})\((?<inside>[^()]{2,140})\)[。;]?\s*$/
const unread =
  /牵头|负责|责任|配合|^(?:见|详见|附|如|例如|指|含|包括|不含|涉及|以下|简称|下同|注)|^[\d.]+(?:分|分钟|小时|[学课]时)$|^(?:20)?\d\d版/
const dateOnly = /^[\d年月日底前后末至到上中下旬起,、.—~\-第一二三四季度半内全]+$/
/** What cannot begin a clause: the name before the bracket does. */
const goesOn =
  /^(?:计划|约|同比|累计)?(?:不[少低]于|不[超高][过于]|至少|[<>≥≤]|\d[\d.,]*(?![\d.,]*[年月日])|[xX*]{1,4}|增长|下降|提高|减少|压减|压缩|降低)/

/**
 * An item whose aims stand in brackets behind its name, 走访企业(全年不少于120家次), as one sentence; null for any other. Only where
 * the name holds no figure: otherwise the bracket explains it.
 */
export function itemWithAims(paragraph: Part): Part | null {
  if (paragraph.text.length > longestItem) return null
  const { name = '', inside = '' } = item.exec(paragraph.text)?.groups ?? {}
  const bare = inside.replace(/\s/g, '')
  if (!/[\dxX*零%一二三四五六七八九十]/.test(bare) || unread.test(bare) || dateOnly.test(bare)) return null
  if (figuresIn(name.replace(/\s/g, '')).length > 0) return null
  const joined = goesOn.test(bare)
  const shift = joined ? 1 : 0
  return {
    text: `${name}${joined ? '' : ','}${inside}。`,
    offsetOf: i => paragraph.offsetOf(i < name.length ? i : i + shift),
  }
}

/** No sentence has more; what has no full stop for so long is no plan. */
const mostAims = 12

const bracket = new RegExp(`${bracketed}{4,160}`, 'g')

/** Brackets that set a figure and a day of their own: 提升到90%(6月底前达到83%). The stretch is what stands inside. */
export function aimsInBrackets(text: CompactText, stretch: Stretch, frame: TimeFrame): Stretch[] {
  return Array.from(text.text.slice(stretch.start, stretch.end).matchAll(bracket), ({ index, 0: { length } }) => ({
    start: stretch.start + index + 1,
    end: stretch.start + index + length - 1,
  }))
    .filter(({ start, end }) => {
      const inside = text.plain.slice(start, end)
      if (text.plain[start - 1] !== '(' || text.plain[end] !== ')' || unread.test(inside) || /[()]|^其中/.test(inside))
        return false
      const times = timesIn(inside, frame)
      return times[0]?.start === 0 && times[0].force === 'by' && apartFrom(figuresIn(inside), times).length > 0
    })
    .slice(0, mostAims)
}
