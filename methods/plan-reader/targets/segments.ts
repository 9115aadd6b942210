import type { Stretch } from './clauses.ts'
import type { Figure } from './figures.ts'

const divides = /[、和及与并或]/

/** Where between two figures of one clause the words of the second begin. */
function seam(text: string, first: Figure, second: Figure): number {
  const between = text.slice(first.end, second.start)
  if (divides.test(between[0] ?? '')) return first.end + (/^(?:以及|并且)/.test(between) ? 2 : 1)
  const last = Math.max(...['、', '和', '及', '与', '并', '或'].map(mark => between.lastIndexOf(mark)))
  // 建成3个A、B和5个C: the second begins right behind the last sign; 达到3个A、B类C达到5个: behind the first.
  if (last >= 0 && last === between.length - 1) return first.end + last + 1
  const start = between.search(divides)
  return start >= 0 ? first.end + start + 1 : first.end
}

/** Divides a clause among its figures; every stretch holds one figure. */
export function stretchesOf(text: string, clause: Stretch, figures: readonly Figure[]): Stretch[] {
  const starts = figures.map((figure, i) => (i === 0 ? clause.start : seam(text, figures[i - 1]!, figure)))
  return starts.map((start, i) => ({ start, end: starts[i + 1] === undefined ? clause.end : withoutSign(text, starts[i + 1]!) }))
}

function withoutSign(text: string, at: number): number {
  let end = at
  while (end > 0 && /[、和及与并或,以]/.test(text[end - 1]!) && at - end < 2) end--
  return end
}

const numbering =
  /^(?:\d{1,2}(?:\.\d{1,2}){1,3}(?=[\u4e00-\u9fff“《【])(?![万亿千百个家所座处条项名人位户栋幢套张件次场期公平米亩元倍成台辆吨])|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}(?:\.(?!\d+(?:\.|%|[万亿公千平]|米|亩|元))|、)|[①-⑳]|[一二三四五六七八九十](?:是要?|要)|第[一二三四五六七八九十]+[,、]|(?:一|另一)方面|首先|其次|再次|最后|——|[▲●•◆■◇□▪·*-]|并且?(?!网|购|轨)|同时|其中|另外|此外|再)+/

/** A stretch without the number or the conjunction it begins with. */
export function withoutNumber(plain: string, stretch: Stretch): Stretch {
  const found = numbering.exec(plain.slice(stretch.start, Math.min(stretch.end, stretch.start + 24)))
  const start = stretch.start + (found?.[0].length ?? 0)
  return start < stretch.end ? { start, end: stretch.end } : stretch
}

/** The parts that 分别 hands one figure each: 村、社区“一肩挑”比例分别达到97%、94%. */
export function sharers(plain: string, stretch: Stretch, figures: readonly Figure[]): string[] | null {
  const first = figures[0]
  if (first === undefined || figures.length < 2) return null
  const head = plain.slice(stretch.start, first.start)
  const at = head.indexOf('分别')
  if (at < 0) return null
  const names = head.slice(0, at).split(/[、和与]|(?<![普涉波])及/)
  return names.length === figures.length ? names : null
}
