import type { FieldData, FieldsData } from '#kernel/define/field'

/** How a form is laid out on a phone: words, photo and place first, the rest as needed or folded away. */
export type FormPlan = {
  readonly words: string | undefined
  readonly photos: string | undefined
  readonly place: string | undefined
  /** Required fields beside those three. */
  readonly needed: readonly string[]
  /** What may be left out; personal ones last, for they ask for more trust. */
  readonly folded: readonly string[]
}

export function planForm(form: FieldsData): FormPlan {
  const entries = Object.entries(form)
  const first = (is: (field: FieldData) => boolean) => entries.find(([, field]) => is(field))?.[0]
  const words = first(field => field.kind === 'note' && !field.personal && field.required)
  const photos = first(field => field.kind === 'photos')
  const place = first(field => field.kind === 'place')
  const rest = entries.filter(([key]) => key !== words && key !== photos && key !== place)
  const optional = rest.filter(([, field]) => !field.required)
  const keys = (some: typeof entries) => some.map(([key]) => key)
  return {
    words,
    photos,
    place,
    needed: keys(rest.filter(([, field]) => field.required)),
    folded: [...keys(optional.filter(([, field]) => !field.personal)), ...keys(optional.filter(([, field]) => field.personal))],
  }
}

const isEmpty = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

/** Required fields that are still empty, in the order they stand on the page. */
export function missing(form: FieldsData, plan: FormPlan, answers: Readonly<Record<string, unknown>>): string[] {
  const shown = [plan.words, plan.photos, plan.place, ...plan.needed, ...plan.folded]
  return shown.filter((key): key is string => key !== undefined && form[key]?.required === true && isEmpty(answers[key]))
}

/** What the report is called in a list: its first words. */
export function titleOf(plan: FormPlan, answers: Readonly<Record<string, unknown>>, otherwise: string): string {
  const words = plan.words === undefined ? undefined : answers[plan.words]
  const line = typeof words === 'string' ? words.trim().replace(/\s+/g, ' ') : ''
  return line === '' ? otherwise : cut(line, 40)
}

/** The first letters, with an ellipsis when there are more; words of an alphabet are not cut in the middle. */
function cut(line: string, most: number): string {
  const letters = [...line]
  if (letters.length <= most) return line
  const head = letters.slice(0, most).join('')
  const inWord = /\w$/.test(head) && /^\w/.test(letters[most] ?? '')
  return `${inWord ? head.replace(/\s+\S*$/, '') : head}…`
}
