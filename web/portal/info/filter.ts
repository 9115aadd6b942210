/** What the list is narrowed to; kept in the address, so that it can be shared and followed. */
export interface InfoFilter {
  readonly q?: string | undefined
  readonly class?: string | undefined
  readonly unit?: string | undefined
  readonly year?: string | undefined
  readonly community?: string | undefined
  readonly inForce?: 'true' | undefined
}
const names = ['q', 'class', 'unit', 'year', 'community'] as const

export function readFilter(search: string): InfoFilter {
  const query = new URLSearchParams(search)
  const found = Object.fromEntries(names.flatMap(name => (query.get(name) ? [[name, query.get(name)!]] : [])))
  return { ...found, ...(query.get('inForce') === 'true' && { inForce: 'true' as const }) }
}

/** With its question mark, or nothing when nothing narrows. */
export function writeFilter(filter: InfoFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `?${text}` : ''
}
