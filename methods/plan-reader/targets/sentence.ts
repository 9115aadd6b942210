import { bracketed, named as covered, handOut, type Sentence, type Stretch } from './clauses.ts'
import type { CompactText } from './compact.ts'
import { detailsOf } from './details.ts'
import { type Draft, type StateDraft, type Walk, withoutTimes } from './draft.ts'
import { builds, place, readStates, statesApart } from './end-states.ts'
import type { Figure } from './figures.ts'
import { promises } from './judge.ts'
import { sharers, stretchesOf, withoutNumber } from './segments.ts'
import { coverageIn } from './states.ts'
import { isBareVerb, namesNothing, stateSubject, subjectOf, withoutStep, withStep } from './subject.ts'
import type { TimeWords } from './time-words.ts'
import { isDuration, isMoney } from './units.ts'
import { acts, firm, past } from './words.ts'

export interface SentenceRead {
  readonly targets: Draft[]
  readonly states: StateDraft[]
  /** The last time that binds; what follows in the same section may stand under it. */
  readonly time: TimeWords | null
  /** What follows in the paragraph is over as well. */
  readonly over: boolean
  /** What it is about, for what follows without a name. */
  readonly topic: Said
}

/** What a clause or a sentence spoke of, found out when it is asked for; '' for nothing. */
export type Said = () => string

/** So far back something without a name may take one from. */
const reach = 6

/** The last of them that spoke of something. */
export function lastOf(said: readonly Said[]): string {
  for (let i = said.length - 1; i >= 0 && i >= said.length - reach; i--) {
    const thing = said[i]!()
    if (thing !== '') return thing
  }
  return ''
}

/** What holds before the first word of a sentence. */
export interface SentenceContext {
  readonly time: TimeWords | null
  readonly over: boolean
  /** Names for what has none of its own: what the sentence before was about, and the heading. */
  readonly topic: Said
  readonly fallback: string
  /** Under a heading of goals, or behind 力争实现以下目标. */
  readonly promised: boolean
  readonly goals: boolean
}

const turnsAhead = /力争|将(?!.{0,8}(?:的|了))|计划|确保|今年(?!以来)|年内|下一步|今后|要(?!求|素)|拟/
const overFor = /截[至止]|目前|去年|上年|过去|一年来|年来|现有|已|以来/
/** 我省现有大模型 says of what kind, 现有床位300张 how many there are. */
const kind = /现有(?![^,]{0,14}[\d一二三四五六七八九十百千])/g
function tellsState(words: string): boolean {
  const bare = words.replace(kind, '')
  return past.test(bare) && overFor.test(bare)
}
/** A sentence that only leads to the plan: 现制定方案如下. */
const preface = /(?:制定|提出|安排|通知|公布|明确)[^,。]{0,12}如下|特制定|制定本|印发给/
/** A sentence that describes a place. */
const standsSomewhere = /位于.{0,12}(?:部|侧|区|面积|交界)|地处|下辖|(?:户籍|常住)人口\d/
const onlyTime = /^(?:到|至|将|拟|应|须|在|于|要|和|及|、|前|力争|争取|力争在|计划|确保)*$/
/** Headings that name no project. */
const generic = /阶段|步骤|要求|保障|安排|目标|任务|措施|时间|组织|工作|内容|方法|计划/

/** Ways of working, and shares: not finished by a date. */
const how = /(?:工作法|制度?|机制|力度|要求|方针|理念|原则|率|比例|比重)”?$/

/** What only now begins is not what was said to be finished before. */
const begins = /开工|动工|启动|开建/

/** 1小时降雨量达到50毫米以上,启动Ⅲ级响应: what stands before says when, not what. */
const trigger = /(?:启动|发布|进入)[^,。;]{0,12}(?:响应|预警|应急)/

/** 2025年起每季度开展1次 ends on no day that was said before. */
const since = /^[自从]?(?:19|20)\d\d年(?:\d{1,2}月)?起/

/** 评出“…奖”3个;“…奖”5个: behind a ; a name with its figure is one more of the same. */
const alike = new RegExp(`^${covered}{3,}\\d`)

const isBracketed = (text: CompactText, time: TimeWords) => text.text[time.start] === bracketed

/** A day or a month of the year: it binds its own clause and those up to a ;. */
const isNear = (time: TimeWords) => /月|季度|半年|前$/.test(time.words)

const bindsFigures = (time: TimeWords) => time.force === 'by' || time.force === 'span' || /全年|今年|年内|年度/.test(time.words)

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
  const sets = trigger.exec(text.text.slice(sentence.start, sentence.end))?.index ?? 0
  const timesOf = handOut(times)
  const figuresOf = handOut(figures)
  let own: TimeWords | null = null
  const said: Said[] = []
  let loose: { readonly time: TimeWords | null } | null = null
  const prefaces = preface.test(text.text.slice(sentence.start, sentence.end))
  if (standsSomewhere.test(text.text.slice(sentence.start, sentence.end))) walk.over = true
  const promised = context.promised || firm.test(text.text.slice(sentence.start, sentence.end))
  for (const clause of sentence.clauses.flatMap(one => statesApart(text, one))) {
    const within = timesOf(clause.start, clause.end).filter(time => !isBracketed(text, time))
    const bindings = within.filter(time => time.force !== 'past')
    const head = text.text.slice(clause.start, clause.end)
    const timeAlone = () => onlyTime.test(withoutTimes(text, withoutNumber(text.plain, clause), within))
    if (bindings.length > 0) walk.marked = false
    if (clause.opens || head.startsWith('年度')) {
      if (walk.time !== null && isNear(walk.time)) walk.time = walk.lead ?? context.time
      walk.continues &&= alike.test(head)
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
    } else if (since.test(head)) walk.time = null
    else if (turnsAhead.test(head)) walk.over = false
    else if (tellsState(head)) walk.over = true
    if (bindings.length > 0) {
      loose = bindings.at(-1)!.force === 'vague' ? { time: walk.time } : null
      own = bindings.at(-1)!
      walk.time = own
      if (!isNear(own) || timeAlone()) walk.lead = own
    }
    const drafts = readFigures(
      text,
      clause,
      figuresOf(clause.start, clause.end).filter(figure => figure.start >= sentence.start + sets),
      bindings,
      walk,
      { ...context, promised },
      states,
    )
    if (drafts.length === 0 && !walk.over) {
      const goal =
        context.goals &&
        builds.test(text.plain.slice(withoutNumber(text.plain, clause).start, clause.end)) &&
        context.time?.force === 'by'
          ? context.time
          : null
      drafts.push(
        ...readStates(text, clause, bindings, prefaces ? null : (own ?? goal), walk, promised || walk.continues, targets),
      )
    }
    targets.push(...named(drafts, targets, said, head, context))
    if (drafts.some(draft => draft.comparator !== 'milestone')) walk.continues = true
    if (drafts.length === 0) walk.acted = acts.test(head)
    said.push(() => saidIn(text, clause, within, drafts))
    // 用两年时间完成搬迁: years of such a clause are not those of the next.
    if (loose !== null && !timeAlone()) walk.time = loose.time
    loose = null
    walk.said = bindings.length > 0 && timeAlone()
  }
  return { targets, states, time: own, over: stays, topic: () => topicOf(targets) || lastOf(said) }
}

/** What a clause speaks of that holds no target but, at most, the money for it. */
function saidIn(text: CompactText, clause: Stretch, times: readonly TimeWords[], drafts: readonly Draft[]): string {
  if (drafts.some(draft => draft.unit === null || !isMoney(draft.unit))) return ''
  const words = withoutTimes(text, withoutNumber(text.plain, clause), times)
  const bare = drafts.length === 0 ? words : (/元(?:以上|左右)?([^元\d]{4,})$/.exec(words)?.[1] ?? '')
  const subject = bare === '' ? '' : stateSubject(bare.replace(/\([^()]*\)/g, ''))
  return isBareVerb(subject) || namesNothing(subject) || /阶段$/.test(subject) ? '' : subject
}

/** What a sentence is about: the first thing it counts, rather than the money for it. */
function topicOf(targets: readonly Draft[]): string {
  return targets.find(one => one.comparator !== 'milestone' && (one.unit === null || !isMoney(one.unit)))?.subject ?? ''
}

/**
 * Gives figures without a noun of their own (…,增长8%; 新建3个、改建4个公园) that of the one after or before them, and what is only
 * said to be finished (10月底前完工) the topic, if there is one. `said` is what the clauses before spoke of, `earlier` what they hold.
 */
function named(
  drafts: readonly Draft[],
  earlier: readonly Draft[],
  said: readonly Said[],
  head: string,
  context: SentenceContext,
): readonly Draft[] {
  if (drafts.every(draft => draft.subject !== '')) return drafts
  const told = lastOf(said)
  const topic = context.topic()
  const heading = context.fallback
  const begun = begins.test(head) ? '' : withoutStep(earlier.at(-1)?.subject ?? '')
  const project =
    [told, topicOf(earlier)].find(thing => thing !== '' && !how.test(thing)) ||
    begun ||
    topic ||
    (generic.test(heading) ? '' : stateSubject(heading))
  const counted = earlier.findLast(target => target.comparator !== 'milestone')?.subject ?? ''
  let last = (said.at(-1)?.() ?? '') || counted || told || topic || (/\d/.test(heading) ? '' : heading)
  return drafts.map((draft, i) => {
    if (draft.subject.length >= 2) last = draft.subject
    if (draft.subject !== '') return draft
    if (draft.comparator === 'milestone') return { ...draft, subject: withStep(project, draft.verb) }
    return { ...draft, subject: withStep((drafts[i + 1]?.subject ?? '') || last, draft.verb) }
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
    const own = subjectOf(shared?.[i] ?? before, shared === null ? after : '', isDuration(figure.unit) || isMoney(figure.unit))
    const cadenced = /每[xX*]+个?(?:月|年|周|季)/.test(clauseHead)
    const none = figure.quantity === 0
    return {
      ...stretch,
      // 分别不低于100%、98%: the bound is said once for all.
      comparator: none ? 'zero' : shared !== null && figure.comparator === 'eq' ? accepted[0]!.comparator : figure.comparator,
      quantity: cadenced ? null : figure.quantity,
      unit: figure.unit === '' ? null : figure.unit,
      subject: /^其中/.test(plainClause) && place.test(own) ? '' : own,
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
  const before = text.plain.slice(withoutNumber(text.plain, clause).start, figure.start)
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
