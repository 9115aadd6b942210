import { type Asks, type Condition, conditionOf, type Expr } from './expr.ts'
import type { Span } from './span.ts'

/** Why a personal field may be asked at all. Without it the definition does not compile (PIPL 6, 13, 17, 19). */
export interface Personal {
  /** What the office needs it for, in a sentence the person can read. */
  readonly purpose: string
  /** PIPL article 13: which of the lawful grounds. */
  readonly basis: 'consent' | 'contract' | 'legal-duty' | 'emergency'
  /** How long after the case ends it is kept; then it is erased. */
  readonly keep: Span
  /** PIPL article 28: needs separate consent. */
  readonly sensitive?: boolean
}

export type FieldKind =
  | 'text'
  | 'note'
  | 'count'
  | 'amount'
  | 'choice'
  | 'choices'
  | 'yesno'
  | 'day'
  | 'moment'
  | 'span'
  | 'photos'
  | 'place'
  | 'person'
  | 'phone'
  | 'unit'
  | 'units'
  | 'item'
  | 'checks'
  | 'rows'

/** A field as data: what is stored, hashed, sent to the browser and drawn. */
export interface FieldData {
  readonly kind: FieldKind
  readonly title: string
  readonly required: boolean
  readonly hint?: string
  readonly options?: Readonly<Record<string, string>>
  readonly min?: number
  readonly max?: number
  /** What a number counts or measures: 户, ㎡, 元. */
  readonly measure?: string
  /** For `text`: how it must be written. `credit-code`: a unified social credit code with its check digit (GB 32100-2015). */
  readonly form?: 'credit-code'
  /** Other headings under which people's tables know the column. */
  readonly aka?: readonly string[]
  /** For `moment`: it may lie ahead, as a deadline does. */
  readonly ahead?: true
  /** Comes with what another system hands over: forms that people fill do not ask it. */
  readonly passedOn?: true
  /** For `item`: the register whose rows may be chosen, of the same programme, or `programme.register`. */
  readonly register?: string
  /** For `rows`: what each row answers. */
  readonly columns?: FieldsData
  /** For `checks`: where the points to look at stand. */
  readonly points?: PointsData
  /** For `unit`: the office's rules propose who receives first; for `units`: who helps. */
  readonly routed?: true
  /** The field of the case whose value is proposed here, e.g. the decisions as the minutes have them. */
  readonly like?: string
  readonly personal?: Personal
  /** Asked only while this holds; a value given before is dropped when it no longer does. */
  readonly when?: Expr
}

/**
 * The points of a checklist: `item` is a field of the form whose row has a `column` with the key of a row in the field's
 * `register`; that row's column `lines` holds one point on each line. So every place has the checklist it needs.
 */
export interface PointsData {
  readonly item: string
  readonly column: string
  readonly lines: string
}

declare const typed: unique symbol

/** A field with its value type, whether it is personal and whether it is required, known to the compiler only. */
export interface Field<T = unknown, P extends boolean = boolean, R extends boolean = boolean> extends FieldData {
  readonly [typed]?: { readonly value: T; readonly personal: P; readonly required: R }
}

export type Fields = Readonly<Record<string, Field>>
export type FieldsData = Readonly<Record<string, FieldData>>
type Typed<F extends Field> = NonNullable<F[typeof typed]>
export type ValueOf<F extends Field> = Typed<F>['value']
export type IsPersonal<F extends Field> = Typed<F>['personal']
export type IsRequired<F extends Field> = Typed<F>['required']

/** Longitude and latitude in degrees, WGS84/CGCS2000. */
export type LngLat = readonly [lng: number, lat: number]
/** Where something is: a point, words, or both. The office works out grid, community and building from the point. */
export interface PlaceValue {
  readonly point?: LngLat
  readonly address?: string
  /** How sure the point is, in metres, as the phone said. */
  readonly accuracy?: number
  /** Without a point: the community the person named, by id. More is not claimed to be known. */
  readonly community?: string
}
export interface PersonValue {
  readonly name: string
  readonly phone?: string
}

/** One point of a checklist and what was found: all right, something wrong, or nothing there to check. */
export interface Check {
  readonly point: string
  readonly found: 'fine' | 'wrong' | 'none'
}

interface Hints {
  readonly hint?: string
  readonly aka?: readonly string[]
}
const field = <T, P extends boolean, R extends boolean>(data: Omit<FieldData, 'required'>): Field<T, P, R> =>
  ({ required: true, ...data }) as Field<T, P, R>

/** One line, at most 200 characters. */
export const text = (title: string, more: Hints & { max?: number; form?: 'credit-code' } = {}) =>
  field<string, false, true>({ kind: 'text', title, max: 200, ...more })
/** Several lines, at most 4,000 characters unless said otherwise. */
export const note = (title: string, more: Hints & { max?: number } = {}) =>
  field<string, false, true>({ kind: 'note', title, max: 4000, ...more })
/** A whole number from 0. */
export const count = (title: string, more: Hints & { min?: number; max?: number; measure?: string } = {}) =>
  field<number, false, true>({ kind: 'count', title, min: 0, ...more })
/** Money in yuan, two decimals. */
export const amount = (title: string, more: Hints & { min?: number; max?: number } = {}) =>
  field<number, false, true>({ kind: 'amount', title, min: 0, ...more })
/** A length, an area, a weight: a number with at most two decimals and what it measures. */
export const measured = (title: string, measure: string, more: Hints & { min?: number; max?: number } = {}) =>
  field<number, false, true>({ kind: 'amount', title, measure, min: 0, ...more })
/** One of a few named options. */
export const choice = <const O extends Record<string, string>>(title: string, options: O, more: Hints = {}) =>
  field<keyof O & string, false, true>({ kind: 'choice', title, options, ...more })
/** Any of a few named options. */
export const choices = <const O extends Record<string, string>>(title: string, options: O, more: Hints = {}) =>
  field<readonly (keyof O & string)[], false, true>({ kind: 'choices', title, options, ...more })
export const yesno = (title: string, more: Hints = {}) => field<boolean, false, true>({ kind: 'yesno', title, ...more })
/** A date 'YYYY-MM-DD'. */
export const day = (title: string, more: Hints = {}) => field<string, false, true>({ kind: 'day', title, ...more })
/** A moment, epoch milliseconds. */
export const moment = (title: string, more: Hints = {}) => field<number, false, true>({ kind: 'moment', title, ...more })
/** A moment that may lie ahead, e.g. until when an answer is wanted. */
export const deadline = (title: string, more: Hints = {}) =>
  field<number, false, true>({ kind: 'moment', title, ahead: true, ...more })
/** A length of time with its unit: what a deadline is made of. */
export const span = (title: string, more: Hints = {}) => field<Span, false, true>({ kind: 'span', title, ...more })
/** File ids of uploaded pictures, at most nine unless said otherwise. */
export const photos = (title: string, more: Hints & { min?: number; max?: number } = {}) =>
  field<readonly string[], false, true>({ kind: 'photos', title, min: 1, max: 9, ...more })
export const place = (title: string, more: Hints = {}) => field<PlaceValue, false, true>({ kind: 'place', title, ...more })
/** A person who speaks or is helped. Never a person spoken about (systems.md K). */
export const person = (title: string, personal: Personal, more: Hints = {}) =>
  field<PersonValue, true, true>({ kind: 'person', title, personal, ...more })
export const phone = (title: string, personal: Personal, more: Hints = {}) =>
  field<string, true, true>({ kind: 'phone', title, personal, ...more })
/** The id of a unit of the office or a department. */
export const unit = (title: string, more: Hints & { routed?: true; like?: string } = {}) =>
  field<string, false, true>({ kind: 'unit', title, ...more })
export const units = (title: string, more: Hints & { min?: number; max?: number; routed?: true } = {}) =>
  field<readonly string[], false, true>({ kind: 'units', title, min: 1, max: 10, ...more })
/** The key of a row in a register, e.g. a category of the catalogue. */
export const item = (title: string, register: string, more: Hints = {}) =>
  field<string, false, true>({ kind: 'item', title, register, ...more })

/** The register whose rows are the promises of adopted plans: no programme keeps it, plans do. */
export const promises = 'plans.promises'
/** A promise of an adopted plan, found by words of it. */
export const promise = (title: string, more: Hints = {}) => item(title, promises, more)

/**
 * A small table: each row answers the same fields, e.g. the items of an agenda or what was decided. At most thirty rows
 * unless said otherwise. Pictures, places, checklists, persons and other rows have no place in one.
 */
export const rows = <const C extends Fields>(
  title: string,
  columns: C,
  more: Hints & { min?: number; max?: number; like?: string } = {},
) => field<readonly Values<C>[], false, true>({ kind: 'rows', title, columns, min: 1, max: 30, ...more })

/** A checklist gone through point by point. */
export const checks = (title: string, points: PointsData & { readonly register: string }, more: Hints = {}) => {
  const { register, ...where } = points
  return field<readonly Check[], false, true>({ kind: 'checks', title, register, points: where, ...more })
}

/** The same field, which may be left empty. */
export const optional = <T, P extends boolean>(f: Field<T, P, true>): Field<T, P, false> =>
  ({ ...f, required: false }) as unknown as Field<T, P, false>

/** The same field, optional, filled only from what another system hands over: residents and field workers are not asked it. */
export const passedOn = <T, P extends boolean>(f: Field<T, P, true>): Field<T, P, false> =>
  ({ ...f, required: false, passedOn: true }) as unknown as Field<T, P, false>

/** Marks any field as personal, with the reason it may be asked. */
export const personal = <T, R extends boolean>(f: Field<T, false, R>, why: Personal): Field<T, true, R> =>
  ({ ...f, personal: why }) as unknown as Field<T, true, R>

/**
 * The same field, asked only under a condition on fields that stand before it: `when(note('...'), { kind }, c =>
 * c.kind.is('safety'))`. The fields asked about are handed over by name, so that the compiler knows their options.
 * A required field is required while it is asked. In a step's form the fields of the report may be asked about, too.
 */
export const when = <T, P extends boolean, G extends Fields>(
  f: Field<T, P, boolean>,
  _given: G,
  condition: (c: Omit<Asks<G>, '$taken'>) => Condition,
): Field<T, P, false> => ({ ...f, when: conditionOf<G>(condition) }) as unknown as Field<T, P, false>

type RequiredKeys<F extends Fields> = { [K in keyof F]: IsRequired<F[K]> extends true ? K : never }[keyof F]
/** What a filled-in form holds. */
export type Values<F extends Fields> = { readonly [K in RequiredKeys<F>]: ValueOf<F[K]> } & {
  readonly [K in Exclude<keyof F, RequiredKeys<F>>]?: ValueOf<F[K]>
}
export type PersonalKeys<F extends Fields> = {
  [K in keyof F]: IsPersonal<F[K]> extends true ? K : never
}[keyof F] &
  string
export type PublicKeys<F extends Fields> = Exclude<keyof F, PersonalKeys<F>> & string
