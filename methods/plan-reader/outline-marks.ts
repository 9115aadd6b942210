import type { Block } from './blocks.ts'
import { type Family, type Mark, marksIn, rank } from './marks.ts'

/** A number that was taken for one of the outline. */
export interface Item {
  readonly block: number
  readonly mark: Mark
  readonly depth: number
}

interface Candidate {
  readonly block: number
  readonly mark: Mark
  /** At the beginning of a line, where a number hardly means anything else. */
  readonly first: boolean
  readonly key: string
}

interface Level {
  readonly family: Family
  readonly key: string
  value: number
  /** An 一是 that opens a line holds more below it than one inside a line does. */
  readonly rank: number
  /** The block it was last counted on in. */
  block: number
}

const inLine = (family: Family): boolean => family === 'is' || family === 'ordinal'
const opensLine = 6.2

const keyOf = (mark: Mark): string =>
  mark.family === 'levels' ? `levels${mark.levels}` : mark.family === 'part' ? `part${mark.form}` : `${mark.family}${mark.form}`

/** What may stand before a number inside a line. */
const sentence = /[。;!?:)”】》>…’]$/
const clause = /[。;!?:,)”]$/
const listing = /[。;!?:,、)]$/
const before: Readonly<Partial<Record<Family, RegExp>>> = {
  is: clause,
  ordinal: clause,
  circle: listing,
  'digit-bracket': listing,
}

/** What follows a number that is referred to, or that counts something: 第(三)条, (二)项, 三、四号. */
const referred = /^ ?(?:[项款条目](?=[规的之中、,和所。;至或]|$)|[至到和或及]\(|[、,]\()/
const pointsAt = /(?:第|按照?|依照|根据|上述|前述|本条|前款|附件 ?:?|附表|表|图|注|[项款条]) ?$/

/** 1 总则, above 1.1: a number without any mark after it. */
const plainNumber = /^(\d{1,2}) ?(?=[\u4e00-\u9fff]{2,24}$)/

/** Blocks that begin with such a number: 1.1 follows, or the next number after one that was found. */
function plainNumbers(blocks: readonly Block[]): Map<number, Mark> {
  const found = new Map<number, Mark>()
  if (!blocks.some(({ run }) => run.text.startsWith('1.1'))) return found
  let last = 0
  blocks.forEach(({ kind, run, single }, i) => {
    const [head, digits] = (kind === 'text' && single && plainNumber.exec(run.text)) || []
    if (head === undefined) return
    const value = Number(digits)
    const below = [1, 2, 3].some(n => blocks[i + n]?.run.text.startsWith(`${value}.1`))
    if (!below && (last === 0 || value !== last + 1)) return
    found.set(i, { family: 'digit', form: ' ', value, levels: 1, at: 0, length: head.length })
    last = value
  })
  return found
}

/** 01 数字治理, 02 …: numbers of two digits, each over a part, when they run on from the first. */
const padded = /^(0[1-9]|[1-9]\d)[ \t]*(?=[\u4e00-\u9fff“][^。;:,]{1,23}$)/

function paddedNumbers(blocks: readonly Block[]): Map<number, Mark> {
  const found = new Map<number, Mark>()
  blocks.forEach(({ kind, run }, i) => {
    const [head, digits] = (kind === 'text' && padded.exec(run.text)) || []
    const value = Number(digits)
    if (head !== undefined && value === found.size + 1)
      found.set(i, { family: 'digit', form: ' ', value, levels: 1, at: 0, length: head.length })
  })
  return found.size > 1 ? found : new Map()
}

function candidatesOf(blocks: readonly Block[]): Candidate[] {
  const candidates: Candidate[] = []
  const plain = new Map([...plainNumbers(blocks), ...paddedNumbers(blocks)])
  let attached = false
  blocks.forEach((block, index) => {
    const { text } = block.run
    if (block.kind === 'contents') return
    // A list of attachments names papers, not parts of this one.
    if (/^附 ?件 ?[:：]? ?(?:\d|[一二三]|$)/.test(text) && text.length <= 60 && /^附 ?件 ?:/.test(text)) attached = true
    else if (attached && !(/^\d{1,2} ?[.、]/.test(text) && text.length <= 60 && !/[。;]$/.test(text))) attached = false
    if (attached) return
    const own = plain.get(index)
    for (const mark of own ? [own] : marksIn(text)) {
      if (block.kind === 'row' && !startsRow(text, mark)) continue
      candidates.push({ block: index, mark, first: text.slice(0, mark.at).trim() === '', key: keyOf(mark) })
    }
  })
  return candidates
}

/** In a table only a number before words in its first filled cell is one of the outline. */
function startsRow(text: string, mark: Mark): boolean {
  return text.slice(0, mark.at).trim() === '' && /^[^\t\n]*[\u4e00-\u9fff]/.test(text.slice(mark.at + mark.length))
}

/** Line ends were lost behind a title, or behind the units that were named. */
const titleBefore = /(?:方案|计划|规划|要点|意见|通知|办法|分解|清单|安排|总结|报告|如下)$/
const ownerBefore = /(?:单位|部门|科室|领导|责任人|时限|时间) ?:[^。;:]{2,50}$/

/** Numbers inside a line that stand where an item may begin. */
function mayBegin(text: string, mark: Mark, sinceLast: string | null, next: boolean, inSequence: boolean): boolean {
  const lead = text.slice(Math.max(0, mark.at - 12), mark.at)
  const rest = text.slice(mark.at + mark.length, mark.at + mark.length + 8)
  if (pointsAt.test(lead) || rest.trim() === '' || mark.form === ' ') return false
  if ((mark.family.endsWith('bracket') || mark.family === 'article') && referred.test(rest)) return false
  if (mark.family === 'cn' || mark.family === 'digit') {
    // 一、二级; 1、2月份
    if (/^ ?[一二三四五六七八九十\d]{1,3}(?![\d是]|\d{2}年)[^\u4e00-\u9fff]?/.test(rest) && !/^ ?(?:19|20)\d\d年/.test(rest))
      return false
  }
  const trimmed = lead.trimEnd()
  if ((before[mark.family] ?? sentence).test(trimmed)) return true
  if (inSequence && ownerBefore.test(text.slice(Math.max(0, mark.at - 60), mark.at))) return true
  if (mark.family === 'cn' && mark.value === 1 && titleBefore.test(trimmed)) return true
  if (next && /[,、]$/.test(trimmed) && /^ ?[\u4e00-\u9fff]{2}/.test(rest)) return true
  if (mark.family === 'is' && mark.value === 1 && sinceLast !== null && /^[^。;,:!?]{2,15}$/.test(sinceLast)) return true
  if (mark.family === 'is' || mark.family === 'ordinal') return false
  // After a heading whose line end was lost: 二、重点任务(一)强化…
  const isShort = sinceLast !== null && sinceLast.length <= 40 && sinceLast.length >= 2 && !/[。;!?]/.test(sinceLast)
  if (isShort && (mark.value === 1 || mark.family === 'cn-bracket')) return true
  return lead !== trimmed && ((next && isShort) || (mark.family !== 'circle' && mark.family !== 'digit-bracket'))
}

/** The numbers of an outline, with their depth as they are nested here. */
export function itemsOf(blocks: readonly Block[]): Item[] {
  const candidates = candidatesOf(blocks)
  const items: Item[] = []
  const stack: Level[] = []
  /** What was found below what against the usual order: it stays so in this document. */
  const unusual = new Set<string>()
  // Some count on through all the parts of a document.
  const values = new Map<string, number>()
  candidates.forEach((candidate, i) => {
    const { mark, key, block } = candidate
    const { text } = blocks[block]!.run
    const last = items.at(-1)
    const held =
      stack.findLast(level => level.key === key) ??
      stack.findLast(level => level.family === mark.family && level.value + 1 === mark.value)
    if (candidate.first) {
      if (!fitsFirst(text, mark, held, () => goesOn(candidates, i, blocks))) return
    } else {
      const since = last && last.block === block ? text.slice(last.mark.at + last.mark.length, mark.at) : null
      if (
        !mayBegin(
          text,
          mark,
          since,
          held?.block === block && held.value + 1 === mark.value,
          mark.value === (held?.value ?? values.get(key) ?? 0) + 1,
        )
      )
        return
      const expected = (held?.value ?? values.get(key) ?? 0) + 1
      if (mark.value !== expected && mark.value !== 1 && !(mark.value === expected - 1 && mark.family === 'is')) return
      if (mark.value === 1 && !goesOn(candidates, i, blocks)) return
    }
    values.set(key, mark.value)
    items.push({ block, mark, depth: place(stack, candidates, i, held, unusual) })
  })
  return items
}

function fitsFirst(text: string, mark: Mark, held: Level | undefined, goesOn: () => boolean): boolean {
  const rest = text.slice(mark.length + mark.at)
  if (rest.trim() === '' && mark.family !== 'chapter' && mark.family !== 'part') return false
  if (mark.family.endsWith('bracket') && referred.test(rest)) return false
  if (mark.form === ' ') return text.length <= 30 && !/[。;:,!?]$/.test(text) && mark.value === (held?.value ?? 0) + 1
  if (mark.family === 'levels')
    return mark.value === 1 || (held !== undefined && mark.value > held.value && mark.value <= held.value + 3)
  if (mark.family === 'digit' && /^\d/.test(rest) && !/^(?:19|20)\d\d/.test(rest))
    // 1、3月底前完成… is an item that says when, 1、2月份 are two months.
    return (
      !/^\d+[-—~]|^\d+月(?![底末前]|[上中下]旬)/.test(rest) && (held?.value === mark.value - 1 || (mark.value === 1 && goesOn()))
    )
  if (mark.family === 'cn' && /^[一二三四五六七八九十][、类级季]/.test(rest)) return false
  if (mark.family === 'is') return mark.value === 1 || held !== undefined
  if (mark.family === 'digit' && mark.value > 60) return held?.value === mark.value - 1
  return true
}

/** How far ahead a second item is looked for: so many of its family, so many numbers in all. */
const mostAlike = 6
const mostAhead = 200

/** Whether a first item inside a line is followed by a second one, or the text breaks off before it could be. */
function goesOn(candidates: readonly Candidate[], i: number, blocks: readonly Block[]): boolean {
  const { mark, block } = candidates[i]!
  let alike = 0
  for (let next = i + 1; next < candidates.length && next < i + mostAhead && alike < mostAlike; next++) {
    const other = candidates[next]!
    if (other.mark.family === mark.family) {
      if (other.mark.value === 2) return true
      if (other.mark.value === 1 && other.first) return false
      alike++
    }
    if (other.first && rank[other.mark.family] < rank[mark.family]) return false
  }
  return blocks.length - block <= 3
}

/** Puts a number in its place among the open levels and says how deep it lies. */
function place(
  stack: Level[],
  candidates: readonly Candidate[],
  i: number,
  held: Level | undefined,
  unusual: Set<string>,
): number {
  const { mark, key, first, block } = candidates[i]!
  if (held) {
    while (stack.at(-1) !== held) stack.pop()
    held.value = mark.value
    held.block = block
    return stack.length
  }
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    // What was counted within a line ends with it, unless something smaller follows.
    const ended = inLine(top.family) && top.rank !== opensLine && top.block !== block && inLine(mark.family)
    // 四是…:1.…2.…: what is counted inside the line lies below it.
    if (!first && inLine(top.family) && top.block === block && rank[mark.family] >= rank.digit) break
    const pair = `${key} ${top.key}`
    if (!ended && (rank[mark.family] >= top.rank || inLine(mark.family) || unusual.has(pair))) break
    if (!ended && mark.value === 1 && continues(candidates, i, top)) {
      unusual.add(pair)
      break
    }
    stack.pop()
  }
  stack.push({
    family: mark.family,
    key,
    value: mark.value,
    rank: inLine(mark.family) && first ? opensLine : rank[mark.family],
    block,
  })
  return stack.length
}

/** Whether an open level is taken up again after a number: then that number lies below it, whatever is usual. */
function continues(candidates: readonly Candidate[], i: number, level: Level): boolean {
  for (let next = i + 1; next < candidates.length && next < i + mostAhead * 2; next++) {
    const other = candidates[next]!
    if (other.first && other.key === level.key) return other.mark.value === level.value + 1
  }
  return false
}
