import { randomUUID } from 'node:crypto'
import type { Area, PlaceIndex, PlaceKind, Placement } from '#methods/placement/index'
import { buildIndex, nearestGrid, placeAt } from '#methods/placement/index'
import type { RuleSet } from '#methods/routing/index'
import { type Calendar, chineseCalendar } from '#methods/working-time/index'
import { asSystem, type Db } from './db.ts'
import { moment, sql } from './sql.ts'

export interface Place {
  readonly id: string
  readonly kind: PlaceKind
  readonly code: string
  readonly name: string
  readonly nameEn: string | null
  readonly parent: string | null
}
export interface Unit {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly kind: string
  readonly parent: string | null
  readonly phone: string | null
  readonly active: boolean
}
interface Duty {
  readonly role: string
  readonly unit: string | null
  readonly place: string | null
  readonly person: string
  readonly from: number
  readonly to: number | null
}
export interface Settings {
  /** Counts the changes of names, telephone and view; the calendar has its own. */
  readonly aboutVersion?: number
  readonly nameEn?: string
  readonly phone?: string
  /** Whether residents are told the name of the grid worker on duty; they are unless this is false. */
  readonly gridWorkerNames?: boolean
  /** Whether this is the office of a district or county, which may inspect other bodies (督查); a street's unless it says so. */
  readonly district?: boolean
  /** How residents may object to a decision, as messages and the status page say it. */
  readonly objection?: { readonly zh: string; readonly en: string }
  readonly demo?: boolean
  /** Whether staff must have a second factor; they must, unless this is a demo or it says otherwise. */
  readonly secondFactor?: 'required' | 'offered'
  /** How documents are numbered, and on which terms open data are given. */
  readonly documents?: { readonly version: number; readonly agency: string; readonly rule: string; readonly licence: string }
  /** Minutes somebody needs to look up and type one cell of a table; half a minute unless the office measured its own. */
  readonly typedCellMinutes?: number
  /** Which kinds of matters everybody may see and how, and the name Open311 callers know the office by. */
  readonly published?: {
    readonly version: number
    readonly jurisdiction: string | null
    readonly kinds: Readonly<Record<string, 'words' | 'plain' | 'never'>>
  }
  readonly centre?: readonly [number, number]
  readonly bounds?: readonly [number, number, number, number]
  readonly calendar?: {
    readonly hours: Calendar['hours']
    readonly weekend: Calendar['weekend']
    readonly days: Calendar['days']
    readonly knownYears?: Calendar['knownYears']
    readonly version: number
  }
}

/** One consistent picture of what changes rarely. Replaced as a whole, never changed. */
export interface Snapshot {
  readonly version: number
  readonly name: string
  readonly settings: Settings
  readonly calendar: Calendar
  readonly places: ReadonlyMap<string, Place>
  readonly units: ReadonlyMap<string, Unit>
  readonly people: ReadonlyMap<string, { readonly name: string; readonly active: boolean }>
  readonly registers: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, unknown>>>>
  /** The rules live now and those to come, oldest first. */
  readonly routing: readonly (RuleSet & { readonly type: string; readonly from: number })[]
  readonly rosters: readonly Duty[]
  readonly posts: readonly Duty[]
  readonly index: PlaceIndex
  /** When a boundary begins or ends by itself; the picture is wrong from then on. */
  readonly staleAt: number
  readonly streets: readonly string[]
  /** When the next boundary begins or ends: from then on this picture is no longer true. */
  readonly until: number
}

export interface Directory {
  /** The picture now. Asks the database at most once a second whether it is still true. */
  now(): Promise<Snapshot>
  /** After a change made by this process: the next `now` reads anew. */
  changed(): void
}

/** Where a point lies, and how far the nearest grid is when it lies outside. */
export function locate(
  snapshot: Snapshot,
  point: readonly [number, number],
): { readonly placement: Placement; readonly outsideBy: number | null } {
  const placement = placeAt(snapshot.index, point)
  if (placement.grid !== null) return { placement, outsideBy: null }
  return { placement, outsideBy: nearestGrid(snapshot.index, point, 50_000)?.metres ?? null }
}

/** Does the duty last now, and is the person still there? A picture of the office may be older than the last change of shifts. */
export const heldBySomebody = (snapshot: Snapshot, d: Duty, now: number): boolean =>
  d.from <= now && (d.to === null || now < d.to) && snapshot.people.get(d.person)?.active === true

/** Who holds this role for this place now: the roster first, then whoever holds the post. */
export function onDuty(
  snapshot: Snapshot,
  role: string,
  place: Placement,
  now: number,
): { unit: string | null; person: string } | null {
  const here = [place.grid, place.community, place.street]
  const fits = (d: Duty) => d.role === role && (d.place === null || here.includes(d.place)) && heldBySomebody(snapshot, d, now)
  const closest = (a: Duty, b: Duty) => here.indexOf(a.place) - here.indexOf(b.place) || (a.person < b.person ? -1 : 1)
  const found = snapshot.rosters.filter(fits).sort(closest)[0] ?? snapshot.posts.filter(fits).sort(closest)[0]
  return found ? { unit: found.unit, person: found.person } : null
}

/** Marks the directory as changed inside the transaction that changed it, so every process reads anew. */
export const touchDirectory = (tenant: number) => sql`update tenants set version = version + 1 where tenant_id = ${tenant}`

export function openDirectory(store: Db, clock: () => number): Directory {
  const db: Db = { ...store, pool: store.beside }
  let current: Snapshot | null = null
  let checkedAt = 0
  let changes = 0
  let loading: Promise<Snapshot> | null = null
  const renew = async (): Promise<Snapshot> => {
    const before = changes
    const [head] = await asSystem(db, 'directory version', tx =>
      tx.rows(sql<{ version: number }>`select version from tenants where tenant_id = ${db.tenant}`),
    )
    if (current?.version !== (head?.version ?? 0) || clock() >= current.staleAt) current = await load(db, clock())
    // What changed while this was read is read again.
    if (before !== changes) return renew()
    checkedAt = Date.now()
    return current
  }
  return {
    async now() {
      if (current && Date.now() - checkedAt < 1000 && clock() < current.staleAt) return current
      loading ??= renew().finally(() => {
        loading = null
      })
      return loading
    },
    changed() {
      changes++
      checkedAt = 0
    },
  }
}

async function load(db: Db, now: number): Promise<Snapshot> {
  return asSystem(db, 'directory', async tx => {
    const t = db.tenant
    const tenant = await tx.maybe(
      sql<{
        name: string
        settings: Settings
        version: number
      }>`select name, settings, version from tenants where tenant_id = ${t}`,
    )
    const places = await tx.rows(
      sql<Place>`select id, kind, code, name, name_en as "nameEn", parent_id as parent from places where tenant_id = ${t}`,
    )
    const boundaries = await tx.rows(
      sql<{ id: string; place: string; from: number; to: number | null; polygons: Area['polygons'] }>`
        select id, place_id as place, valid_from as "from", valid_to as "to", polygons from boundaries where tenant_id = ${t}`,
    )
    const units = await tx.rows(
      sql<Unit>`select id, name, name_en as "nameEn", kind, parent_id as parent, phone, active from units where tenant_id = ${t}`,
    )
    const people = await tx.rows(
      sql<{
        id: string
        name: string
        active: boolean
      }>`select id, name, active from people where tenant_id = ${t} and kind = 'staff'`,
    )
    const rows = await tx.rows(
      sql<{
        register: string
        key: string
        data: Record<string, unknown>
      }>`select register, key, data from register_rows where tenant_id = ${t} and valid_to is null`,
    )
    const routing = await tx.rows(
      sql<Snapshot['routing'][number]>`
        select l.type, l.version, l.live_from as "from", s.rules from routing_lives l
        join routing_sets s on s.tenant_id = l.tenant_id and s.type = l.type and s.version = l.version
        where l.tenant_id = ${t} and l.called_off_at is null and l.live_from >= coalesce((
          select max(p.live_from) from routing_lives p
          where p.tenant_id = ${t} and p.type = l.type and p.called_off_at is null and p.live_from <= ${moment(now)}), to_timestamp(0))
        order by l.live_from, l.made_at`,
    )
    const rosters = await tx.rows(
      sql<Duty>`select role, unit_id as unit, place_id as place, person_id as person, starts_at as "from", ends_at as "to" from rosters where tenant_id = ${t} and ends_at > ${moment(now)}`,
    )
    const posts = await tx.rows(
      sql<Duty>`select role, unit_id as unit, place_id as place, person_id as person, valid_from as "from", valid_to as "to" from posts where tenant_id = ${t} and (valid_to is null or valid_to > ${moment(now)})`,
    )
    const byId = new Map(places.map(p => [p.id, p]))
    const areas = boundaries.flatMap((b): Area[] => {
      const p = byId.get(b.place)
      return p ? [{ ...p, polygons: b.polygons, validFrom: b.from, validTo: b.to, boundary: b.id }] : []
    })
    const registers = new Map<string, Map<string, Record<string, unknown>>>()
    for (const r of rows) registers.set(r.register, (registers.get(r.register) ?? new Map()).set(r.key, r.data))
    const settings = tenant?.settings ?? {}
    return {
      version: tenant?.version ?? 0,
      name: tenant?.name ?? '',
      settings,
      calendar: calendarOf(settings),
      places: byId,
      units: new Map(units.map(u => [u.id, u])),
      people: new Map(people.map(p => [p.id, p])),
      registers,
      routing,
      rosters,
      posts,
      index: buildIndex(areas, now),
      staleAt: Math.min(...areas.flatMap(a => [a.validFrom, a.validTo ?? Infinity]).filter(at => at > now), Infinity),
      streets: places.filter(p => p.kind === 'street').map(p => p.id),
      until: boundaries
        .flatMap(b => [b.from, b.to ?? now])
        .reduce((next, at) => (at > now && at < next ? at : next), Number.POSITIVE_INFINITY),
    }
  })
}

/** The office's working calendar: the package's holidays, with the office's own hours and exceptions on top. */
export function calendarOf(settings: Settings): Calendar {
  return chineseCalendar({ id: 'office', version: 1, ...settings.calendar })
}

export const newId = (): string => randomUUID()
