import type { Stretch } from './clauses.ts'
import type { CompactText } from './compact.ts'
import { type Draft, type Walk, withoutTimes } from './draft.ts'
import { figuresIn } from './figures.ts'
import { withoutNumber } from './segments.ts'
import { coverageIn, type EndState, milestoneIn, zeroIn } from './states.ts'
import { isBareVerb, namesNothing, stateSubject, withStep } from './subject.ts'
import type { TimeWords } from './time-words.ts'
import { earns, finishing } from './words.ts'

const isDone = /已(?!有)|曾|截[至止]|取得了|[建完实]成了/
/** A second end state under the date of the first, or one of several goals under one date. */
export const builds = /^(?:基本|初步|全面|率先)?建成|^(?:基本|初步)(?:形成|建立)/
const closesEarlier =
  /^(?:并|确保|力争)?(?:全部|全面|基本|均|完成)*(?:完成|改造完成|建成|竣工)(?:改造|建设|任务|整治|安装|使用|工作|目标)?$/

/** 实现小区全覆盖 says where, not what. */
export const place =
  /^(?:全|各|所有|有条件的?|辖区内?)?[\u4e00-\u9fa5]{0,2}(?:城区|辖区|区域|社区|小区|村居?|街道|乡镇|镇街|[市区县镇])$/

/** What stands before the first time of a clause: 社区食堂6月1日开业. '' when it names nothing. */
function ahead(text: CompactText, clause: Stretch, times: readonly TimeWords[]): string {
  const words =
    times[0] === undefined ? '' : stateSubject(text.plain.slice(clause.start, times[0].start).replace(/[到于在]$/, ''))
  return words.length >= 2 && !isBareVerb(words) && !namesNothing(words) ? words : ''
}

const named = (thing: string, words: string): string => (thing === '' ? '' : withStep(thing, words))

const states = /[零无]|不发生|不出现|杜绝|全覆盖|清零|[月季底]/
/** 智慧园6月开工、标准厂房10月竣工: each part has its own date. */
const dated = /(?:\d月|季度|半年|年底)(?:\d{1,2}日|[底末中上下旬]{1,2})?(?:之?前)?[^,。;、]{0,8}$/

/** A clause in the parts between 、 that say there will be none, or all, and those between them: 控制在5起以内、无越级上访. */
export function statesApart<T extends Stretch & { readonly opens: boolean }>(text: CompactText, clause: T): T[] {
  const words = text.text.slice(clause.start, clause.end)
  if (!words.includes('、') || !states.test(words)) return [clause]
  const parts: T[] = []
  let lastIsState = true
  for (let start = clause.start; start < clause.end; ) {
    const found = text.text.slice(start, clause.end).indexOf('、')
    const end = found < 0 ? clause.end : start + found
    const covered = text.text.slice(start, end)
    const plain = text.plain.slice(start, end)
    const isState =
      figuresIn(covered).length === 0 &&
      ((zeroIn(plain, true) ?? coverageIn(plain, covered, true)) !== null || (dated.test(plain) && finishing.test(plain)))
    const last = parts.at(-1)
    if (isState || lastIsState || last === undefined)
      parts.push({ ...clause, start, end, opens: clause.opens && last === undefined })
    else parts[parts.length - 1] = { ...last, end }
    lastIsState = isState
    start = end + 1
  }
  return parts
}

/** 事故“零发生”、积案“清零”: parts of a clause that each say there will be none. */
export function readStates(
  text: CompactText,
  clause: Stretch,
  times: readonly TimeWords[],
  own: TimeWords | null,
  walk: Walk,
  promised: boolean,
  earlier: Draft[],
): Draft[] {
  const cut = clause.start + text.text.slice(clause.start, clause.end).indexOf('、')
  const still = (start: number, end: number, bound: boolean) =>
    zeroIn(text.plain.slice(start, end), bound) ?? coverageIn(text.plain.slice(start, end), text.text.slice(start, end), bound)
  if (cut > clause.start && cut < clause.end && still(clause.start, cut, promised) !== null) {
    const rest = { start: cut + 1, end: clause.end }
    if (still(rest.start, rest.end, true) !== null) {
      const first = readState(text, { start: clause.start, end: cut }, times, own, walk, promised, earlier)
      return [...(first === null ? [] : [first]), ...readStates(text, rest, [], own, walk, true, earlier)]
    }
  }
  const state = readState(text, clause, times, own, walk, promised, earlier)
  return state === null ? [] : [state]
}

function readState(
  text: CompactText,
  clause: Stretch,
  times: readonly TimeWords[],
  own: TimeWords | null,
  walk: Walk,
  promised: boolean,
  earlier: Draft[],
): Draft | null {
  const stretch = withoutNumber(text.plain, clause)
  const plain = text.plain.slice(stretch.start, stretch.end)
  const covered = text.text.slice(stretch.start, stretch.end)
  const bare = withoutTimes(text, stretch, times)
  const time = times[0] ?? walk.time
  const made = (state: EndState): Draft => {
    const words = times.reduce((rest, one) => rest.replace(one.words, ''), state.subject)
    const subject = stateSubject(words, state.kind === 'milestone' ? 4 : 2)
    const nameless = state.kind === 'milestone' ? isBareVerb(subject) : state.kind === 'all' && place.test(subject)
    return {
      ...stretch,
      comparator: state.kind,
      quantity: state.kind === 'zero' ? 0 : null,
      unit: null,
      subject: nameless ? named(ahead(text, stretch, times), subject) : subject,
      verb: subject,
      time,
      masked: false,
    }
  }
  const still = coverageIn(plain, covered, promised) ?? zeroIn(plain, promised)
  if (still !== null) return made(still)
  if (own === null || (walk.marked && !builds.test(plain)) || isDone.test(covered)) return null
  if (earns.test(text.text.slice(clause.end, clause.end + 20))) return null
  const here = times.length > 0 || walk.said
  if (times.length > 0 && closesEarlier.test(bare)) {
    const open = earlier.some(target => target.time === null && target.comparator !== 'milestone')
    if (open) {
      earlier.forEach((target, i) => {
        if (target.time === null) earlier[i] = { ...target, time: times[0]! }
      })
      return null
    }
  }
  const after = times.length > 0 ? withoutTimes(text, { start: times[0]!.start, end: stretch.end }, times) : bare
  const lasts = times.length > 0 && after.length < 3 && times[0]!.force === 'by'
  const state = milestoneIn(lasts ? bare : after, own, here)
  if (state === null) return null
  walk.marked = true
  return made(state)
}
