import type { Stop } from '#contract/rounds'

const named = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : undefined

/** What a stop is called: the person, as far as one may read the name, or the place. */
export function nameOfStop({ facts, address, number }: Stop): string {
  const person = Object.values(facts).map(named).find(Boolean)
  return [person, address].filter(Boolean).join(' · ') || number
}
