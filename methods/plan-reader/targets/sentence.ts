import type { Comparator } from '../types.ts'
import { bracketed, handOut, type Sentence, type Stretch } from './clauses.ts'
import type { CompactText } from './compact.ts'
import { type Details, detailsOf } from './details.ts'
import type { Figure } from './figures.ts'
import { promises } from './judge.ts'
import { sharers, stretchesOf, withoutNumber } from './segments.ts'
import { coverageIn, type EndState, milestoneIn, zeroIn } from './states.ts'
import { isBareVerb, stateSubject, subjectOf } from './subject.ts'
import type { TimeWords } from './time-words.ts'
import { isDuration, isMoney } from './units.ts'
import { acts, firm, past } from './words.ts'

/** A target as it stands in the compact text of its paragraph. */
export interface Draft extends Stretch, Details {
  readonly comparator: Comparator
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string | null
  readonly subject: string
  /** The words before the figure when they name nothing. */
  readonly verb: string
  readonly time: TimeWords | null
  readonly masked: boolean
}

/** A figure that says what is or was. */
export interface StateDraft extends Stretch {
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string
  readonly subject: string
  readonly date: string | null
}

export interface SentenceRead {
  readonly targets: Draft[]
  readonly states: StateDraft[]
  /** The last time that binds; what follows in the same section may stand under it. */
  readonly time: TimeWords | null
  /** What follows in the paragraph is over as well. */
  readonly over: boolean
}

/** What holds before the first word of a sentence. */
export interface SentenceContext {
  readonly time: TimeWords | null
  readonly over: boolean
  /** Names for what has none of its own: what the sentence before was about, and the heading. */
  readonly topic: string
  readonly fallback: string
  /** Under a heading of goals, or behind 力争实现以下目标. */
  readonly promised: boolean
  readonly goals: boolean
}

const turnsAhead = /力争|将(?!.{0,8}(?:的|了))|计划|确保|今年|年内|下一步|今后|要(?!求|素)|拟/
const overFor = /截[至止]|目前|去年|上年|过去|一年来|年来|现有|已|以来/
const isDone = /已(?!有)|曾|截[至止]|取得了|[建完实]成了/
/** A sentence that only leads to the plan: 现制定方案如下. */
const preface = /(?:制定|提出|安排|通知|公布|明确)[^,。]{0,12}如下|特制定|制定本|印发给/
/** A sentence that describes a place. */
const standsSomewhere = /位于.{0,12}(?:部|侧|区|面积|交界)|地处|下辖|(?:户籍|常住)人口\d/
const onlyTime = /^(?:到|至|将|拟|应|须|在|于|要|和|及|、|前|力争|争取|力争在|计划|确保)*$/
const closesEarlier =
  /^(?:并|确保|力争)?(?:全部|全面|基本|均|完成)*(?:完成|改造完成|建成|竣工)(?:改造|建设|任务|整治|安装|使用|工作|目标)?$/

const isBracketed = (text: CompactText, time: TimeWords) => text.text[time.start] === bracketed

/** A day or a month of the year: it binds its own clause and those up to a ;. */
const isNear = (time: TimeWords) => /月|季度|半年|前$/.test(time.words)

const bindsFigures = (time: TimeWords) => time.force === 'by' || time.force === 'span' || /全年|今年|年内|年度/.test(time.words)

interface Walk {
  time: TimeWords | null
  /** What holds again behind a ;: a time of years, or one that stands alone before a comma. */
  lead: TimeWords | null
  over: boolean
  continues: boolean
  /** The clause before says what is done, and this one may say how much by when: 新增泊位:2023年200个. */
  acted: boolean
  marked: boolean
  said: boolean
}

function withoutTimes(text: CompactText, clause: Stretch, times: readonly TimeWords[]): string {
  let words = ''
  let from = clause.start
  for (const time of times) {
    words += text.plain.slice(from, time.start)
    from = time.end
  }
  return (words + text.plain.slice(from, clause.end)).replace(/^(?:到|至|在|于|力争|争取)+(?=,|$)/, '')
}

/** Reads one sentence: `times` and `figures` are those that lie in it, `figures` without those inside words of time. */
export function readSentence(
  text: CompactText,
  sentence: Sentence,
  times: readonly TimeWords[],
  figures: readonly Figure[],
  context: SentenceContext,
): SentenceRead {
  const targets: Draft[] = []
  const states: StateDraft[] = []
  const walk: Walk = {
    time: context.time,
    lead: null,
    over: context.over,
    continues: false,
    acted: false,
    marked: false,
    said: false,
  }
  let stays = context.over
  const timesOf = handOut(times)
  const figuresOf = handOut(figures)
  let own: TimeWords | null = null
  let before = ''
  let loose: { readonly time: TimeWords | null } | null = null
  const prefaces = preface.test(text.text.slice(sentence.start, sentence.end))
  if (standsSomewhere.test(text.text.slice(sentence.start, sentence.end))) walk.over = true
  const promised = context.promised || firm.test(text.text.slice(sentence.start, sentence.end))
  for (const clause of sentence.clauses) {
    const within = timesOf(clause.start, clause.end).filter(time => !isBracketed(text, time))
    const bindings = within.filter(time => time.force !== 'past')
    const head = text.text.slice(clause.start, clause.end)
    if (bindings.length > 0) walk.marked = false
    if (clause.opens) {
      if (walk.time !== null && isNear(walk.time)) walk.time = walk.lead ?? context.time
      walk.continues = false
      walk.marked = false
    }
    if (bindings.length > 0) {
      walk.over = false
      stays = false
    } else if (within.length > 0) {
      walk.over = true
      stays = within.some(
        time => time.words.startsWith('“') || time.words.startsWith('十') || /去年|上年|过去|年来/.test(time.words),
      )
      if (walk.time === context.time) walk.time = null
    } else if (turnsAhead.test(head)) walk.over = false
    else if (past.test(head) && overFor.test(head)) walk.over = true
    if (bindings.length > 0) {
      loose = bindings.at(-1)!.force === 'vague' ? { time: walk.time } : null
      own = bindings.at(-1)!
      walk.time = own
      if (!isNear(own) || onlyTime.test(withoutTimes(text, clause, within))) walk.lead = own
    }
    const drafts = readFigures(
      text,
      clause,
      figuresOf(clause.start, clause.end),
      bindings,
      walk,
      { ...context, promised },
      states,
    )
    if (drafts.length === 0 && !walk.over) {
      drafts.push(...readStates(text, clause, bindings, prefaces ? null : own, walk, promised || walk.continues, targets))
    }
    const last = targets.findLast(target => target.comparator !== 'milestone')?.subject ?? ''
    const told = before === '' ? '' : stateSubject(before)
    targets.push(...named(drafts, last || told || context.topic || context.fallback, topicOf(targets) || told || context.topic))
    if (drafts.some(draft => draft.comparator !== 'milestone')) walk.continues = true
    if (drafts.length === 0) walk.acted = acts.test(head)
    before = drafts.length > 0 ? '' : withoutTimes(text, withoutNumber(text.plain, clause), within)
    // 用两年时间完成搬迁: years of such a clause are not those of the next.
    if (loose !== null && !onlyTime.test(withoutTimes(text, clause, within))) walk.time = loose.time
    loose = null
    walk.said = bindings.length > 0 && onlyTime.test(withoutTimes(text, clause, within))
  }
  return { targets, states, time: own, over: stays }
}

/** What a sentence is about: the first thing it counts, rather than the money for it. */
export function topicOf(targets: readonly Draft[]): string {
  return targets.find(one => one.comparator !== 'milestone' && (one.unit === null || !isMoney(one.unit)))?.subject ?? ''
}

/**
 * Gives figures without a noun of their own (…,增长8%; 新建3个、改建4个公园) that of the one after or before them, and what is only
 * said to be finished (10月底前完工) the topic, if there is one.
 */
function named(drafts: readonly Draft[], before: string, topic: string): Draft[] {
  let last = before
  return drafts.map((draft, i) => {
    if (draft.subject.length >= 2) last = draft.subject
    if (draft.subject !== '') return draft
    if (draft.comparator === 'milestone') return { ...draft, subject: topic || draft.verb }
    return { ...draft, subject: (drafts[i + 1]?.subject ?? '') || last || draft.verb }
  })
}

function readFigures(
  text: CompactText,
  clause: Stretch & { readonly opens: boolean },
  inside: readonly Figure[],
  times: readonly TimeWords[],
  walk: Walk,
  context: SentenceContext,
  states: StateDraft[],
): Draft[] {
  if (inside.length === 0) return []
  const plainClause = text.plain.slice(clause.start, clause.end)
  const covers = coverageIn(plainClause, text.text.slice(clause.start, clause.end), context.promised)
  const accepted: Figure[] = []
  let from = clause.start
  for (const figure of inside) {
    const around = {
      text: text.text,
      start: clause.start,
      end: clause.end,
      from,
      continues: walk.continues || accepted.length > 0 || (walk.acted && times.length > 0 && times[0]!.start - clause.start < 3),
      promised: context.promised,
      timed: context.goals || times.some(bindsFigures) || (walk.lead !== null && bindsFigures(walk.lead)),
      over: walk.over,
    }
    if (covers !== null && figure.unit === '%' && figure.quantity === 100) continue
    if (promises(figure, around)) accepted.push(figure)
    else noteState(text, clause, figure, from, walk, states)
    from = figure.end
  }
  const base = withoutNumber(text.plain, clause)
  const shared = sharers(text.plain, base, accepted)
  const stretches = stretchesOf(text.text, base, accepted)
  return accepted.map((figure, i): Draft => {
    const stretch = withoutNumber(text.plain, stretches[i]!)
    const before = text.plain.slice(stretch.start, figure.start)
    const after = text.plain.slice(figure.end, stretch.end)
    const said = times.filter(one => one.start < figure.start).at(-1) ?? times[0]
    const time = said ?? (isDuration(figure.unit) && walk.time !== null && isNear(walk.time) ? null : walk.time)
    const clauseHead = text.plain.slice(clause.start, figure.start)
    const cadenced = /每[xX*]+个?(?:月|年|周|季)/.test(clauseHead)
    const none = figure.quantity === 0
    return {
      ...stretch,
      comparator: none ? 'zero' : figure.comparator,
      quantity: cadenced ? null : figure.quantity,
      unit: figure.unit === '' ? null : figure.unit,
      subject: subjectOf(shared?.[i] ?? before, shared === null ? after : '', isDuration(figure.unit) || isMoney(figure.unit)),
      verb: stateSubject(before.replace(/^.*?(?:实现|确保|力争|做到)+/, '')),
      time,
      masked: figure.masked || cadenced,
      ...detailsOf(clauseHead, plainClause),
    }
  })
}

/** A figure that is no promise may be the state a promise starts from: 由52%提高到72%, 现有床位300张. */
function noteState(text: CompactText, clause: Stretch, figure: Figure, from: number, walk: Walk, states: StateDraft[]): void {
  const local = text.text.slice(from, figure.start)
  const moves = /[由从]$|[由从](?:(?:19|20)\d\d年底?末?的?)$/.test(local)
  const is = /现有|已有|目前|截[至止]|已建成|已达|达到了|为$/.test(text.text.slice(clause.start, figure.start)) || walk.over
  if (!moves && !is) return
  const before = text.plain.slice(clause.start, figure.start)
  const year = /((?:19|20)\d\d)年/.exec(moves || local.length > 6 ? local : before)?.[1]
  const subject = subjectOf(
    before.replace(/(?:由|从).{0,12}$/, '').replace(/^.*?(?:现有|已有|截[至止][^,]{0,8})/, ''),
    moves ? '' : text.plain.slice(figure.end, clause.end),
  )
  states.push({
    start: clause.start,
    end: figure.end,
    quantity: figure.quantity,
    unit: figure.unit,
    subject,
    date: year === undefined ? null : `${year}-12-31`,
  })
}

/** 事故“零发生”、积案“清零”: parts of a clause that each say there will be none. */
function readStates(
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
    return {
      ...stretch,
      comparator: state.kind,
      quantity: state.kind === 'zero' ? 0 : null,
      unit: null,
      subject: state.kind === 'milestone' && isBareVerb(subject) ? '' : subject,
      verb: subject,
      time,
      masked: false,
    }
  }
  const still = coverageIn(plain, covered, promised) ?? zeroIn(plain, promised)
  if (still !== null) return made(still)
  if (own === null || walk.marked || isDone.test(covered)) return null
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
