import type { Target } from '../types.ts'
import type { Sentence } from './clauses.ts'
import type { CompactText } from './compact.ts'
import { withoutNumber } from './segments.ts'
import { stateSubject } from './subject.ts'
import type { TimeWords } from './time-words.ts'

/** The item being read, for a date that follows it as a label: 完成时限:6月底前. */
export interface Task {
  readonly section: number
  /** How many targets were found before it. */
  readonly before: number
  readonly offset: number
  readonly length: number
  readonly quote: string
  readonly subject: string
}

const label = /(?:(?:完成|办结|整改|落实|工作|时间)(?:时限|时间|期限|节点|要求|安排)|时限|期限|时间节点)(?:要求)?】?[:为是]?$/
const notTask = /^(?:责任|牵头|配合|完成时|时限|办结时|备注|联系)/

/** The time a label of the sentence gives to the item it belongs to. */
export function labelled(text: CompactText, sentence: Sentence, times: readonly TimeWords[]): TimeWords | null {
  const found = times.filter(
    time => time.date !== null && label.test(text.plain.slice(Math.max(sentence.start, time.start - 10), time.start)),
  )
  return found.at(-1) ?? null
}

/** The item that a sentence begins; null when it is itself such a label. */
export function taskOf(text: CompactText, sentence: Sentence, section: number, before: number, source: string): Task | null {
  const first = sentence.clauses[0]
  if (first === undefined) return null
  const stretch = withoutNumber(text.plain, first)
  const words = text.plain.slice(stretch.start, stretch.end).replace(/\([^)]*\)$/, '')
  if (words.length < 4 || section < 0 || notTask.test(words)) return null
  const { offset, length } = text.place(stretch.start, stretch.start + words.length)
  return { section, before, offset, length, quote: source.slice(offset, offset + length), subject: stateSubject(words) }
}

/** Gives the targets from one on the date said for all of them, unless they have one, or return with every month. */
export function datedFrom(targets: Target[], from: number, time: TimeWords): void {
  for (let i = from; i < targets.length; i++) {
    const target = targets[i]!
    if (target.deadline !== null || target.cadence !== undefined) continue
    targets[i] = { ...target, deadline: time.date, deadlineWords: time.words }
  }
}

/** Gives the item its date: to its targets without one, or, when it has no figure, as something to be finished by then. */
export function dateTask(task: Task, time: TimeWords, targets: Target[]): void {
  datedFrom(targets, task.before, time)
  if (targets.length > task.before) return
  const { offset, length, quote, subject } = task
  targets.push({
    offset,
    length,
    quote,
    comparator: 'milestone',
    quantity: null,
    unit: null,
    subject,
    deadline: time.date,
    deadlineWords: time.words,
  })
}
