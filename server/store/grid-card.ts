import type { GridCard } from '#contract/near'
import { isWorkingDay, localDay } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { locate, onDuty, type Snapshot } from './directory.ts'

const named = (place: { name: string; nameEn: string | null }, lang: 'zh' | 'en') =>
  lang === 'en' ? (place.nameEn ?? place.name) : place.name

/** The telephone of the unit that works for a community: the one of its name, else the office's. */
function phoneFor(snapshot: Snapshot, community: string): string | null {
  const units = [...snapshot.units.values()].filter(unit => unit.active && unit.kind === 'community')
  const posts = snapshot.posts.filter(post => post.place === community && post.unit !== null).map(post => post.unit)
  const unit =
    units.find(one => posts.includes(one.id)) ??
    units.find(one => one.name.startsWith(snapshot.places.get(community)?.name ?? '\0'))
  return unit?.phone ?? snapshot.settings.phone ?? null
}

/** Who looks after a place, as far as the office publishes it: never a person's own telephone. */
export async function gridCardAt(app: App, point: readonly [number, number], lang: 'zh' | 'en'): Promise<GridCard> {
  const snapshot = await app.directory.now()
  const now = app.now()
  const { placement, outsideBy } = locate(snapshot, point)
  const grid = placement.grid ? snapshot.places.get(placement.grid) : undefined
  const community = placement.community ? snapshot.places.get(placement.community) : undefined
  const published = snapshot.settings.gridWorkerNames !== false
  const duty = grid && published ? onDuty(snapshot, 'grid-worker', placement, now) : null
  const open = isWorkingDay(localDay(now, snapshot.calendar), snapshot.calendar)
  return {
    grid: grid ? { name: named(grid, lang), code: grid.code } : null,
    community: community ? { name: named(community, lang), phone: phoneFor(snapshot, community.id) } : null,
    worker: duty ? (snapshot.people.get(duty.person)?.name ?? null) : null,
    named: published,
    hours: open ? snapshot.calendar.hours.map(([from, to]): [number, number] => [from, to]) : [],
    outsideBy: outsideBy === null ? null : Math.round(outsideBy),
  }
}
