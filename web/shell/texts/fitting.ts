import type { StandardText } from '#contract/templates'
import type { FieldsData } from '#kernel/define/field'

export type Where = { readonly type: string; readonly step?: string | undefined; readonly category?: string | null | undefined }

const fits = (asked: string | null, here: string | null | undefined) => asked === null || asked === here

/** The texts written for this step, field and category, and those for any; the closer ones first. */
export function fitting(texts: readonly StandardText[], { type, step, category }: Where, fields: FieldsData): StandardText[] {
  const here = texts.filter(
    text =>
      fits(text.type, type) &&
      fits(text.step, step) &&
      // A catalogue entry is written for with its beginning too: 01 for everything of that class.
      (text.category === null || (category ?? '').startsWith(text.category)) &&
      (text.field === null || text.field in fields),
  )
  const closeness = ({ step: s, field, category: c }: StandardText) => [s, field, c].filter(one => one !== null).length
  return here.sort((a, b) => closeness(b) - closeness(a) || a.title.localeCompare(b.title, 'zh'))
}

/** Names in braces become what they stand for; one that stands for nothing here is left out. */
export const filled = (body: string, values: Readonly<Record<string, string | undefined>>): string =>
  body.replace(/\{([A-Za-z]+)\}/g, (_, name: string) => values[name] ?? '')

/** The text where the cursor stands, or on a line of its own at the end. */
export function putInto(before: string, text: string, at: readonly [number, number] | undefined): string {
  if (at) return before.slice(0, at[0]) + text + before.slice(at[1])
  return before === '' ? text : `${before}\n${text}`
}

/** The fields words can be put into; those that must be filled in first. */
export const wordFields = (fields: FieldsData): string[] => {
  const keys = Object.keys(fields).filter(key => ['note', 'text'].includes(fields[key]!.kind))
  return [...keys.filter(key => fields[key]!.required), ...keys.filter(key => !fields[key]!.required)]
}
