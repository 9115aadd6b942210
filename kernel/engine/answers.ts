import type { FieldData, FieldsData } from '../define/field.ts'
import type { Context } from './context.ts'
import type { Data, FieldProblem, Refusal } from './model.ts'

type Known = Pick<Context, 'now' | 'row' | 'hasUnit' | 'hasFile'>

// Letters that reorder or hide text (bidi overrides) and control characters have no place in a report; line breaks and
// tabs do. Right-to-left scripts themselves and emoji are welcome.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters refused here
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/
const dayPattern = /^\d{4}-\d{2}-\d{2}$/
const phonePattern = /^[+\d][\d\s-]{4,19}$/
const year = 365.25 * 86_400_000

const words = (value: unknown, max: number): FieldProblem | null => {
  if (typeof value !== 'string') return 'wrong-kind'
  if (unprintable.test(value)) return 'control-characters'
  return [...value].length > max ? 'too-long' : null
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

const isObject = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v)

function whichPlace(value: unknown): FieldProblem | null {
  if (!isObject(value)) return 'wrong-kind'
  const { point, address } = value
  if (address !== undefined) {
    const wrong = words(address, 200)
    if (wrong) return wrong
  }
  if (point === undefined) return address ? null : 'missing'
  const right = Array.isArray(point) && point.length === 2 && point.every(n => typeof n === 'number' && Number.isFinite(n))
  return right ? null : 'wrong-kind'
}

function whichPerson(value: unknown): FieldProblem | null {
  if (!isObject(value)) return 'wrong-kind'
  const wrong = words(value.name, 60)
  if (wrong) return wrong
  return value.phone === undefined || (typeof value.phone === 'string' && phonePattern.test(value.phone)) ? null : 'wrong-kind'
}

function whichDay(value: unknown): FieldProblem | null {
  if (typeof value !== 'string' || !dayPattern.test(value)) return 'not-a-date'
  const at = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value) return 'not-a-date'
  return at.getUTCFullYear() < 1900 || at.getUTCFullYear() > 2200 ? 'absurd-date' : null
}

function whichMoment(value: unknown, now: number): FieldProblem | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-date'
  if (value > now + 5 * 60_000) return 'in-the-future'
  return value < now - 30 * year ? 'absurd-date' : null
}

const units = ['minute', 'hour', 'workhour', 'workday', 'day', 'month']
const whichSpan = (value: unknown): FieldProblem | null => {
  if (!isObject(value) || typeof value.amount !== 'number' || !units.includes(String(value.unit))) return 'wrong-kind'
  if (!Number.isFinite(value.amount) || value.amount <= 0) return 'too-small'
  return value.amount > 3660 ? 'too-big' : null
}

/** What is wrong with one value, or null. A value that is not there is judged by the caller. */
export function problemWith(field: FieldData, value: unknown, known: Known): FieldProblem | null {
  switch (field.kind) {
    case 'text':
    case 'note':
      return words(value, field.max ?? 4000)
    case 'count':
      return Number.isSafeInteger(value) ? size(value as number, field, 'too-small', 'too-big') : 'wrong-kind'
    case 'amount':
      return typeof value === 'number' && Number.isFinite(value) ? size(value, field, 'too-small', 'too-big') : 'wrong-kind'
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options ?? {}, value) ? null : 'not-an-option'
    case 'choices':
      return list(value, field, v => Object.hasOwn(field.options ?? {}, v), 'not-an-option')
    case 'yesno':
      return typeof value === 'boolean' ? null : 'wrong-kind'
    case 'day':
      return whichDay(value)
    case 'moment':
      return whichMoment(value, known.now)
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
    case 'item':
      return typeof value === 'string' && known.row(field.register ?? '', value) ? null : 'no-such-row'
  }
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/**
 * Checks answers against the fields asked and returns them cleaned (empty ones left out, text trimmed), or what is wrong
 * with each field. A field nobody asked for is refused, not dropped: silence would lose what somebody wrote.
 */
export function readAnswers(fields: FieldsData, answers: Data, known: Known): { readonly answers: Data } | Refusal {
  const problems: Record<string, FieldProblem> = {}
  const clean: Record<string, unknown> = {}
  for (const key of Object.keys(answers)) if (!Object.hasOwn(fields, key)) problems[key] = 'unknown'
  for (const [key, field] of Object.entries(fields)) {
    const value = answers[key]
    if (isEmpty(value)) {
      if (field.required) problems[key] = 'missing'
      continue
    }
    const problem = problemWith(field, value, known)
    if (problem) problems[key] = problem
    else clean[key] = typeof value === 'string' ? value.trim() : value
  }
  return Object.keys(problems).length > 0 ? { refused: 'answers-invalid', fields: problems } : { answers: clean }
}
