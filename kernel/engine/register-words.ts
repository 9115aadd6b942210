import type { Catalogue } from './translate.ts'

export type Word = string | readonly [title: string, below: Readonly<Record<string, string>>]

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
  const words = Object.entries(columns).flatMap(([column, word]): (readonly [string, string])[] =>
    typeof word === 'string'
      ? [[`${path}.${column}`, word]]
      : [
          [`${path}.${column}`, word[0]],
          ...Object.entries(word[1]).map(([key, said]) => [`${path}.${column}.${key}`, said] as const),
        ],
  )
  const figures = Object.entries(ledger.figures ?? {}).map(([name, said]) => [`${path}.$figures.${name}`, said] as const)
  return {
    [path]: title,
    ...Object.fromEntries([...words, ...figures]),
    ...(ledger.service !== undefined && { [`${path}.$service`]: ledger.service }),
  }
}
