import type { Actor } from '#kernel/engine/actor'
import type { Reach } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { moment, type Query, sql } from '../sql.ts'

/** How much of the office a wall shows: everything, or some streets. It is never narrower than a street. */
export interface Wall {
  readonly office: boolean
  readonly streets: readonly string[]
  readonly viewer: 'display' | 'staff'
}

/** Whoever answers for the place as a whole; a display has a role of its own and no other. */
const roles = ['dispatcher', 'supervisor', 'leader', 'display']

/** What the actor's wall shows, or null when there is none for them. */
export function wallOf(actor: Actor): Wall | null {
  if (actor.kind !== 'staff') return null
  const posts = actor.posts.filter(p => roles.includes(p.role))
  if (posts.length === 0) return null
  return {
    office: posts.some(p => p.scope === 'office'),
    streets: [...new Set(posts.flatMap(p => (p.scope === 'street' ? (p.place ?? []) : [])))].sort(),
    viewer: posts.some(p => p.role === 'display') ? 'display' : 'staff',
  }
}

/** The wall's reach for the row policies: no unit, no filer, no person. */
export const reachOfWall = ({ office, streets }: Wall): Reach => ({
  person: null,
  scope: { office, streets, communities: [], grids: [], units: [], filer: null, id: null },
})

/** The same as a part of a query, so that an index can serve it. */
export const onWall = ({ office, streets }: Wall): Query<unknown> => {
  const [only, ...others] = streets
  if (office) return sql`true`
  // One street is read in the order of its index; several are sorted.
  return only !== undefined && others.length === 0 ? sql`street_id = ${only}` : sql`street_id = any(${[...streets]}::uuid[])`
}

const day = 86_400_000

/** The calendar day of the office, and its first and last moment. */
export function officeDay(
  at: number,
  utcOffsetMinutes: number,
): { readonly day: string; readonly start: number; readonly end: number } {
  const offset = utcOffsetMinutes * 60_000
  const start = Math.floor((at + offset) / day) * day - offset
  return { day: new Date(start + offset).toISOString().slice(0, 10), start, end: start + day }
}

/** Weeks that a topic is compared with. */
export const weeksBefore = 8

/** The seven calendar days that end today, and the weeks before them. */
export function risingWindow(now: number, utcOffsetMinutes: number) {
  const { start, end } = officeDay(now, utcOffsetMinutes)
  const from = start - 6 * day
  return { from, to: end, since: from - weeksBefore * 7 * day, elapsed: Math.max((now - from) / (7 * day), 1 / 7) }
}

/** Communities the wall speaks of. */
export const communitiesOf = ({ office, streets }: Wall, snapshot: Snapshot) =>
  [...snapshot.places.values()].filter(
    p => p.kind === 'community' && (office || (p.parent !== null && streets.includes(p.parent))),
  )

export const at = (instant: number) => sql`${moment(instant)}::timestamptz`
