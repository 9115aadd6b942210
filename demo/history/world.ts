import type { Actor, Post } from '#kernel/engine/actor'
import type { Context } from '#kernel/engine/context'
import type { CasePlace, Data } from '#kernel/engine/model'
import { matterOf, propose } from '#kernel/engine/sending'
import { baseRoles } from '#kernel/index'
import { buildIndex, type PlaceIndex, placeAt } from '#methods/placement/index'
import { type RuleSet, route } from '#methods/routing/index'
import { type Calendar, chineseCalendar, type Instant } from '#methods/working-time/index'
import { incident } from '#programmes/incident/incident'
import type { Office, OfficeShift } from '../office/types.ts'
import { type Random, stableId } from '../random.ts'
import type { Point } from '../town/types.ts'

const scopes = new Map(baseRoles.map(role => [role.id, role.scope]))

/** The office as a case meets it over two years: who is on duty, who works where, what the registers say. */
export interface World {
  readonly calendar: Calendar
  readonly index: PlaceIndex
  onDuty(
    role: string,
    place: Pick<CasePlace, 'grid' | 'community' | 'street'>,
    at: Instant,
  ): { unit: string | null; person: string } | null
  /** Staff with their posts; a stand-in acts with the post stood in for. */
  staff(person: string, also?: Post): Actor
  handlersOf(unit: string): readonly string[]
  residents: readonly { readonly id: string; readonly name: string }[]
  placeOf(point: Point, address: string): CasePlace | null
  /** Units that assist in a matter by the duty list, with the committee of the place. */
  helpers(category: string, place: CasePlace): readonly string[]
  /** The committee of the place, where its list does not name the matter. */
  beyondList(category: string, place: CasePlace): string | null
  /** What the office's rules and lists say at a moment. */
  sending(at: Instant): NonNullable<Context['sending']>
  /** The unit the rules name. */
  receiver(category: string, place: CasePlace): string
  readonly row: Context['row']
  readonly hasUnit: Context['hasUnit']
  readonly hasStaff: Context['hasStaff']
  readonly supervisor: string
  communityWorker(community: string | null, random: Random): string | null
}

export function makeWorld(office: Office, now: Instant): World {
  const calendar = chineseCalendar({ id: 'office', version: 1, hours: office.hours })
  const index = buildIndex(office.areas, now)
  const unitIds = new Set(office.units.map(unit => unit.id))
  const kinds = new Map(office.units.map(unit => [unit.id, unit.kind]))
  const staffIds = new Set(office.people.filter(p => p.kind === 'staff').map(p => p.id))
  const registers: Record<string, ReadonlyMap<string, Data>> = Object.fromEntries(
    Object.entries(office.registers).map(([name, rows]) => [
      name,
      new Map((rows as readonly (Data & { code: string })[]).map(row => [row.code, row])),
    ]),
  )
  const postsOf = Map.groupBy(office.posts, post => post.person)
  const names = new Map(office.people.map(person => [person.id, person.name]))
  const actors = new Map<string, Extract<Actor, { kind: 'staff' }>>()
  for (const [person, posts] of postsOf)
    actors.set(person, {
      kind: 'staff',
      person,
      name: names.get(person)!,
      posts: posts.map(({ role, unit, place }) => ({ role, unit, place, scope: scopes.get(role)! })),
    })
  const holders = (role: string) =>
    Map.groupBy(
      office.posts.filter(post => post.role === role),
      post => post.place ?? post.unit ?? '',
    )
  const byPlace = new Map(['grid-worker', 'dispatcher', 'community-worker', 'supervisor'].map(role => [role, holders(role)]))
  const handlers = holders('handler')
  const shiftsOf = Map.groupBy(office.shifts, shift => `${shift.role} ${shift.place}`)
  const rules: RuleSet = { version: 1, rules: office.rules }
  const helped = new Set(office.registers.communityMatters.map(row => row.category))
  const assists = new Map<string, string[]>()
  for (const { category, unit, duty } of office.registers.duties)
    if (duty === 'assist') assists.set(category, [...(assists.get(category) ?? []), unit])
  const received = new Map<string, string>()

  return {
    calendar,
    index,
    onDuty(role, place, at) {
      for (const here of [place.grid, place.community, place.street]) {
        if (here === null) continue
        const shift = shiftAt(shiftsOf.get(`${role} ${here}`) ?? [], at)
        const post = shift ?? byPlace.get(role)?.get(here)?.[0]
        if (post) return { unit: post.unit, person: post.person }
      }
      return null
    },
    staff(person, also) {
      const actor = actors.get(person)
      if (!actor) throw new RangeError(`nobody on the staff is "${person}"`)
      return also ? { ...actor, posts: [...actor.posts, also] } : actor
    },
    handlersOf: unit => handlers.get(unit)?.map(post => post.person) ?? [],
    residents: office.people.filter(person => person.kind === 'resident'),
    placeOf(point, address) {
      const placement = placeAt(index, point)
      return placement.grid === null ? null : { ...placement, point, address }
    },
    helpers(category, place) {
      const committee = office.committeeOf.get(place.community ?? '')
      const property = office.propertyOf.get(place.community ?? '')
      return [
        ...(assists.get(category) ?? []),
        ...(committee && helped.has(category) ? [committee] : []),
        ...(property ? [property] : []),
      ]
    },
    beyondList: (category, place) => (helped.has(category) ? null : (office.committeeOf.get(place.community ?? '') ?? null)),
    sending: at => ({
      propose: c => propose(rules, incident, c, at, calendar),
      unitKind: unit => kinds.get(unit) ?? null,
      rows: register => registers[register]?.values() ?? [],
    }),
    receiver(category, place) {
      const key = `${category} ${place.community}`
      let unit = received.get(key)
      if (!unit) {
        unit = route(rules, matterOf(category, place, now, calendar))!.unit
        received.set(key, unit)
      }
      return unit
    },
    row: (register, key) => registers[register]?.get(key) ?? null,
    hasUnit: unit => unitIds.has(unit),
    hasStaff: person => staffIds.has(person),
    supervisor: office.posts.find(post => post.role === 'supervisor')!.person,
    communityWorker: (community, random) => {
      const workers = byPlace.get('community-worker')?.get(community ?? '')
      return workers ? random.pick(workers).person : null
    },
  }
}

/** The last shift that has begun, if it is not over. Shifts of one place do not overlap. */
function shiftAt(shifts: readonly OfficeShift[], at: Instant): OfficeShift | null {
  let low = 0
  let high = shifts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (shifts[middle]!.from <= at) low = middle + 1
    else high = middle
  }
  const last = shifts[low - 1]
  return last && at < last.to ? last : null
}

export const taskId = (command: string, n: number): string => stableId(`${command}/${n}`)
