import type { EntryImportCounts, EntryImportPreview, EntryImportView } from '#contract/entry-import'
import type { Actor } from '#kernel/engine/actor'
import { roleTitle } from '#kernel/engine/values'
import { baseRoles } from '#kernel/index'
import type { Snapshot } from '../directory.ts'
import { editorsOf } from './entry-access.ts'
import type { Ledger } from './entry-rows.ts'

type Lang = 'zh' | 'en'
type May = NonNullable<EntryImportPreview['reach']>['may']
const mostPeople = 5
const wide = new Set(['street', 'office', 'unit'])

export const placeName = (snapshot: Snapshot, id: string | null, lang: Lang): string | null => {
  const place = id === null ? undefined : snapshot.places.get(id)
  return place ? ((lang === 'en' ? place.nameEn : null) ?? place.name) : null
}

/** The roles whose posts reach the whole street, and who holds them now. */
export function whoMay(ledger: Ledger, snapshot: Snapshot, now: number, lang: Lang): May {
  const editors = editorsOf(ledger)
  const roles = baseRoles.filter(role => editors.includes(role.id) && wide.has(role.scope)).map(role => role.id)
  return roles.map(role => {
    const held = snapshot.posts.filter(post => post.role === role && post.from <= now && (post.to === null || now < post.to))
    const people = [...new Set(held.map(post => post.person))].flatMap(id => {
      const person = snapshot.people.get(id)
      return person?.active ? [person.name] : []
    })
    return { role: roleTitle(role, lang), people: people.slice(0, mostPeople) }
  })
}

export const rolesInWords = (may: May, lang: Lang): string => may.map(one => one.role).join(lang === 'zh' ? '、' : ' or ')

/** Where entries may lie that this actor brings in; null for anywhere. */
export function reachOf(ledger: Ledger, actor: Actor, snapshot: Snapshot, now: number, lang: Lang): EntryImportPreview['reach'] {
  if (actor.kind !== 'staff' || ledger.def.ledger.place === undefined) return null
  const posts = actor.posts.filter(post => editorsOf(ledger).includes(post.role))
  const everywhere = (post: (typeof posts)[number]) =>
    post.scope === 'office' || post.scope === 'unit' || (post.scope === 'street' && snapshot.streets.length === 1)
  if (posts.some(everywhere)) return null
  const places = posts.flatMap(post => placeName(snapshot, post.place, lang) ?? [])
  return { places: [...new Set(places)], may: whoMay(ledger, snapshot, now, lang) }
}

/** Rows that lie elsewhere, the most first, and who may bring them in. */
export function outsideOf(
  ledger: Ledger,
  counts: EntryImportCounts | null,
  snapshot: Snapshot,
  now: number,
  lang: Lang,
): EntryImportView['outside'] {
  const found = Object.entries(counts?.outside ?? {})
  if (found.length === 0) return null
  const communities = found
    .map(([id, rows]) => ({ name: placeName(snapshot, id === '' ? null : id, lang), rows }))
    .sort((a, b) => b.rows - a.rows)
  return { communities, may: whoMay(ledger, snapshot, now, lang) }
}
