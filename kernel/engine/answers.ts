import { checkSocialCreditCode } from '#methods/social-credit-code/index'
import type { FieldData, FieldsData } from '../define/field.ts'
import { askedFields, isEmpty } from './asked.ts'
import type { Context } from './context.ts'
import type { Data, FieldProblem, Refusal } from './model.ts'

type Known = Pick<Context, 'now' | 'row' | 'hasUnit' | 'hasFile'>

// Letters that reorder or hide text (bidi overrides) and control characters have no place in a report; line breaks and
// tabs do. Right-to-left scripts themselves and emoji are welcome.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters refused here
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/
const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const lineBreak = /[\n\r]/
const phonePattern = /^[+\d][\d -]{4,19}$/
const year = 365.25 * 86_400_000

const words = (value: unknown, max: number): FieldProblem | null => {
  if (typeof value !== 'string') return 'wrong-kind'
  // Half a character cannot be stored.
  if (unprintable.test(value) || !value.isWellFormed()) return 'control-characters'
  return value.length > max && [...value].length > max ? 'too-long' : null
}

/** What is wrong with words that must be there, e.g. the reason of a return, or null. */
export const problemWithWords = (value: string, max = 1000): FieldProblem | null =>
  value.trim() === '' ? 'missing' : words(value, max)

/** A refusal naming every field that has a problem, or null when none has. */
export function wrong(fields: Readonly<Record<string, FieldProblem | null>>): Refusal | null {
  const problems = Object.entries(fields).flatMap(([key, p]) => (p ? [[key, p] as const] : []))
  return problems.length > 0 ? { refused: 'answers-invalid', fields: Object.fromEntries(problems) } : null
}

const size = (n: number, field: FieldData, small: FieldProblem, big: FieldProblem): FieldProblem | null => {
  if (field.min !== undefined && n < field.min) return small
  return field.max !== undefined && n > field.max ? big : null
}

const list = (value: unknown, field: FieldData, known: (v: string) => boolean, no: FieldProblem): FieldProblem | null => {
  if (!Array.isArray(value) || !value.every(v => typeof v === 'string')) return 'wrong-kind'
  if (new Set(value).size !== value.length) return 'too-many'
  return size(value.length, field, 'too-few', 'too-many') ?? (value.every(known) ? null : no)
}

/** An object with no other keys than these: what nobody asked for is not stored by the way. */
const isObject = (v: unknown, keys: readonly string[]): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v) && Object.keys(v).every(k => keys.includes(k))

const isNumber = (v: unknown, min: number, max: number): v is number => typeof v === 'number' && v >= min && v <= max

function whichPlace(value: unknown): FieldProblem | null {
  if (!isObject(value, ['point', 'address', 'accuracy', 'community'])) return 'wrong-kind'
  const { point, address, accuracy, community } = value
  if (community !== undefined && (typeof community !== 'string' || community.length > 60)) return 'wrong-kind'
  if (address !== undefined) {
    const wrong = words(address, 200)
    if (wrong) return wrong
  }
  if (accuracy !== undefined && !isNumber(accuracy, 0, 40_000_000)) return 'wrong-kind'
  if (point === undefined) return typeof address === 'string' && address.trim() !== '' ? null : 'missing'
  if (!Array.isArray(point) || point.length !== 2 || !point.every(n => typeof n === 'number')) return 'wrong-kind'
  return isNumber(point[0], -180, 180) && isNumber(point[1], -90, 90) ? null : 'outside'
}

function whichPerson(value: unknown): FieldProblem | null {
  if (!isObject(value, ['name', 'phone'])) return 'wrong-kind'
  const wrong = typeof value.name === 'string' ? problemWithWords(value.name, 60) : 'wrong-kind'
  if (wrong) return wrong
  return value.phone === undefined || (typeof value.phone === 'string' && phonePattern.test(value.phone)) ? null : 'wrong-kind'
}

function whichDay(value: unknown): FieldProblem | null {
  if (typeof value !== 'string' || !dayPattern.test(value)) return 'not-a-date'
  const at = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) return 'not-a-date'
  return at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 2200 ? 'absurd-date' : null
}

function whichMoment(value: unknown, now: number, ahead: boolean): FieldProblem | null {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'not-a-date'
  if (value > now + (ahead ? 10 * year : 5 * 60_000)) return ahead ? 'absurd-date' : 'in-the-future'
  return value < now - 30 * year ? 'absurd-date' : null
}

/** The longest span of each unit, about ten years; units not divided are counted whole. */
const longest = { minute: 5_270_400, hour: 87_840, workhour: 21_000, workday: 2_600, day: 3_660, month: 120 } as const
const whole: readonly string[] = ['workday', 'day', 'month']
const isUnit = (unit: unknown): unit is keyof typeof longest => typeof unit === 'string' && Object.hasOwn(longest, unit)
/** A span that `addSpan` can count, or what is wrong with it. */
export function whichSpan(value: unknown): FieldProblem | null {
  if (!isObject(value, ['amount', 'unit', 'lastDay', 'closedStart']) || typeof value.amount !== 'number' || !isUnit(value.unit))
    return 'wrong-kind'
  if (!(value.amount > 0)) return 'too-small'
  if (value.amount > longest[value.unit]) return 'too-big'
  if (whole.includes(value.unit) && !Number.isInteger(value.amount)) return 'wrong-kind'
  const { lastDay, closedStart, unit } = value
  const ends = unit === 'day' || unit === 'month' ? [undefined, 'as-counted', 'next-working-day'] : [undefined]
  const begins = unit === 'workday' ? [undefined, 'next-opening', 'same-day'] : [undefined]
  return ends.some(v => v === lastDay) && begins.some(v => v === closedStart) ? null : 'wrong-kind'
}

const found: readonly unknown[] = ['fine', 'wrong', 'none']
/** Whether the points are those of the place is asked where the place is known, in `checklist.ts`. */
function whichChecks(value: unknown): FieldProblem | null {
  if (!Array.isArray(value) || value.length > 60) return 'wrong-kind'
  const fits = (one: unknown) =>
    isObject(one, ['point', 'found']) && typeof one.point === 'string' && !words(one.point, 200) && found.includes(one.found)
  return value.every(fits) ? null : 'wrong-kind'
}

const dearest = 1e12
function whichAmount(value: unknown, field: FieldData): FieldProblem | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-kind'
  const wrong = size(value, { ...field, max: field.max ?? dearest }, 'too-small', 'too-big')
  return wrong ?? (Math.round(value * 100) / 100 === value ? null : 'wrong-kind')
}

/** Spaces, small and full-width letters are evened out before a code is kept, so that the same firm is found again. */
function whichCreditCode(value: unknown): FieldProblem | null {
  const wrong = words(value, 60)
  if (wrong || typeof value !== 'string') return wrong
  const { valid, faults } = checkSocialCreditCode(value)
  if (valid) return null
  return faults.every(({ why }) => why === 'check') ? 'wrong-check-digit' : 'no-credit-code'
}

/** A text as it is kept. */
const kept = (field: FieldData, value: string) =>
  field.form === 'credit-code' ? checkSocialCreditCode(value).code : value.trim()

/** What is wrong with one value, or null. A value that is not there is judged by the caller. */
export function problemWith(field: FieldData, value: unknown, known: Known): FieldProblem | null {
  switch (field.kind) {
    case 'text':
      if (field.form === 'credit-code') return whichCreditCode(value)
      return typeof value === 'string' && lineBreak.test(value.trim()) ? 'control-characters' : words(value, field.max ?? 200)
    case 'note':
      return words(value, field.max ?? 4000)
    case 'count':
      return Number.isSafeInteger(value) ? size(value as number, field, 'too-small', 'too-big') : 'wrong-kind'
    case 'amount':
      return whichAmount(value, field)
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options ?? {}, value) ? null : 'not-an-option'
    case 'choices':
      return list(value, field, v => Object.hasOwn(field.options ?? {}, v), 'not-an-option')
    case 'yesno':
      return typeof value === 'boolean' ? null : 'wrong-kind'
    case 'day':
      return whichDay(value)
    case 'moment':
      return whichMoment(value, known.now, field.ahead === true)
    case 'span':
      return whichSpan(value)
    case 'photos':
      return list(value, field, known.hasFile, 'no-such-file')
    case 'place':
      return whichPlace(value)
    case 'person':
      return whichPerson(value)
    case 'phone':
      return typeof value === 'string' && phonePattern.test(value) ? null : 'wrong-kind'
    case 'unit':
      return typeof value === 'string' && known.hasUnit(value) ? null : 'no-such-unit'
    case 'units':
      return list(value, field, known.hasUnit, 'no-such-unit')
    case 'checks':
      return whichChecks(value)
    case 'rows':
      // Read row by row, each column for itself, in `readAnswers`; nowhere else is there a place for them.
      return 'wrong-kind'
    case 'item':
      return typeof value === 'string' && known.row(field.register ?? '', value) ? null : 'no-such-row'
  }
}

/** The rows of a table, cleaned, or what is wrong: under the table's own name, or `table.row.column` with rows from 0. */
function readRows(
  key: string,
  field: FieldData,
  value: unknown,
  known: Known,
): { readonly rows?: readonly Data[]; readonly problems: Readonly<Record<string, FieldProblem>> } {
  const columns = field.columns ?? {}
  if (!Array.isArray(value) || !value.every(row => isObject(row, Object.keys(columns))))
    return { problems: { [key]: 'wrong-kind' } }
  const many = size(value.length, field, 'too-few', 'too-many')
  if (many) return { problems: { [key]: many } }
  const read = value.map((row: Data) => readAnswers(columns, row, known))
  const problems = read.flatMap((one, n) =>
    'refused' in one ? Object.entries(one.fields ?? {}).map(([column, no]) => [`${key}.${n}.${column}`, no] as const) : [],
  )
  return problems.length > 0
    ? { problems: Object.fromEntries(problems) }
    : { rows: read.flatMap(one => ('answers' in one ? [one.answers] : [])), problems: {} }
}

/**
 * Checks answers against the fields asked and returns them cleaned (empty ones left out, text trimmed), or what is wrong
 * with each field. A field nobody asked for is refused, not dropped: silence would lose what somebody wrote. An answer to
 * a field whose condition no longer holds is dropped: it answered a question that was taken back. `before` is what the
 * case holds already.
 */
export function readAnswers(
  fields: FieldsData,
  answers: Data,
  known: Known,
  before: Data = {},
): { readonly answers: Data } | Refusal {
  const problems = new Map<string, FieldProblem>()
  const clean: Record<string, unknown> = {}
  for (const key of Object.keys(answers)) if (!Object.hasOwn(fields, key)) problems.set(key, 'unknown')
  for (const [key, field] of Object.entries(askedFields(fields, answers, before))) {
    const value = Object.hasOwn(answers, key) ? answers[key] : undefined
    if (isEmpty(value)) {
      if (field.required) problems.set(key, 'missing')
      continue
    }
    if (field.kind === 'rows') {
      const read = readRows(key, field, value, known)
      if (read.rows) clean[key] = read.rows
      for (const [where, problem] of Object.entries(read.problems)) problems.set(where, problem)
      continue
    }
    const problem = problemWith(field, value, known)
    if (problem) problems.set(key, problem)
    else clean[key] = typeof value === 'string' ? kept(field, value) : value
  }
  return problems.size > 0 ? { refused: 'answers-invalid', fields: Object.fromEntries(problems) } : { answers: clean }
}
