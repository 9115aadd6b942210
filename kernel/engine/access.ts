import { fieldsOf } from '../define/check-case.ts'
import { type Actor, covers, isOwn, type Post, roleFor } from './actor.ts'
import type { Def } from './context.ts'
import { holds } from './holds.ts'
import type { Case, Data } from './model.ts'
import { sameHand } from './sending.ts'

/** Roles that read every case within their reach, because they answer for the place as a whole. */
const overseers = ['dispatcher', 'supervisor', 'leader']

/** All staff roles that have something to do with this kind of case. */
export function readingRoles(def: Def): readonly string[] {
  const tasks = Object.values(def.states).flatMap(s => [s.duty, s.tasks?.by, s.moreTime?.grantedBy])
  const over = def.confidential ? [] : overseers
  const all = [...def.filedBy, ...def.reveal, ...Object.values(def.steps).flatMap(s => s.by), ...tasks, ...over]
  return [...new Set(all)].filter((r): r is string => r !== undefined && r !== 'resident' && r !== 'clock')
}

/** May the actor see this case at all? */
export function mayRead(def: Def, actor: Actor, c: Case): boolean {
  if (actor.kind === 'clock' || isOwn(actor, c)) return true
  if (actor.kind !== 'staff') return false
  const roles = readingRoles(def)
  return actor.posts.some(p => roles.includes(p.role) && covers(p, c)) || c.filer === actor.person
}

/**
 * Where an actor may see cases of this kind, as data for a database filter: a list shows exactly what `mayRead` would
 * show one by one. `office` true means everywhere.
 */
export interface ReadScope {
  readonly office: boolean
  readonly streets: readonly string[]
  readonly communities: readonly string[]
  readonly grids: readonly string[]
  readonly units: readonly string[]
  readonly filer: string | null
  readonly id: string | null
}

const nowhere: ReadScope = { office: false, streets: [], communities: [], grids: [], units: [], filer: null, id: null }

export function readScope(def: Def, actor: Actor): ReadScope {
  if (actor.kind === 'clock') return { ...nowhere, office: true }
  if (actor.kind === 'bearer') return { ...nowhere, id: actor.case }
  if (actor.kind === 'resident') return { ...nowhere, filer: actor.person }
  if (actor.kind === 'anonymous') return nowhere
  const roles = readingRoles(def)
  const posts = actor.posts.filter(p => roles.includes(p.role))
  const reach = (scope: Post['scope'], of: 'unit' | 'place') => posts.filter(p => p.scope === scope).flatMap(p => p[of] ?? [])
  return {
    office: posts.some(p => p.scope === 'office'),
    streets: reach('street', 'place'),
    communities: reach('community', 'place'),
    grids: reach('grid', 'place'),
    units: reach('unit', 'unit'),
    filer: actor.person,
    id: null,
  }
}

/** The steps the actor may take on this case now, in the order of the definition. */
export function mySteps(def: Def, actor: Actor, c: Case): readonly string[] {
  return Object.entries(def.steps)
    .filter(
      ([, s]) =>
        s.from.includes(c.state) &&
        actor.kind !== 'clock' &&
        roleFor(actor, s.by, c) !== null &&
        (!s.when || holds(s.when, c)) &&
        !sameHand(s, c, actor),
    )
    .map(([name]) => name)
}

/** Did the reporter wish not to be known? */
export const inConfidence = (def: Def, data: Data): boolean => def.confide !== undefined && data[def.confide.field] === true

/** Who may lift the mask from personal fields of this case: fewer where the reporter wished not to be known. */
export const revealingRoles = (def: Def, c: Pick<Case, 'data'>): readonly string[] =>
  def.confide && inConfidence(def, c.data) ? def.confide.to : def.reveal

/** May the actor lift the mask from personal fields of this case? The lifting itself is recorded by whoever serves it. */
export const mayReveal = (def: Def, actor: Actor, c: Case): boolean =>
  isOwn(actor, c) || (actor.kind === 'staff' && roleFor(actor, revealingRoles(def, c), c) !== null)

/** Shown instead of a personal value: enough to recognise, too little to use. Names keep the family name, phones four digits. */
export function mask(value: unknown): unknown {
  if (typeof value === 'string') return value.length > 7 ? `${value.slice(0, 3)}****${value.slice(-2)}` : '***'
  if (typeof value === 'object' && value !== null && 'name' in value) {
    const { name, phone } = value as { name: string; phone?: string }
    return { name: `${[...name][0] ?? ''}**`, ...(phone && { phone: mask(phone) }) }
  }
  return '***'
}

/** Shown instead where even a family name would say too much. */
const hidden = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'name' in value ? { name: '***' } : '***'

/** The data with every personal field masked, or hidden whole where the reporter wished not to be known. */
export function masked(def: Def, data: Data, whole = inConfidence(def, data)): Data {
  const fields = fieldsOf(def)
  const veil = whole ? hidden : mask
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, fields[key]?.personal ? veil(value) : value]))
}

/** Only what anybody may see. */
export const openData = (def: Def, data: Data): Data =>
  Object.fromEntries(def.open.flatMap(key => (key in data ? [[key, data[key]]] : [])))
