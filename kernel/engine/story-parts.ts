import type { FieldsData } from '../define/field.ts'
import { mask } from './access.ts'
import type { Data } from './model.ts'
import { type Names, valueWords } from './values.ts'
import type { Lang } from './words/phrase.ts'

export interface Detail {
  readonly title: string
  readonly value: string
}

/** One thing that happened, told to a person. `command` names what caused it: several events of one command are one entry. */
export interface Entry {
  readonly command: string
  readonly at: number
  readonly who: string
  readonly what: string
  readonly details: readonly Detail[]
  /** File ids of the pictures it came with. */
  readonly photos: readonly string[]
  readonly tone: 'normal' | 'return' | 'soon' | 'late' | 'waiting'
}
export type Told = Omit<Entry, 'command' | 'at' | 'who'>

/** Answers as title and words; empty ones and pictures apart. */
export function detailsOf(fields: FieldsData, answers: Data, lang: Lang, names: Names): Detail[] {
  return Object.entries(answers).flatMap(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined
    // Written under an older definition: whether it was personal can no longer be told, so it stays masked.
    if (!field) return [{ title: key, value: typeof value === 'string' ? String(mask(value)) : '***' }]
    // A story is read by everybody who reads the case: personal values stay masked, lifting the mask is another matter.
    const words = valueWords(field, field.personal && value !== null ? mask(value) : value, lang, names)
    return words === null ? [] : [{ title: field.title, value: words }]
  })
}

export const photosOf = (fields: FieldsData, answers: Data): string[] =>
  Object.entries(answers).flatMap(([key, value]) =>
    Object.hasOwn(fields, key) && fields[key]?.kind === 'photos' && Array.isArray(value) ? (value as string[]) : [],
  )

export const told = (what: string, tone: Told['tone'] = 'normal', details: readonly Detail[] = []): Told => ({
  what,
  tone,
  details,
  photos: [],
})
