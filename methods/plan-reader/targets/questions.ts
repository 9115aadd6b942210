import type { Period, Question, Target } from '../types.ts'
import type { Sentence } from './clauses.ts'
import type { CompactText } from './compact.ts'
import type { TimeWords } from './time-words.ts'

/** What a target leaves open: a masked figure, a date that can be read in two ways, a date before the plan begins. */
export function askAbout(target: Target, said: { readonly time: TimeWords | null }, period: Period | null): Question[] {
  const { offset, length, quote } = target
  const about = { offset, length, quote, target: offset }
  const questions: Question[] = []
  if (target.masked) questions.push({ ...about, kind: 'masked', proposed: null })
  if (said.time?.ask) questions.push({ ...about, kind: 'deadline', proposed: target.deadline })
  else if (target.deadline !== null && period !== null && target.deadline < period.from) {
    questions.push({ ...about, kind: 'deadline', proposed: target.deadline })
  }
  if (target.comparator === 'range' && target.unit === null && !target.masked) {
    questions.push({ ...about, kind: 'quantity', proposed: target.quantity === null ? null : String(target.quantity) })
  }
  return questions
}

const someNumber = /(?:新建|建成|打造|培育|创建|打通|实施|选树|推出|改造|建设)(?:一批|若干|多个|数个|一系列)[\u4e00-\u9fa5]{2,}/

/** An unnamed number of something: 打造一批示范社区. */
export function askAboutWords(text: CompactText, source: string, sentence: Sentence): Question[] {
  const questions: Question[] = []
  for (const clause of sentence.clauses) {
    const found = someNumber.exec(text.text.slice(clause.start, clause.end))
    if (found === null) continue
    const start = clause.start + found.index
    const { offset, length } = text.place(start, clause.end)
    questions.push({
      offset,
      length,
      quote: source.slice(offset, offset + length),
      kind: 'quantity',
      proposed: null,
      target: null,
    })
  }
  return questions
}
