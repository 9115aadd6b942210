import type { FieldFrom, ImportMapping } from '#contract/case-import'
import type { CaseData } from '#kernel/index'

type Column = NonNullable<FieldFrom['column']>
const named = (column: Column | undefined): string => (column === undefined ? '' : JSON.stringify(column))

/** A column as the value of a list of choices, and back. */
export const toChoice = (column: Column | undefined): string | undefined => named(column) || undefined
export const fromChoice = (choice: string | undefined): Column | undefined =>
  choice === undefined ? undefined : (JSON.parse(choice) as Column)

/** What a list of choices calls a column, also several that are joined. */
export const sayColumn = (column: Column): string => (Array.isArray(column) ? column.join(' + ') : String(column))

/** The mapping without what is not set: what was chosen away is gone, not empty. */
export const without = <T extends object>(whole: T, key: keyof T): T =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)) as T

/** The columns that can be called by their headings. */
export const namedColumns = (columns: readonly string[]): string[] =>
  columns.filter((title, n) => title !== '' && columns.indexOf(title) === n)

type About = Pick<ImportMapping, 'source' | 'channel'> & { readonly type: string; readonly id: string; readonly header: number }

/** Where a file's headings say nothing: its number, and the rest to be chosen. */
export const firstMapping = (def: CaseData, about: About): ImportMapping => ({
  ...about,
  sheet: 1,
  fields: about.channel === 'hotline' && def.form.order ? { order: { column: about.id } } : {},
})

const one = (column: Column): string | number => (Array.isArray(column) ? column[0]! : column)

/** An order's number names the order on the case, too. */
export const withId = (mapping: ImportMapping, column: string | number): ImportMapping =>
  mapping.fields.order ? withField({ ...mapping, id: column }, 'order', column) : { ...mapping, id: column }

/** Puts a column where the mapping has a moment, keeping how it is written. */
export function withMoment(mapping: ImportMapping, key: 'filedAt' | 'dueAt', column: Column | undefined): ImportMapping {
  return column === undefined ? without(mapping, key) : { ...mapping, [key]: { ...mapping[key], column: one(column) } }
}

export function withEnd(mapping: ImportMapping, column: Column | undefined): ImportMapping {
  if (column === undefined) return without(mapping, 'ended')
  return { ...mapping, ended: { ...mapping.ended, at: { ...mapping.ended?.at, column: one(column) } } }
}

export function withStatus(mapping: ImportMapping, column: Column | undefined, values: readonly string[]): ImportMapping {
  if (!mapping.ended) return mapping
  const status = column === undefined || values.length === 0 ? undefined : { column: one(column), values: [...values] }
  return { ...mapping, ended: status ? { ...mapping.ended, status } : without(mapping.ended, 'status') }
}

export function withField(mapping: ImportMapping, field: string, column: Column | undefined): ImportMapping {
  if (column === undefined) return { ...mapping, fields: without(mapping.fields, field) }
  return { ...mapping, fields: { ...mapping.fields, [field]: { ...mapping.fields[field], column } } }
}

export function withPlace(mapping: ImportMapping, key: 'address' | 'lng' | 'lat', column: Column | undefined): ImportMapping {
  const place = mapping.place ?? { datum: 'wgs84', outside: 'address' }
  const next = column === undefined ? without(place, key) : { ...place, [key]: key === 'address' ? column : one(column) }
  return { ...mapping, place: next }
}
