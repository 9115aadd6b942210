import type { CaseData } from '../define/case.ts'
import { type FieldData, type FieldKind, promises } from '../define/field.ts'
import type { RegisterData } from '../define/register.ts'
import { caseAboutPersons, registerAboutPersons } from './about-persons.ts'
import { allFields } from './values.ts'
import type { Lang } from './words/phrase.ts'
import { questionPhrase } from './words/question.ts'

/** How a moment or a day is put into stretches of time. */
export const stretches = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Stretch = (typeof stretches)[number]

/** One way of dividing what is counted: a column, for times by which stretch, for numbers between which bounds. */
export interface Group {
  readonly by: string
  readonly every?: Stretch | undefined
  /** Rising; a value lies in the band that begins with the last bound at or below it. */
  readonly bands?: readonly number[] | undefined
}

/** One condition: a column and what it is held against. The same words as a search among entries. */
export interface QuestionFilter {
  readonly column: string
  readonly op: 'is' | 'in' | 'has' | 'atLeast' | 'atMost' | 'filled' | 'empty' | 'contains'
  readonly value?: string | number | boolean | readonly string[] | undefined
}

/**
 * What is counted: how many, a number added up or its mean, least or most, the share for which something holds, and of
 * cases the median hours from filing to the end and the share in time.
 */
export type Measure =
  | { readonly what: 'count' | 'closing' | 'inTime' }
  | { readonly what: 'sum' | 'mean' | 'min' | 'max'; readonly column: string }
  | { readonly what: 'share'; readonly where: readonly QuestionFilter[] }

/** An ad-hoc question as data. Days are 'YYYY-MM-DD' of the office, both included. */
export interface Question {
  readonly of: { readonly kind: 'cases' | 'entries'; readonly name: string }
  readonly groups: readonly Group[]
  readonly measures: readonly Measure[]
  readonly where: readonly QuestionFilter[]
  readonly period?: { readonly of: string; readonly from?: string | undefined; readonly to?: string | undefined } | undefined
  /** Of a register: as it stood at the end of this day; without it as it stands now. */
  readonly at?: string | undefined
}

/** What may be asked about: a case type or a register, with its columns apart from personal ones. */
export interface Subject {
  readonly kind: 'cases' | 'entries'
  readonly name: string
  readonly title: string
  readonly columns: Readonly<Record<string, FieldData>>
  readonly personal: readonly string[]
  /** It is about persons: their numbers are rounded to fives, few are not shown. */
  readonly persons: boolean
}

/** What every case and every entry has, whatever its form asks. Their names begin with `$`. */
const own = {
  cases: {
    $filed: 'moment',
    $closed: 'moment',
    $changed: 'moment',
    $state: 'choice',
    $late: 'yesno',
    $channel: 'choice',
    $unit: 'unit',
    $community: 'place',
    $grid: 'place',
  },
  entries: { $made: 'moment', $changed: 'moment', $confirmed: 'moment', $community: 'place', $grid: 'place' },
} as const satisfies Record<Subject['kind'], Record<string, FieldKind>>

const ownColumns = (kind: Subject['kind'], lang: Lang): Record<string, FieldData> =>
  Object.fromEntries(
    Object.entries(own[kind]).map(([name, of]) => [
      name,
      { kind: of, title: questionPhrase(lang, `own.${name}`), required: true },
    ]),
  )

const split = (fields: Readonly<Record<string, FieldData>>) => {
  const all = Object.entries(fields)
  return {
    columns: Object.fromEntries(all.filter(([, field]) => !field.personal)),
    personal: all.flatMap(([key, field]) => (field.personal ? [key] : [])),
  }
}

/** What may be asked about a case type. It is about persons when its form cannot be filed without naming one. */
export function caseSubject(name: string, def: CaseData, lang: Lang): Subject {
  const { columns, personal } = split(allFields(def))
  const states = Object.fromEntries(Object.entries(def.states).map(([state, { title }]) => [state, title]))
  const mine = ownColumns('cases', lang)
  const persons = caseAboutPersons(def)
  const withStates = { ...mine, $state: { ...mine.$state!, options: states } }
  return { kind: 'cases', name, title: def.title, columns: { ...withStates, ...columns }, personal, persons }
}

/** What may be asked about a register with a ledger; null for one of rules. */
export function entrySubject(name: string, def: RegisterData, lang: Lang): Subject | null {
  const { title, columns, ledger } = def
  if (!ledger) return null
  const { columns: asked, personal } = split(columns)
  const persons = registerAboutPersons(def)
  return { kind: 'entries', name, title, columns: { ...ownColumns('entries', lang), ...asked }, personal, persons }
}

const timed: readonly FieldKind[] = ['day', 'moment']
const numeric: readonly FieldKind[] = ['count', 'amount']
const plainGroups: readonly FieldKind[] = ['choice', 'yesno', 'unit', 'item']
const places = ['$community', '$grid']

/** May things be divided by this column, and how? Free text and photos never; places only by community and grid. */
export function groupingOf(column: string, { kind, register }: FieldData): 'value' | 'time' | 'bands' | null {
  if (register === promises) return null
  if (timed.includes(kind)) return 'time'
  if (numeric.includes(kind)) return 'bands'
  return plainGroups.includes(kind) || places.includes(column) ? 'value' : null
}

export const isNumber = ({ kind }: FieldData): boolean => numeric.includes(kind)
export const isTimed = ({ kind }: FieldData): boolean => timed.includes(kind)

/** What a column may be held against. Words in the free text of cases are looked up in the list, not counted here. */
export function opsOf(subject: Subject, column: string): readonly QuestionFilter['op'][] {
  const field = subject.columns[column]
  if (!field) return []
  if (column === '$late') return ['is']
  if (column === '$closed') return ['filled', 'empty', 'atLeast', 'atMost']
  const always = ['filled', 'empty'] as const
  switch (field.kind) {
    case 'choice':
    case 'unit':
      return ['is', 'in', ...always]
    case 'item':
      // Promises are too many to choose from; questions about them are asked of plans.
      return field.register === promises ? always : ['is', 'in', ...always]
    case 'place':
      return places.includes(column) ? ['is', 'in', ...always] : always
    case 'yesno':
      return ['is', ...always]
    case 'choices':
    case 'units':
      return ['has', ...always]
    case 'count':
    case 'amount':
      return ['is', 'atLeast', 'atMost', ...always]
    case 'day':
    case 'moment':
      return ['atLeast', 'atMost', ...always]
    case 'text':
    case 'note':
      return subject.kind === 'entries' ? ['contains', ...always] : always
    default:
      return always
  }
}

export const mostGroups = 3
const mostMeasures = 6
const mostFilters = 12
const mostBands = 20
/** The codes of what is wrong with a part of a question. */
export type QuestionMistake =
  | 'unknown'
  | 'personal'
  | 'no-group'
  | 'no-number'
  | 'no-time'
  | 'no-op'
  | 'no-value'
  | 'bands'
  | 'twice'
  | 'order'
  | 'many'
  | 'empty'
  | 'one-person'

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)

/**
 * What is wrong with a question about a subject: where → code. Nothing when it may be asked. A personal column is refused
 * wherever it is named, as one that is not there would be, but under its own code.
 */
export function questionMistakes(subject: Subject, q: Question): Readonly<Record<string, QuestionMistake>> {
  const wrong: Record<string, QuestionMistake> = {}
  const say = (where: string, code: QuestionMistake | null) => {
    if (code) wrong[where] ??= code
  }
  const column = (name: string): FieldData | QuestionMistake =>
    subject.personal.includes(name) ? 'personal' : Object.hasOwn(subject.columns, name) ? subject.columns[name]! : 'unknown'
  const filter = ({ column: name, op, value }: QuestionFilter): QuestionMistake | null => {
    const field = column(name)
    if (typeof field === 'string') return field
    if (!opsOf(subject, name).includes(op)) return 'no-op'
    return fits(field, op, value) ? null : 'no-value'
  }
  if (q.groups.length > mostGroups) say('groups', 'many')
  if (q.measures.length === 0) say('measures', 'empty')
  if (q.measures.length > mostMeasures) say('measures', 'many')
  if (q.where.length > mostFilters) say('where', 'many')
  for (const [n, group] of q.groups.entries()) {
    const field = column(group.by)
    const where = `groups.${n}`
    if (typeof field === 'string') {
      say(where, field)
      continue
    }
    const how = groupingOf(group.by, field)
    if (how === null) say(where, 'no-group')
    if (how === 'time' && !group.every) say(where, 'no-time')
    if (how === 'bands' && !risingBands(group.bands)) say(where, 'bands')
    if (how !== 'time' && group.every) say(where, 'no-time')
    if (how !== 'bands' && group.bands) say(where, 'bands')
    if (q.groups.slice(0, n).some(other => other.by === group.by && other.every === group.every)) say(where, 'twice')
  }
  for (const [n, measure] of q.measures.entries()) {
    const where = `measures.${n}`
    if (q.measures.slice(0, n).some(other => JSON.stringify(other) === JSON.stringify(measure))) say(where, 'twice')
    if ('column' in measure) {
      const field = column(measure.column)
      say(where, typeof field === 'string' ? field : isNumber(field) ? null : 'no-number')
      // The least and the most are what one single person has.
      if (subject.persons && (measure.what === 'min' || measure.what === 'max')) say(where, 'one-person')
    } else if (measure.what === 'share') {
      if (measure.where.length === 0) say(where, 'empty')
      if (measure.where.length > mostFilters) say(where, 'many')
      for (const one of measure.where) say(where, filter(one))
    } else if (measure.what !== 'count' && subject.kind !== 'cases') say(where, 'unknown')
  }
  for (const [n, one] of q.where.entries()) say(`where.${n}`, filter(one))
  if (q.period) {
    const field = column(q.period.of)
    say('period', typeof field === 'string' ? field : isTimed(field) ? null : 'no-time')
    const { from, to } = q.period
    if ([from, to].some(day => day !== undefined && !isDay(day))) say('period', 'no-value')
    if (from !== undefined && to !== undefined && from > to) say('period', 'order')
  }
  if (q.at !== undefined) say('at', subject.kind !== 'entries' ? 'unknown' : isDay(q.at) ? null : 'no-value')
  return wrong
}

const risingBands = (bands: readonly number[] | undefined): boolean =>
  bands !== undefined &&
  bands.length > 0 &&
  bands.length <= mostBands &&
  bands.every((bound, n) => Number.isFinite(bound) && (n === 0 || bound > bands[n - 1]!))

function fits(field: FieldData, op: QuestionFilter['op'], value: QuestionFilter['value']): boolean {
  if (op === 'filled' || op === 'empty') return value === undefined
  if (op === 'in') return Array.isArray(value) && value.length > 0
  if (isNumber(field)) return typeof value === 'number' && Number.isFinite(value)
  if (isTimed(field)) return isDay(value)
  if (field.kind === 'yesno') return typeof value === 'boolean'
  return typeof value === 'string' && value !== ''
}

/** The key of the band a number lies in: how many bounds are at or below it. */
export const bandOf = (value: number, bands: readonly number[]): number => bands.filter(bound => bound <= value).length

/** Is the value of the measure a share, from 0 to 1? */
export const shareLike = ({ what }: Measure): boolean => what === 'share' || what === 'inTime'
