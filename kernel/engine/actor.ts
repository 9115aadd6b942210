import type { Scope } from '../define/role.ts'
import type { Case } from './model.ts'

/** A role held for a unit or a place, now. */
export interface Post {
  readonly role: string
  readonly scope: Scope
  readonly unit: string | null
  readonly place: string | null
}

/** Who asks. Every read and every write has one; there is no default. */
export type Actor =
  | { readonly kind: 'staff'; readonly person: string; readonly name: string; readonly posts: readonly Post[] }
  | { readonly kind: 'resident'; readonly person: string; readonly name: string }
  /**
   * Somebody who holds the key of one case, e.g. the anonymous reporter's phone; with `voice` the key of one who joined it, or
   * of another case that was merged into it: it is theirs to follow and to rate, not to act on.
   */
  | { readonly kind: 'bearer'; readonly case: string; readonly voice?: string }
  | { readonly kind: 'anonymous' }
  /** The clock, which takes the steps that happen by themselves. */
  | { readonly kind: 'clock' }

/** How an actor is written in the history. */
export interface Author {
  readonly kind: Actor['kind']
  readonly person: string | null
  readonly name: string | null
  /** The role in which the step was taken. */
  readonly role: string | null
}

export const authorOf = (actor: Actor, role: string | null = null): Author => ({
  kind: actor.kind,
  person: 'person' in actor ? actor.person : null,
  name: 'name' in actor ? actor.name : null,
  role,
})

type Reach = Pick<Case, 'place' | 'unit' | 'tasks'>

/** Does this post reach this case, to read it? */
export function covers(post: Post, of: Reach): boolean {
  switch (post.scope) {
    case 'office':
      return true
    case 'street':
      return post.place !== null && post.place === of.place.street
    case 'community':
      return post.place !== null && post.place === of.place.community
    case 'grid':
      return post.place !== null && post.place === of.place.grid
    case 'unit':
      return post.unit !== null && (post.unit === of.unit || of.tasks.some(t => t.unit === post.unit))
    case 'self':
      return false
  }
}

/** Is the case the actor's own: filed by this person, or held by its key? */
export const isOwn = (actor: Actor, of: Pick<Case, 'id' | 'filer'>): boolean =>
  (actor.kind === 'bearer' && actor.case === of.id && actor.voice === undefined) ||
  (actor.kind === 'resident' && of.filer === actor.person)

/** May this post act on the case? A called unit reads the case, but acts on its own part only: the unit in charge acts for it. */
const actsOn = (post: Post, of: Reach): boolean => (post.scope === 'unit' ? post.unit === of.unit : true) && covers(post, of)

/** The role of `roles` in which the actor may act on this case, or null. */
export function roleFor(actor: Actor, roles: readonly string[], of: Reach & Pick<Case, 'id' | 'filer'>): string | null {
  if (actor.kind === 'clock') return 'clock'
  if (roles.includes('resident') && isOwn(actor, of)) return 'resident'
  if (actor.kind !== 'staff') return null
  return actor.posts.find(p => roles.includes(p.role) && actsOn(p, of))?.role ?? null
}
