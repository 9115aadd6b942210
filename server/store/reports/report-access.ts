import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../../errors.ts'

type Staff = Extract<Actor, { kind: 'staff' }>

/** Who sees the office's reports, who draws forms up and fills them. */
export const reportReaders = ['supervisor', 'dispatcher', 'leader', 'community-worker', 'system-admin'] as const
export const reportMakers = ['supervisor', 'community-worker', 'system-admin'] as const

const holds = (actor: Staff, roles: readonly string[]) => actor.posts.filter(p => roles.includes(p.role))
export const mayMake = (actor: Staff): boolean => holds(actor, reportMakers).length > 0

/** The communities whose reports this person deals with; null for all of the office. */
export function reportsReach(actor: Staff, roles: readonly string[] = reportReaders): readonly string[] | null {
  const posts = holds(actor, roles)
  if (posts.some(p => p.scope === 'office' || p.scope === 'unit' || p.scope === 'street')) return null
  return posts.flatMap(p => (p.scope === 'community' && p.place !== null ? [p.place] : []))
}

/** @throws Fault not-allowed for a report on ground that is not this person's */
export function reachesReport(actor: Staff, community: string | null, roles: readonly string[] = reportReaders): void {
  const reach = reportsReach(actor, roles)
  if (reach !== null && (community === null || !reach.includes(community))) throw new Fault('not-allowed')
}
