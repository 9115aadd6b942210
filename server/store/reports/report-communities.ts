import type { RegisterData } from '#kernel/index'
import type { Snapshot } from '../directory.ts'
import { json, type Query, sql } from '../sql.ts'

/** How an entry is known to belong to a community: by where it lies, by the committee it names, or not at all. */
export type Belonging = { readonly by: 'place' } | { readonly by: 'unit'; readonly column: string } | null

export function belongingOf(def: RegisterData): Belonging {
  if (!def.ledger) return null
  if (def.ledger.place !== undefined) return { by: 'place' }
  const units = Object.entries(def.columns).filter(([, c]) => c.kind === 'unit' && !c.personal)
  return units.length === 1 ? { by: 'unit', column: units[0]![0] } : null
}

/** Units that are the body of one community: where their people hold posts, else by their name. */
export function communitiesOfUnits(snapshot: Pick<Snapshot, 'posts' | 'units' | 'places'>): ReadonlyMap<string, string> {
  const places = Map.groupBy(
    snapshot.posts.filter(p => p.unit !== null && snapshot.places.get(p.place ?? '')?.kind === 'community'),
    p => p.unit!,
  )
  const communities = [...snapshot.places.values()].filter(p => p.kind === 'community')
  return new Map(
    [...snapshot.units.values()].flatMap(unit => {
      if (unit.kind !== 'community') return []
      const held = new Set(places.get(unit.id)?.map(p => p.place!))
      const named = communities.filter(c => unit.name.startsWith(c.name))
      const one = held.size === 1 ? [...held][0] : named.length === 1 ? named[0]!.id : undefined
      return one === undefined ? [] : [[unit.id, one] as const]
    }),
  )
}

/** The community of an entry as SQL, '' for what belongs to none. */
export function communityOfEntry(def: RegisterData, snapshot: Snapshot): Query<unknown> {
  const belongs = belongingOf(def)
  if (belongs?.by !== 'unit') return sql`coalesce(community_id::text, '')`
  const of = json(Object.fromEntries(communitiesOfUnits(snapshot)))
  return sql`coalesce(community_id::text, ${of}::jsonb ->> (data ->> ${belongs.column}::text), '')`
}
