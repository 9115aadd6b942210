import type { Named } from './sources.ts'

/** Names that hold every typed word, those that begin with it first, then those whose name has it; else in their own order. */
export function findNamed(named: readonly Named[], typed: string): Named[] {
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...named]
  const [first = ''] = words
  const hits = named.filter(one => {
    const whole = `${one.name} ${one.id} ${one.note ?? ''} ${one.group ?? ''}`.toLowerCase()
    return words.every(word => whole.includes(word))
  })
  const begins = (one: Named) => one.name.toLowerCase().startsWith(first) || one.id.toLowerCase() === first
  const inName = (one: Named) => one.name.toLowerCase().includes(first)
  const rank = (one: Named) => (begins(one) ? 0 : inName(one) ? 1 : 2)
  return hits.toSorted((a, b) => rank(a) - rank(b))
}
