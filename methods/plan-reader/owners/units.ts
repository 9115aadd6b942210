import { printed, type Run } from '../run.ts'
import type { OwnerRole } from '../types.ts'

export interface Unit {
  readonly name: string
  /** The name as the evened text writes it. */
  readonly even: string
  readonly role: OwnerRole
}

export interface UnitsRead {
  readonly units: readonly Unit[]
  /** Where the last unit, with the words that say what it does, ends in the text of the run. */
  readonly end: number
}

/** What a unit does, printed after its name. */
const duty =
  /(?:(?:按照?|依据?)?(?:照)?(?:各自)?(?:工作)?(?:职责|职能|职权|权限)(?:任务)?(?:分工)?|(?:按照?)?(?:任务)?分工|分别|共同|具体|主要|全面|统筹|组织|协同|积极|密切|协作|联合|各自|牵头|负责|配合|参与|参加|协助|协办|承办|主办|落实|实施|推进|指导|支持|办理|抓好?|做好|(?:结合|根据|按照)(?:各自|本地|自身)?实际(?:情况)?|(?:等)(?=$))+$/
/** The same set behind a name in brackets: 甲局(牵头). */
const inBracket = /\((?:总?牵头|主办|主责|负责|配合|协办|参与)(?:单位|部门)?\)$/
const lead = /牵头|主办|主责|统筹/
const support = /配合|参与|参加|协助|协办|协同|支持/

/** Words before a name that are no part of it. */
const introduction =
  /^(?:由|请|其中|并|以及|会同|联合|其他:|(?:牵头|责任|配合|主办|协办|承办|参与)(?:责任)?(?:单位|部门)(?:为|是|:)?)+/

/** What stands after 等 for all the others without naming any. */
const others =
  /^(?:其他|其它|有关|相关|各|的|职能|成员|责任|配合|区级|市级|县级)*(?:部门|单位|机构|科室|委办局|站所)(?:[和与及(]?(?:部门|单位|机构)\)?)?$/

/** What is no unit: a date, a frequency, an empty cell. */
const noUnit =
  /^(?:[-—/\\.*]+|无|略|空|同上|[^\u4e00-\u9fff]*|.*(?:\d{1,4}年|\d月|底前|长期|全年|常态化?|时限|完成|持续|每[年月季]|第一位|为牵头|以下|不再列).*|下同|版权所有)$/

/** Whether a name ends as names of units do. */
export const isUnitLike = (name: string): boolean =>
  /(?:局|委|办|部|厅|署|院|会|处|科|室|站|所|队|中心|公司|集团|街道|镇|乡|镇街|街镇|乡镇|社区|村|居|单位|部门|地区|政府|银行|行|组|联|团|机关|校|医院|区|县|市|州|园|党工委|党委|支部|总支|股|企业|国企|窗口|公安|法院|检察院|网格|主体|机构|专班|社|厂|馆|协会|省|方|办公厅|城管|税务|工会|妇联|民政|司法|财政|组织|军)(?:\([^()]*\))?$/.test(
    name,
  )

const opening = new Set(['(', '〔', '〈', '《', '<'])
const closing = new Set([')', '〕', '〉', '》', '>'])

/** The position after the bracket that closes the one at `i`; the end when none does. */
function afterBracket(text: string, i: number, end: number): number {
  let depth = 0
  for (let at = i; at < end; at++) {
    if (opening.has(text[at]!)) depth++
    else if (closing.has(text[at]!) && --depth === 0) return at + 1
  }
  return end
}

function* piecesOf(
  text: string,
  from: number,
  to: number,
  spaces: boolean,
): Generator<{ from: number; to: number; after: string }> {
  let start = from
  let after = ''
  let i = from
  while (i < to) {
    const c = text[i]!
    if (opening.has(c)) {
      i = afterBracket(text, i, to)
      continue
    }
    const length = separator(text, i, spaces)
    if (length === 0) {
      i++
      continue
    }
    yield { from: start, to: i, after }
    after = text.slice(i, i + length)
    i += length
    start = i
  }
  yield { from: start, to, after }
}

/** A name of two characters is set as wide as one of three: 王  某. */
function isSpreadName(text: string, i: number): boolean {
  return (
    /(?:^|[^\u4e00-\u9fff])[\u4e00-\u9fff] *$/.test(text.slice(Math.max(0, i - 4), i + 1)) &&
    /^ *[\u4e00-\u9fff](?:$|[^\u4e00-\u9fff])/.test(text.slice(i, i + 6))
  )
}

/** A gap between two names, or between a unit and its person. */
const besideGap = /^[\u4e00-\u9fff)]{2} [\u4e00-\u9fff]{2}$/

function separator(text: string, i: number, spaces: boolean): number {
  const c = text[i]!
  if (/[、,;。/\n|]/.test(c)) return 1
  if (c === ' ' && isSpreadName(text, i)) return 0
  if (c === ' ' || c === '\t')
    return spaces || text[i + 1] === ' ' || besideGap.test(text.slice(Math.max(0, i - 2), i + 3)) ? 1 : 0
  if (c === '以' && text[i + 1] === '及') return 2
  if (c === '及' && i > 0 && !/[普涉波顾企以]/.test(text[i - 1]!) && !/[时其]/.test(text[i + 1] ?? '')) return 1
  if (c === '等' && i > 0 && !/[高中初平上下对同优特均何]/.test(text[i - 1]!) && !/[级]/.test(text[i + 1] ?? '')) return 1
  return 0
}

/**
 * The units named in a piece of a run, as the source prints them, each with what it does by the words after it or, where
 * none follow, by `role`. `spaces` part units too, as in the cells of tables.
 */
export function unitsIn(run: Run, from: number, to: number, source: string, role: OwnerRole, spaces = false): UnitsRead {
  const { text } = run
  const units: Unit[] = []
  let end = from
  let waiting: { name: string; even: string }[] = []
  const settle = (as: OwnerRole) => {
    for (const names of waiting) units.push({ ...names, role: as })
    waiting = []
  }
  for (const piece of piecesOf(text, from, to, spaces)) {
    let start = piece.from
    let stop = piece.to
    while (start < stop && /[\s:“”]/.test(text[start]!)) start++
    while (stop > start && /[\s:“”.]/.test(text[stop - 1]!)) stop--
    const whole = text.slice(start, stop)
    if (whole === '' || noUnit.test(whole)) continue
    const begin = start + (introduction.exec(whole)?.[0].length ?? 0)
    const does = inBracket.exec(text.slice(begin, stop))?.[0] ?? duty.exec(text.slice(begin, stop))?.[0] ?? ''
    const name = text.slice(begin, stop - does.length)
    end = stop
    if (name !== '' && !(piece.after === '等' && others.test(name))) {
      waiting.push({ name: printed(run, begin, stop - does.length, source).replace(/\s+/g, ''), even: name })
    }
    if (does !== '') settle(lead.test(does) ? 'lead' : support.test(does) ? 'support' : role === 'person' ? role : 'responsible')
  }
  settle(role)
  return { units, end }
}
