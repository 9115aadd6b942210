import type { OwnerRole } from '../types.ts'
import { isUnitLike } from './units.ts'

const act =
  '(?:牵头|责任|配合|主办|协办|承办|协同|协助|主责|参与|参加|落实|实施|执行|负责|主管|分管|包保|包联|包抓|挂点|挂帅|完成|协作|总牵头)'
const who = '(?:单位|部门|科室|股室|处室|领导|人|机构|主体|站所|部室|镇街|组织|区领导|市领导|县领导)'
const level = '(?:主要|第一|共同|项目|任务|区级|市级|县级|街道|镇级|具体|直接|工作|总)?'
const noun = `${level}${act}(?:\\(${act}\\)|[、和及]${act})?${act}?${who}(?:\\((?:${who}|${act}|[一-龥]{1,4})\\))?(?:[、和及](?:${act}${who}))?`

/** A label with its colon, or set in brackets of its own. */
const labels = new RegExp(
  `(?<![各请将对由明确定])(?:(${noun}) ?(?::|—{2}|为:)|[【〔\\[](${noun})[】〕\\]] ?:?|(?<=^|[。;,、( \\t])(牵头|配合|协办|主责|责任|落实|协同) ?:)`,
  'g',
)
/** A label that stands alone at the beginning of a line, before a gap. */
const bare = new RegExp(`^(?:[-—•·] ?)?(${noun}) +(?=[\\u4e00-\\u9fff])`)

export interface Label {
  readonly at: number
  /** Where what it labels begins. */
  readonly from: number
  readonly role: OwnerRole
}

export function roleOf(label: string): OwnerRole {
  if (/领导$|人\)?$/.test(label) && !/单位|部门|科室/.test(label)) return 'person'
  if (/牵头|主办|主责/.test(label)) return 'lead'
  return /配合|协办|协同|协助|参与|参加|协作/.test(label) && !/责任/.test(label) ? 'support' : 'responsible'
}

/** Every label of responsible units in a text, in order. */
export function labelsIn(text: string): Label[] {
  const found: Label[] = []
  const alone = bare.exec(text)
  if (alone) found.push({ at: alone[0].indexOf(alone[1]!), from: alone[0].length, role: roleOf(alone[1]!) })
  if (!/[:】〕\]—]/.test(text)) return found
  // The foot of a web page names who runs it.
  if (/版权|备案|ICP|技术支持|网站标识/.test(text)) return found
  for (const match of text.matchAll(labels)) {
    const label = match[1] ?? match[2] ?? match[3] ?? ''
    found.push({ at: match.index, from: match.index + match[0].length, role: roleOf(label) })
  }
  return found
}

/** Another label, whatever of: 完成时限: */
const otherLabel =
  /(?:^|[ ,、;\t])[\u4e00-\u9fff]{2,8}(?:\([^)]{1,12}\))? ?:|(?:完成|办结|推进|整改|工作)?(?:时限|时间|期限|进度|节点)(?:要求|安排)? ?:/

/** Units after a semicolon inside a bracket still belong to its label. */
const moreInBracket = /^[^:;。()\d]{2,60}(?:\([^()]{1,20}\)[^:;。()\d]{0,30})*[)】〕\]]/
const longestValue = 1000

/** After a semicolon: more units of the same label, up to the end of the line or the sentence. */
const moreUnits = /^ *([^:;。()、, ]{2,20})(?:[、, ][^:;。\d]{1,50})?(?:$|[;。])/
const goesOn = (rest: string): boolean => moreInBracket.test(rest) || isUnitLike(moreUnits.exec(rest)?.[1] ?? '')

/** Where what a label labels ends: a sentence, the bracket around it, the next label, a cell of a table. */
export function valueEnd(text: string, from: number, next: number): number {
  let depth = 0
  let end = from
  const most = Math.min(next, text.length, from + longestValue)
  while (end < most) {
    const c = text[end]!
    if (c === '(' || c === '〔') depth++
    else if (c === ')' || c === '〕') {
      if (--depth < 0) break
    } else if (depth === 0 && /[。\t】〕\]]/.test(c)) break
    else if (depth === 0 && c === ';' && !goesOn(text.slice(end + 1, Math.min(most, end + 80)))) break
    end++
  }
  const other = otherLabel.exec(text.slice(from, end))
  return other ? from + other.index : end
}

/** Words that say what a column of a table holds: responsible units or persons. */
export const ownerHead = new RegExp(`^${noun}$`)
