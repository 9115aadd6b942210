import { evenText } from '../text.ts'
import type { Baseline, Paragraph, Question, ReadingContext, Target, TargetsRead } from '../types.ts'
import { baselinesFor } from './baselines.ts'
import { aimsInBrackets, itemWithAims } from './brackets.ts'
import { apartFrom, bracketed, handOut, type Sentence, sentencesIn } from './clauses.ts'
import { type CompactText, compactText } from './compact.ts'
import type { Draft, StateDraft } from './draft.ts'
import { figuresIn } from './figures.ts'
import { askAbout, askAboutWords } from './questions.ts'
import { type Standing, sectionWalk } from './section-walk.ts'
import { withoutNumber } from './segments.ts'
import { lastOf, readSentence, type Said } from './sentence.ts'
import { cellsToRead, figureByRow, readRow, rowTime, taskByRow } from './table-rows.ts'
import { datedFrom, dateTask, labelled, type Task, taskOf } from './tasks.ts'
import { type TimeFrame, type TimeWords, timesIn } from './time-words.ts'
import { acts, forward } from './words.ts'

const yearIn = (day: string | null | undefined) => (day === null || day === undefined ? null : Number(day.slice(0, 4)))

function frameOf(context: ReadingContext): TimeFrame {
  const written = yearIn(context.issued)
  const from = yearIn(context.period?.from)
  const frame = { from, to: yearIn(context.period?.to), written: written ?? from, day: context.issued }
  // Neither a period nor a day of issue: the first year named is the only hint what 3月20日前 means.
  const named = frame.written === null ? /(20[0-4]\d)年/.exec(evenText(context.source.slice(0, 20_000)))?.[1] : undefined
  return named === undefined ? frame : { ...frame, own: Number(named) }
}

const reportTitle = /(?:总结|回顾|决算|通报|述职|汇报|简报|公报|情况的?(?:报告|说明|通告)|工作报告|工作情况|成效|新闻)[)》”]*$/
const planTitle = /方案|计划|规划|要点|意见|安排|分解|分工|清单|办法/
const looksBack =
  /工作回顾|总结如下|情况(?:汇报|报告|通报)如下|(?:^|[。,\s])过去(?:的)?一年,|现将.{0,30}(?:工作情况|完成情况|典型做法).{0,10}(?:汇报|报告|通报)如下|典型做法通报如下/
/** What a plan says of itself. */
const sets = /(?:制定|提出)[^。]{0,24}(?:方案|计划|意见|要点)|如下|目标任务|工作目标|主要目标/
/** How a newspaper tells of a meeting. */
const news = /与会人员|此次会议的?召开|本报讯|记者|据悉|据介绍|近日/
const turns = /下一步|下一阶段|明年(?:工作|我们|,)|今后(?:一段|一个|工作)|(?:20\d\d年)?工作(?:打算|计划|安排|思路)|下一年/

/** A report, a circular or a summary: what it says is done, unless it turns to what comes next. */
function isReport(context: ReadingContext): boolean {
  // Below its title, a report may have a motto: —— 推动绿色发展.
  const title = evenText(context.title ?? '')
    .split('——')[0]!
    .trim()
  if (reportTitle.test(title)) return true
  if (planTitle.test(title)) return false
  const opening = evenText(context.source.slice(0, 2000))
  const start = opening.slice(0, 700)
  if (looksBack.test(start) || (/近年来,/.test(start) && !sets.test(opening))) return true
  return !/纪要/.test(title) && news.test(opening)
}

interface Memory {
  /** A time that governs what follows in a section: behind 到2025年,…: or in a section of goals. */
  lead: { readonly time: TimeWords; readonly section: number } | null
  over: boolean
  ahead: boolean
  task: Task | null
}

/** What stays the same while a document is read. */
interface Reader {
  readonly context: ReadingContext
  readonly frame: TimeFrame
  readonly report: boolean
  /** One of its headings says where it looks ahead. */
  readonly plansIn: boolean
  readonly standingAt: (offset: number) => Standing
}

/** What one document yields, collected in the order of the text. */
interface Yield {
  readonly targets: Target[]
  readonly states: { readonly draft: StateDraft; readonly text: CompactText }[]
  readonly questions: Question[]
}

function placed(text: CompactText, source: string, draft: { readonly start: number; readonly end: number }) {
  const { offset, length } = text.place(draft.start, draft.end)
  return { offset, length, quote: source.slice(offset, offset + length) }
}

/** Words of a target in the characters of the source, when they are one piece of the text. */
function asPrinted(text: CompactText, source: string, draft: Draft, words: string): string {
  const inside = text.plain.slice(draft.start, draft.end).indexOf(words)
  if (words === '' || inside < 0) return words
  const { offset, length } = text.place(draft.start + inside, draft.start + inside + words.length)
  return source.slice(offset, offset + length).replace(/\s/g, '')
}

function targetOf(text: CompactText, source: string, draft: Draft): Target {
  const { start: _start, end: _end, time, masked, subject: _subject, verb: _verb, ...rest } = draft
  return {
    ...placed(text, source, draft),
    ...rest,
    subject: asPrinted(text, source, draft, draft.subject),
    unit: draft.unit === null ? null : asPrinted(text, source, draft, draft.unit),
    deadline: time?.date ?? null,
    ...(time === null ? {} : { deadlineWords: time.words }),
    ...(masked ? { masked } : {}),
  }
}

/** The foot of a paper: 2025年1月20日印发. */
const printed = /^(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发|发布|公布|制发)$/
/** What a schedule sets for its months: 1月:制定年度方案. */
const schedule = /^(?:(?:19|20)\d\d年)?\d{1,2}月份?(?:(?:-|—{1,2}|至)\d{1,2}月份?)?:/

function readText(paragraph: Pick<Paragraph, 'text' | 'offsetOf'>, reader: Reader, memory: Memory, out: Yield, name = ''): void {
  const { context, frame, report, plansIn, standingAt } = reader
  const text = compactText(paragraph)
  const figuresOf = handOut(figuresIn(text.text))
  memory.over = false
  const topics: Said[] = []
  for (const sentence of sentencesIn(text.text)) {
    const { offset } = text.place(sentence.start, sentence.start + 1)
    const standing = standingAt(offset)
    const words = text.plain.slice(sentence.start, sentence.end)
    if (/^(?:注|备注|说明):/.test(words)) break
    if (printed.test(words)) continue
    if (report && !plansIn && turns.test(words)) memory.ahead = true
    const inside = figuresOf(sentence.start, sentence.end)
    const headed = standing.year ?? yearIn(standing.time?.date)
    const scheduled = schedule.test(words)
    const times = timesIn(words, headed === null ? frame : { ...frame, own: headed }).map((time, i) => ({
      ...time,
      ...(scheduled && i === 0 && time.force === 'in' ? { force: 'by' as const } : {}),
      start: time.start + sentence.start,
      end: time.end + sentence.start,
    }))
    if (memory.lead !== null && memory.lead.section !== standing.section && !standing.goals) memory.lead = null
    const inherited = memory.lead?.time ?? standing.time
    // A bracket behind a figure is a part of it: 98%以上(2024年为93%).
    const open = times.filter(time => text.text[time.start] !== bracketed)
    const read = readSentence(text, sentence, times, apartFrom(inside, open), {
      time: inherited,
      over: memory.over,
      topic: () => lastOf(topics),
      fallback: name === '' ? standing.title : name,
      promised: standing.goals,
      goals: standing.goals,
    })
    memory.over = read.over
    topics.push(read.topic)
    if (read.time !== null && (sentence.introduces || standing.goals))
      memory.lead = { time: read.time, section: standing.section }
    for (const draft of read.states) out.states.push({ draft, text })
    if (standing.backward || (report && !standing.forward && !memory.ahead)) continue
    const stamp = labelled(text, sentence, times)
    if (memory.task === null || memory.task.section !== standing.section) {
      memory.task = taskOf(text, sentence, standing.section, out.targets.length, context.source) ?? memory.task
    }
    if (read.targets.length === 0 && stamp === null) {
      const phased = phaseOf(text, sentence, times)
      if (phased !== null) read.targets.push(phased)
    }
    const aims = aimsInBrackets(text, sentence, frame)
    const bracketTime = times.find(
      time =>
        time !== stamp &&
        text.text[time.start] === bracketed &&
        time.force === 'by' &&
        time.date !== null &&
        !aims.some(aim => time.start >= aim.start && time.end <= aim.end),
    )
    for (const draft of read.targets) {
      const dated = draft.time === null && bracketTime !== undefined ? { ...draft, time: bracketTime } : draft
      const target = targetOf(text, context.source, dated)
      out.targets.push(target)
      out.questions.push(...askAbout(target, dated, context.period))
    }
    for (const aim of aims) {
      const part = {
        text: text.plain.slice(aim.start, aim.end),
        offsetOf: (i: number) => text.place(aim.start + i, aim.start + i + 1).offset,
      }
      const about = read.targets.at(-1)?.subject ?? read.topic()
      readText(part, reader, { ...memory, lead: null, over: false }, out, about)
    }
    if (stamp !== null && memory.task !== null && memory.task.section === standing.section) {
      dateTask(memory.task, stamp, out.targets)
      memory.task = null
    }
    out.questions.push(...askAboutWords(text, context.source, sentence))
  }
}

const phase = /阶段|动员|部署|启动|摸底|自查|整治|实施|推进|验收|总结|明确|排查|准备|攻坚|巩固|建设|提升|评估|申报|谋划|宣传/

/** A heading with its end in brackets: 组织动员阶段(8月10日前), 集中攻坚(2022年9月—11月). */
function phaseOf(text: CompactText, sentence: Sentence, times: readonly TimeWords[]): Draft | null {
  const last = times.filter(time => text.text[time.start] === bracketed).at(-1)
  const clause = sentence.clauses[0]
  if (last === undefined || last.date === null || last.force === 'past' || clause === undefined) return null
  if (sentence.end - sentence.start > 44 || !/月|底|季度|半年/.test(last.words)) return null
  const stretch = withoutNumber(text.plain, { start: clause.start, end: clause.end })
  const words = text.plain.slice(stretch.start, last.start).replace(/\(.*$/, '')
  const after = text.plain.slice(last.end, stretch.end)
  if (!phase.test(words) || words.length < 2 || words.length > 24 || /^(?:起|开始|以后|后|至长期|—长期)/.test(after)) return null
  return {
    ...stretch,
    comparator: 'milestone',
    quantity: null,
    unit: null,
    subject: words.replace(/阶段$/, ''),
    verb: '',
    time: last,
    masked: false,
  }
}

/** A row of a table of tasks: every cell that says what is to be done, and its column of dates for all of them. */
function readCells(paragraph: Paragraph, reader: Reader, memory: Memory, out: Yield): void {
  const before = out.targets.length
  const cells = cellsToRead(paragraph)
  for (const cell of cells) {
    const figure = figureByRow(paragraph, cell, reader.context.source)
    if (figure !== null) {
      out.targets.push(figure)
      continue
    }
    const part = { text: cell.text, offsetOf: (i: number) => paragraph.offsetOf(cell.at + i) }
    memory.task = null
    readText(part, reader, memory, out, cells[0]?.text ?? '')
  }
  memory.task = null
  const time = rowTime(paragraph, reader.frame)
  if (time === null) return
  datedFrom(out.targets, before, time)
  const task = out.targets.length === before ? taskByRow(paragraph, time, reader.context.source) : null
  if (task !== null) out.targets.push(task)
}

/** Reads all paragraphs of a document in order. */
export function readDocument(paragraphs: readonly Paragraph[], context: ReadingContext): TargetsRead {
  const frame = frameOf(context)
  const standingAt = sectionWalk(context.sections, frame)
  const report = isReport(context)
  const plansIn = context.sections.some(({ title }) => forward.test(evenText(title)))
  const reader: Reader = { context, frame, report, plansIn, standingAt }
  const memory: Memory = { lead: null, over: false, ahead: false, task: null }
  const out: Yield = { targets: [], states: [], questions: [] }
  for (const paragraph of paragraphs) {
    if (paragraph.kind === 'contents') continue
    if (paragraph.kind === 'table-row' && paragraph.heads.length > 0 && (!report || standingAt(paragraph.start).forward)) {
      const row = readRow(paragraph, context, frame)
      if (row === null) readCells(paragraph, reader, memory, out)
      else {
        out.targets.push(...row.targets)
        out.questions.push(...row.targets.flatMap(target => askAbout(target, { time: null }, context.period)))
        out.states.push(...row.states)
      }
    } else readText(itemWithAims(paragraph) ?? paragraph, reader, memory, out)
  }
  const baselines: Baseline[] = baselinesFor(out.states, out.targets, context.source)
  return { targets: out.targets, baselines, questions: [...out.questions, ...contradictions(out.targets)] }
}

/** Two different figures promised for the same thing by the same day. */
function contradictions(targets: readonly Target[]): Question[] {
  const first = new Map<string, Target>()
  const found: Question[] = []
  for (const target of targets) {
    if (target.quantity === null || target.subject.length < 3 || target.cadence !== undefined) continue
    const key = [target.subject, target.unit, target.deadline, target.per, acts.exec(target.quote)?.[0]].join('|')
    const other = first.get(key)
    if (other === undefined) first.set(key, target)
    else if (String(other.quantity) !== String(target.quantity)) {
      const { offset, length, quote } = target
      found.push({ offset, length, quote, kind: 'contradiction', proposed: String(other.quantity), target: offset })
    }
  }
  return found
}
