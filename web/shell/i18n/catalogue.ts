/** English needs a singular; Chinese does not, so only English messages may be a pair. */
export type Plural = { readonly one: string; readonly other: string }
export type Message = string | Plural

/** What an English catalogue must look like for a given Chinese one: the same keys, none missing, none more. */
export type Mirror<Zh extends Catalogue> = { readonly [Key in keyof Zh]: Message }
export type Catalogue = Readonly<Record<string, string>>

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never
export type Value = string | number

/** The parameters a key needs, read from the `{names}` in its Chinese text. */
export type Params<Text extends string> = string extends Text
  ? []
  : [NamesIn<Text>] extends [never]
    ? []
    : [values: Record<NamesIn<Text>, Value>]

export type Translate<Zh extends Catalogue> = <Key extends keyof Zh & string>(key: Key, ...values: Params<Zh[Key]>) => string

export type Language = 'zh' | 'en'

const pluralRule = new Intl.PluralRules('en')

/** Fills a message; the parameter named `count` chooses between the English singular and plural. */
export function fill(message: Message, values: Readonly<Record<string, Value>> = {}): string {
  const text =
    typeof message === 'string' ? message : message[pluralRule.select(Number(values.count)) === 'one' ? 'one' : 'other']
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The names between braces in a message; both languages of a key must use the same ones. */
export function namesIn(message: Message): string[] {
  const text = typeof message === 'string' ? message : message.other
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), match => match[1] ?? ''))].sort()
}

/** Where two catalogues of one face disagree; empty when they are complete. */
export function compare(zh: Catalogue, en: Readonly<Record<string, Message>>): string[] {
  const faults: string[] = []
  for (const [key, text] of Object.entries(zh)) {
    const other = en[key]
    if (other === undefined) faults.push(`${key}: no English`)
    else if (namesIn(text).join() !== namesIn(other).join()) faults.push(`${key}: other parameters in English`)
    else if (text.trim() === '' || namesIn(other) === undefined) faults.push(`${key}: empty`)
  }
  for (const key of Object.keys(en)) if (!(key in zh)) faults.push(`${key}: no Chinese`)
  return faults
}
