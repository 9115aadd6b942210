import { type Word, wordsAt } from './register-words.ts'
import type { Catalogue } from './translate.ts'

type Words = Readonly<Record<string, Word>>
type Asking = string | readonly [title: string, asks: Words]

const fieldWords = (at: string, fields: Words) =>
  Object.entries(fields).flatMap(([field, word]) => wordsAt(`${at}.${field}`, word))

const askingWords = (at: string, all: Readonly<Record<string, Asking>>) =>
  Object.entries(all).flatMap(([name, asking]) =>
    typeof asking === 'string'
      ? [[`${at}.${name}`, asking] as const]
      : [[`${at}.${name}`, asking[0]] as const, ...fieldWords(`${at}.${name}`, asking[1])],
  )

/**
 * The English of one case type by path. A field is its title, or its title and what stands below it (options, `$hint`,
 * `$measure`, `$purpose`); a step, or a state with tasks, is its title, or its title and the fields it asks.
 */
export function caseWords(
  path: string,
  title: string,
  words: {
    readonly form: Words
    readonly states: Readonly<Record<string, Asking>>
    readonly steps: Readonly<Record<string, Asking>>
    readonly beside?: readonly string[]
    readonly paper?: string
  },
): Catalogue {
  return {
    [path]: title,
    ...Object.fromEntries([
      ...fieldWords(`${path}.form`, words.form),
      ...(words.beside ?? []).map((said, n) => [`${path}.$beside.${n}`, said] as const),
      ...(words.paper === undefined ? [] : [[`${path}.$paper`, words.paper] as const]),
      ...askingWords(`${path}.states`, words.states),
      ...askingWords(`${path}.steps`, words.steps),
    ]),
  }
}
