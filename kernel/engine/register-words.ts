import type { Catalogue } from './translate.ts'

/** A field's title, or its title and what stands below it: options, `$hint`, `$measure`, `$purpose`, the columns of its rows. */
export type Word = string | readonly [title: string, below: Readonly<Record<string, Word>>]

/** The words of one field and of what stands below it, by path. */
export const wordsAt = (at: string, word: Word): (readonly [string, string])[] =>
  typeof word === 'string'
    ? [[at, word]]
    : [[at, word[0]], ...Object.entries(word[1]).flatMap(([key, below]) => wordsAt(`${at}.${key}`, below))]

/** The English of the usual columns of registers (`kernel/define/usual-columns.ts`). */
export const telephoneEn: Word = ['Telephone', { $hint: 'Of the organisation or duty room, not a private one' }]
export const workingEn: Word = ['In use', { open: 'In use', works: 'Under works', planned: 'Planned', closed: 'Closed' }]
export const creditCodeEn = 'Unified social credit code'
export const squareMetres = (title: string): Word => [title, { $measure: 'm²' }]
export const counted = (title: string, measure: string): Word => [title, { $measure: measure }]

/** The English of one register by path; what stands below a column is its options, `$hint`, `$measure` and `$purpose`. */
export function registerWords(
  path: string,
  title: string,
  columns: Readonly<Record<string, Word>>,
  ledger: { readonly figures?: Readonly<Record<string, string>>; readonly service?: string } = {},
): Catalogue {
  const words = Object.entries(columns).flatMap(([column, word]) => wordsAt(`${path}.${column}`, word))
  const figures = Object.entries(ledger.figures ?? {}).map(([name, said]) => [`${path}.$figures.${name}`, said] as const)
  return {
    [path]: title,
    ...Object.fromEntries([...words, ...figures]),
    ...(ledger.service !== undefined && { [`${path}.$service`]: ledger.service }),
  }
}
