import type { FieldsData } from '#kernel/define/field'

/** The option of a choice that is called so, if there is one. */
export function optionNamed(form: FieldsData, name: string): { readonly key: string; readonly option: string } | undefined {
  for (const [key, field] of Object.entries(form)) {
    if (field.kind !== 'choice') continue
    const option = Object.entries(field.options ?? {}).find(([, title]) => title === name)?.[0]
    if (option) return { key, option }
  }
  return undefined
}
