import type { FieldData } from '../define/field.ts'
import { type Group, isTimed, type Measure, type Question, type QuestionFilter, type Subject } from './question.ts'
import { type Names, noNames } from './values.ts'
import { type Lang, phrase, sayDayOf } from './words/phrase.ts'
import { questionPhrase } from './words/question.ts'

/** The value of a group as a person reads it; null for what is not filled in. */
export function groupWords(
  field: FieldData,
  { by, every, bands }: Group,
  key: string | null,
  lang: Lang,
  names: Names = noNames,
): string {
  const p = (name: string, filling: Readonly<Record<string, string | number>> = {}) => questionPhrase(lang, name, filling)
  if (key === null || key === '') return p('value.none')
  if (every) return stretchWords(key, every, lang)
  if (bands) {
    const n = Number(key)
    const [from, to] = [bands[n - 1], bands[n]]
    if (from === undefined) return p('band.under', { to: to ?? '' })
    return to === undefined ? p('band.from', { from }) : p('band.between', { from, to })
  }
  return plainWords(field, by, key, lang, names)
}

function stretchWords(day: string, every: NonNullable<Group['every']>, lang: Lang): string {
  const [year = '', month = ''] = day.split('-')
  const p = (name: string, filling: Readonly<Record<string, string | number>>) => questionPhrase(lang, name, filling)
  switch (every) {
    case 'day':
      return day
    case 'week':
      return p('time.week', { day })
    case 'month':
      return p('time.month', { year, month: lang === 'zh' ? Number(month) : month })
    case 'quarter':
      return p('time.quarter', { year, quarter: Math.ceil(Number(month) / 3) })
    case 'year':
      return p('time.year', { year })
  }
}

function plainWords(field: FieldData, column: string, value: string, lang: Lang, names: Names): string {
  if (column === '$channel') return questionPhrase(lang, `channel.${value}`)
  switch (field.kind) {
    case 'place':
      return names.place(value)
    case 'unit':
    case 'units':
      return names.unit(value)
    case 'item':
      return names.row?.(field.register ?? '', value) ?? value
    case 'yesno':
      return phrase(lang, value === 'true' ? 'value.yes' : 'value.no')
    default:
      return field.options?.[value] ?? value
  }
}

/** A condition as part of a sentence. */
export function filterWords(subject: Subject, { column, op, value }: QuestionFilter, lang: Lang, names: Names = noNames): string {
  const field = subject.columns[column]
  if (!field) return column
  if (column === '$late') return questionPhrase(lang, value === true ? 'late.yes' : 'late.no')
  if (column === '$closed' && (op === 'filled' || op === 'empty')) return questionPhrase(lang, `closed.${op}`)
  const one = (of: unknown) => plainWords(field, column, String(of), lang, names)
  const said = Array.isArray(value) ? value.map(one).join(questionPhrase(lang, 'where.joined')) : one(value ?? '')
  const single = op === 'in' && Array.isArray(value) && value.length === 1
  const key = single ? 'is' : isTimed(field) && op === 'atLeast' ? 'from' : isTimed(field) && op === 'atMost' ? 'until' : op
  return questionPhrase(lang, `op.${key}`, { title: field.title, value: said })
}

const titleIn = (subject: Subject, column: string) => subject.columns[column]?.title ?? column
const conditions = (subject: Subject, where: readonly QuestionFilter[], lang: Lang, names: Names) =>
  where.map(one => filterWords(subject, one, lang, names)).join(questionPhrase(lang, 'where.joined'))

function measured(subject: Subject, measure: Measure, lang: Lang, names: Names, as: 'what' | 'head'): string {
  const title = 'column' in measure ? titleIn(subject, measure.column) : ''
  const where = measure.what === 'share' ? conditions(subject, measure.where, lang, names) : ''
  const unit = 'column' in measure ? subject.columns[measure.column]?.measure : undefined
  const words = questionPhrase(lang, `${as}.${measure.what}`, { title, where })
  return as === 'head' && unit ? `${words} (${unit})` : words
}

/** The heading of a measure in a table. */
export const measureWords = (subject: Subject, measure: Measure, lang: Lang, names: Names = noNames): string =>
  measured(subject, measure, lang, names, 'head')

/** The heading of a group in a table. */
export const groupTitle = (subject: Subject, { by, every }: Group, lang: Lang): string =>
  every ? `${titleIn(subject, by)} · ${questionPhrase(lang, `stretch.${every}`)}` : titleIn(subject, by)

/** The whole question as one sentence: “按社区、按月，数一数市政设施类事项”. */
export function questionSentence(subject: Subject, q: Question, lang: Lang, names: Names = noNames): string {
  const p = (name: string, filling: Readonly<Record<string, string | number>> = {}) => questionPhrase(lang, name, filling)
  const groups = q.groups.map(({ by, every, bands }) => {
    const title = titleIn(subject, by)
    if (every) return p(by === '$filed' ? 'by.filed' : 'by.time', { title, stretch: p(`stretch.${every}`) })
    return p(bands ? 'by.bands' : 'by.plain', { title })
  })
  const { of, from = '', to = '' } = q.period ?? { of: '' }
  const ends = from && to ? 'both' : from ? 'from' : 'to'
  const where = conditions(subject, q.where, lang, names)
  const counted = q.measures.length === 1 && q.measures[0]?.what === 'count'
  const said = p(counted ? 'sentence' : 'sentence.of', {
    groups: groups.length > 0 ? p('sentence.groups', { groups: groups.join(p('group.joined')) }) : '',
    what: q.measures.map(one => measured(subject, one, lang, names, 'what')).join(p('what.joined')),
    period:
      from || to
        ? p(`period.${ends}`, {
            title: titleIn(subject, of),
            from: sayDayOf(from, lang),
            to: sayDayOf(to, lang),
          })
        : '',
    where: where ? p('where.of', { where }) : '',
    of: p(`of.${subject.kind}`, { title: subject.title }) + (q.at ? p('of.at', { day: sayDayOf(q.at, lang) }) : ''),
  })
  return said.charAt(0).toUpperCase() + said.slice(1)
}
