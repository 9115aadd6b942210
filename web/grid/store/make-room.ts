import { allOf, database, type Sealed } from './db.ts'

/** What may go when the phone is full, the first to go first: what was sent, then what was merely seen, the oldest first. */
export function spare(records: readonly Pick<Sealed, 'shelf' | 'id' | 'at' | 'waits'>[]): string[] {
  const oldest = (shelf: string, may: (one: Pick<Sealed, 'id' | 'waits'>) => boolean) =>
    records
      .filter(one => one.shelf === shelf && may(one))
      .sort((a, b) => a.at - b.at)
      .map(one => one.id)
  const sent = oldest('errands', one => !one.waits).map(id => `errands/${id}`)
  // Who is signed in and what the office is stay: without them the app would not open without a signal.
  const seen = oldest('answers', one => !one.id.startsWith('query/')).map(id => `answers/${id}`)
  return [...sent, ...seen.slice(0, Math.ceil(seen.length / 2))]
}

/** Takes away what can be had again. @returns whether there was any of it */
export async function makeRoom(person: string): Promise<boolean> {
  const db = await database()
  const records = await db.getAll('sealed', allOf(person))
  const names = new Set(spare(records))
  for (const one of records) if (names.has(`${one.shelf}/${one.id}`)) await db.delete('sealed', [person, one.shelf, one.id])
  return names.size > 0
}
