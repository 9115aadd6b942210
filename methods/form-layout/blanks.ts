import type { SlotKind } from './types.ts'

/** A gap within the words of a cell: from `start` to before `end` stands what is replaced. */
export interface Blank {
  readonly start: number
  readonly end: number
  readonly kind: SlotKind
  readonly label: string
}

const gap = '[_＿ \\u3000\\u00a0]'
const number = '[\\d〇一二三四五六七八九十]{1,4}'
/** ____年__月, 20  年, ____年第__季度, 2026年5月31日: a time that is written in, or stands there from the last time. */
const time = new RegExp(
  `(?:${gap}*\\d{2,4}${gap}*|${gap}+)年(?!龄|级|均|满)(?:度|[上下]半年|${gap}*第?${gap}*(?:${number})?${gap}*(?:月(?:${gap}*(?:${number})?${gap}*日)?|季度))?`,
  'g',
)
const named = new RegExp(
  `([^\\s:：_＿,，;；（）()]{2,14}(?:[（(][^（()）]{1,6}[)）])?)[:：]((?:${gap}|$)${gap}*)(?=$|\\n|[^_＿\\s])`,
  'g',
)
const lined = /([^\s:：_＿,，;；]{1,14})([_＿]{2,})([^\s_＿,，;；。]{0,3})/g

const kinds: readonly (readonly [kind: SlotKind, words: RegExp])[] = [
  ['office', /^(填报|报送|上报|编报|报告|制表|填表)(单位|部门|街道)(名称)?$|^单位名称$|^单位\(?盖章\)?$|^填报街道$|^街道名称$/],
  ['reviewer', /审核|审批|负责人|领导|分管|复核|签字|签发/],
  ['person', /^(填表|填报|制表|经办|统计|报送|上报|联系)人(员)?(姓名)?$/],
  ['phone', /电话|联系方式|手机/],
  ['date', /日期$|^(填报|上报|报送|报出|制表|填表)(时间|日期)$/],
  ['period', /^(统计|报告|报表|所属|填报)(月份|年月|季度|期|期间|周期|年度|时段|时期)$|^(月份|年度|期间|季度|时间)$/],
]

const longest = 1000
const bare = (label: string) =>
  label
    .normalize('NFKC')
    .replace(/[\s*]/g, '')
    .replace(/\((盖章|公章|签章)\)/g, '')

/** What a heading with nothing beside it asks for. */
export const kindOfLabel = (label: string): SlotKind => {
  const plain = bare(label).replace(/[:：]$/, '')
  return kinds.find(([, words]) => words.test(plain))?.[0] ?? 'value'
}

/**
 * The gaps within the words of one cell, in order: a time, a named gap (填表人：____), a line to write on (共____户). Words
 * that only end in a colon are a gap when their name is one that every form has; `open` says whether the end of the words
 * may be one, which it is not when the cell beside it is there to be filled.
 */
export function findBlanks(text: string, { open = true }: { readonly open?: boolean } = {}): Blank[] {
  const found: Blank[] = []
  // A page of words in one cell is no line to write on.
  if (text.length > longest) return found
  const free = (start: number, end: number) => found.every(b => end <= b.start || start >= b.end)
  for (const match of text.matchAll(time)) {
    const before = text.slice(0, match.index)
    const label = /([^\s:：_＿]{2,10})[:：]\s*$/.exec(before)?.[1] ?? ''
    const isDate = match[0].includes('日') || kindOfLabel(label) === 'date'
    const lead = /^[\s\u3000]*/.exec(match[0])![0].length
    // Spaces before the year may belong to what stands before them.
    const start = label === '' && /[^\s（(]\s*$/.test(before) ? match.index + lead : match.index
    found.push({ start, end: match.index + match[0].length, kind: isDate ? 'date' : 'period', label })
  }
  for (const match of text.matchAll(named)) {
    const [whole, label = '', room = ''] = match
    const end = match.index + whole.length
    const start = end - room.length
    const kind = kindOfLabel(label)
    const atEnd = end === text.length
    if (!free(start, Math.max(end, start + 1)) || (kind === 'value' && !/[_＿]{2}/.test(room)) || (atEnd && room === '' && !open))
      continue
    found.push({ start, end, kind, label })
  }
  for (const match of text.matchAll(lined)) {
    const [, label = '', line = '', after = ''] = match
    const start = match.index + label.length
    const end = start + line.length
    if (free(start, end)) found.push({ start, end, kind: kindOfLabel(label), label: after ? `${label}（${after}）` : label })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The words with the gaps written in; those without a value stay as they are. */
export function writeBlanks(text: string, blanks: readonly Blank[], values: readonly (string | null)[]): string {
  let out = ''
  let at = 0
  for (const [n, { start, end }] of blanks.entries()) {
    const value = values[n] ?? null
    if (value === null) continue
    out += text.slice(at, start) + value
    // What stands behind keeps its distance.
    const wide = /\s{3,}$/.test(text.slice(start, end)) && end < text.length
    out += wide ? '  ' : ''
    at = end
  }
  return out + text.slice(at)
}
