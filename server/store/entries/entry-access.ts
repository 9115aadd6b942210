import { mask } from '#kernel/engine/access'
import type { Actor, Post } from '#kernel/engine/actor'
import type { Data } from '#kernel/engine/model'
import type { Snapshot } from '../directory.ts'
import { type Query, sql } from '../sql.ts'
import type { EntryRecord, Ledger } from './entry-rows.ts'

type Placed = Pick<EntryRecord, 'street' | 'community' | 'grid'>

/** May this actor read the register at all? */
export const mayReadLedger = ({ def }: Ledger, actor: Actor): boolean =>
  def.read === 'public' || actor.kind === 'staff' || actor.kind === 'clock'

/**
 * Does the post reach the entry? Where an entry lies in no known community any post does: somebody has to find out where it
 * belongs. A grid worker also reaches what lies in the community of the grid without a point.
 */
function reaches(post: Post, at: Placed, snapshot: Pick<Snapshot, 'places'>): boolean {
  if (post.scope === 'office' || post.scope === 'unit') return true
  if (post.place === null || post.scope === 'self') return false
  if (post.scope === 'street') return at.street === null || at.street === post.place
  if (at.community === null && at.grid === null) return true
  if (post.scope === 'community') return at.community === post.place
  return at.grid === null ? snapshot.places.get(post.place)?.parent === at.community : at.grid === post.place
}

const postsOf = (actor: Actor, roles: readonly string[]) =>
  actor.kind === 'staff' ? actor.posts.filter(p => roles.includes(p.role)) : []

/** Who changes entries: the editors of the register and whoever keeps them fresh. */
export const editorsOf = ({ def }: Ledger): readonly string[] => [...new Set([...def.edit, def.ledger.keeper])]

/** May the actor make or change an entry that lies there? */
export const mayEditEntry = (ledger: Ledger, actor: Actor, at: Placed, snapshot: Pick<Snapshot, 'places'>): boolean =>
  actor.kind === 'clock' || postsOf(actor, editorsOf(ledger)).some(post => reaches(post, at, snapshot))

/** May the actor make or change entries anywhere? */
export const mayEditSome = (ledger: Ledger, actor: Actor): boolean => postsOf(actor, editorsOf(ledger)).length > 0

/** The entries this actor keeps fresh, as a filter; false when the actor keeps none. */
export function keptBy(ledger: Ledger, actor: Actor): Query<unknown> {
  const posts = postsOf(actor, [ledger.def.ledger.keeper])
  if (posts.some(p => p.scope === 'office' || p.scope === 'unit')) return sql`true`
  const places = (scope: Post['scope']) => posts.flatMap(p => (p.scope === scope && p.place !== null ? [p.place] : []))
  const parts = (['street', 'community', 'grid'] as const).flatMap(scope =>
    places(scope).length > 0 ? [sql`${sql.ref(`${scope}_id`)} = any(${places(scope)}::uuid[])`] : [],
  )
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` or `)})`
}

const personalColumns = ({ def }: Ledger): string[] => Object.keys(def.columns).filter(key => def.columns[key]?.personal)
export const hasPersonal = (ledger: Ledger): boolean => personalColumns(ledger).length > 0

/** What a person is known by where names are not to be read: the family name. */
const veiledName = (name: string): string => (mask({ name }) as { name: string }).name

/** What an entry is called in lists; a personal name keeps the family name only, also in the table. */
export function nameOfEntry({ def }: Ledger, data: Data, key: string): string {
  const said = data[def.ledger.name]
  if (typeof said !== 'string' || said === '') return key
  return def.columns[def.ledger.name]?.personal ? veiledName(said) : said.slice(0, 200)
}

const veiled = ({ def }: Ledger, column: string, value: unknown): unknown =>
  column === def.ledger.name && typeof value === 'string' ? veiledName(value) : mask(value)

/** One value as anybody who may read the entry sees it. */
export const shownValue = (ledger: Ledger, column: string, value: unknown): unknown =>
  value !== null && value !== undefined && ledger.def.columns[column]?.personal ? veiled(ledger, column, value) : value

/** The data with every personal column masked. */
export const shownData = (ledger: Ledger, data: Data): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([column, value]) => [column, shownValue(ledger, column, value)]))
