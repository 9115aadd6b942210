import type { Tx } from './db.ts'
import { sql } from './sql.ts'

export interface AddressRow {
  readonly id: string
  readonly text: string
  readonly building: string
}

/** Full-width forms, capitals and spaces evened out, as the index has them. */
export const plain = (words: string): string => words.normalize('NFKC').toLowerCase().replaceAll(' ', '')

/** "12号3栋502" in its parts 12, 号, 3, 栋, 502: people leave out the stairwell between them. */
const partsOf = (words: string): string[] => words.match(/\p{Script=Han}+|\p{N}+|[a-z]+/gu)?.slice(0, 8) ?? []

/** A tsquery that is true of every text that holds this term: its pairs of neighbours, or the one character. */
function gramsOf(term: string): string {
  const letters = [...term].slice(0, 40)
  const grams = letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
  return [...new Set(grams)].map(gram => `'${gram.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' & ')
}

function holding(tx: Tx, terms: readonly string[], limit: number): Promise<AddressRow[]> {
  // The shortest of the first few hundred: a word that stands in every address must not sort them all.
  return tx.rows(
    sql<AddressRow>`select id, text, building_id as building
      from linli_find_addresses(${terms.map(gramsOf).join(' & ')}::tsquery, ${[...terms]}::text[], 400)
      where tenant_id = ${tx.tenant} order by length(text), text limit ${limit}`,
  )
}

/** Addresses that hold every word of `q`; when there are none, those that hold its numbers and words apart. */
export async function findAddresses(tx: Tx, q: string, limit: number): Promise<AddressRow[]> {
  const words = q
    .split(/\s+/)
    .map(plain)
    .filter(word => word !== '')
    .slice(0, 6)
  if (words.length === 0) return []
  const found = await holding(tx, words, limit)
  const parts = [...new Set(words.flatMap(partsOf))]
  return found.length > 0 || parts.length <= words.length ? found : holding(tx, parts, limit)
}
