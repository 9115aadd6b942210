import type { CommandSummary, DutyRow, ResourceRow } from '#contract/command'
import { heldBySomebody, type Snapshot } from '../directory.ts'
import { communitiesOf, type Wall } from './command-wall.ts'

/** Roles one asks for when something happens, in the order they are asked for. */
const called = ['leader', 'dispatcher', 'supervisor', 'community-worker', 'grid-worker']

/** Who is on duty now: whoever the roster names, else whoever holds the post. With the unit's telephone, never the person's. */
export function dutyNow(snapshot: Snapshot, wall: Wall, now: number): DutyRow[] {
  const places = new Set(communitiesOf(wall, snapshot).map(p => p.id))
  const onGround = (place: string | null) => {
    if (wall.office || place === null) return true
    return wall.streets.includes(place) || places.has(place) || places.has(snapshot.places.get(place)?.parent ?? '')
  }
  const row = (d: Snapshot['posts'][number], shift: boolean): DutyRow => ({
    role: d.role,
    unit: d.unit,
    place: d.place,
    name: snapshot.people.get(d.person)?.name ?? '',
    telephone: snapshot.units.get(d.unit ?? '')?.phone ?? snapshot.settings.phone ?? null,
    to: shift ? d.to : null,
  })
  const fits = (d: Snapshot['posts'][number]) => called.includes(d.role) && onGround(d.place) && heldBySomebody(snapshot, d, now)
  const shifts = snapshot.rosters.filter(fits)
  // A shift at a place takes the post's turn there; a shift for a role without a place takes it everywhere.
  const covered = (d: Snapshot['posts'][number]) =>
    shifts.some(s => s.role === d.role && (s.place === d.place || s.place === null || d.place === null))
  const posts = snapshot.posts.filter(d => fits(d) && !covered(d))
  const rows = [...shifts.map(d => row(d, true)), ...posts.map(d => row(d, false))]
  const seen = new Set<string>()
  return rows
    .filter(({ role, place, name }) => !seen.has(`${role} ${place} ${name}`) && seen.add(`${role} ${place} ${name}`))
    .sort((a, b) => called.indexOf(a.role) - called.indexOf(b.role) || (a.to === null ? 1 : 0) - (b.to === null ? 1 : 0))
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The office's resources as its register has them now; what is not ready stands last. */
export function resourcesNow(snapshot: Snapshot): ResourceRow[] {
  const rows = snapshot.registers.get('command-centre.resources') ?? new Map()
  return [...rows]
    .map(([key, data]) => ({
      key,
      kind: String(data.kind ?? ''),
      name: String(data.name ?? key),
      unit: text(data.unit),
      place: text(data.place),
      amount: typeof data.amount === 'number' ? data.amount : null,
      measure: text(data.measure),
      telephone: text(data.telephone),
      ready: data.ready === true,
    }))
    .sort((a, b) => Number(b.ready) - Number(a.ready) || (a.key < b.key ? -1 : 1))
}

/** Names of every unit and place a summary speaks of, so that a wall asks nothing else. */
export function namesFor(snapshot: Snapshot, wall: Wall, ids: Iterable<string | null>): CommandSummary['names'] {
  const wanted = new Set([...ids, ...communitiesOf(wall, snapshot).map(p => p.id)])
  const told = (id: string) => {
    const unit = snapshot.units.get(id)
    const one = unit ?? snapshot.places.get(id)
    return one ? [[id, { name: one.name, nameEn: one.nameEn, telephone: unit?.phone ?? null }] as const] : []
  }
  return Object.fromEntries([...wanted].flatMap(id => (id === null ? [] : told(id))))
}
