import { voicesOf } from '#kernel/engine/join'
import type { Case } from '#kernel/engine/model'
import { sql } from './sql.ts'

/** A case as it lies in the table. */
export interface CaseRecord {
  readonly id: string
  readonly number: string
  readonly programme: string
  readonly type: string
  readonly definition: string
  readonly state: string
  readonly version: number
  readonly filed_at: number
  readonly changed_at: number
  readonly closed_at: number | null
  readonly channel: Case['channel']
  readonly filer_id: string | null
  readonly street_id: string | null
  readonly community_id: string | null
  readonly grid_id: string | null
  readonly building_id: string | null
  readonly boundary_id: string | null
  readonly lng: number | null
  readonly lat: number | null
  readonly address: string | null
  readonly unit_id: string | null
  readonly holder_id: string | null
  readonly ever_late: boolean
  readonly data: Case['data']
  readonly taken: Case['taken']
  /** Who joined and what was merged is written only where there is any. */
  readonly rest: Pick<Case, 'clock' | 'kept' | 'tasks' | 'moreTime'> & Partial<Pick<Case, 'joined' | 'gathered' | 'follows'>>
  readonly request_hash: string
}

export const caseColumns = sql`id, number, programme, type, definition, state, version, filed_at, changed_at, closed_at, channel,
  filer_id, street_id, community_id, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, ever_late, data, taken, rest, request_hash`

/** The case the kernel knows. */
export const caseOf = (r: CaseRecord): Case => ({
  id: r.id,
  programme: r.programme,
  type: r.type,
  state: r.state,
  version: r.version,
  filedAt: r.filed_at,
  changedAt: r.changed_at,
  closedAt: r.closed_at,
  channel: r.channel,
  filer: r.filer_id,
  place: {
    street: r.street_id,
    community: r.community_id,
    grid: r.grid_id,
    building: r.building_id,
    boundary: r.boundary_id,
    point: r.lng === null || r.lat === null ? null : [r.lng, r.lat],
    address: r.address,
  },
  unit: r.unit_id,
  holder: r.holder_id,
  data: r.data,
  taken: r.taken,
  everLate: r.ever_late,
  joined: [],
  gathered: [],
  follows: null,
  ...r.rest,
})

/** The columns that follow from a case: what lists filter and sort by. */
export const derived = (c: Case) => ({
  rest: {
    clock: c.clock,
    kept: c.kept,
    tasks: c.tasks,
    moreTime: c.moreTime,
    ...(c.joined.length > 0 && { joined: c.joined }),
    ...(c.gathered.length > 0 && { gathered: c.gathered }),
    ...(c.follows && { follows: c.follows }),
    ...(c.enteredAt !== undefined && { enteredAt: c.enteredAt }),
    ...(c.limit && { limit: c.limit }),
    ...(c.handedBack && { handedBack: c.handedBack }),
    ...(c.signedBy && { signedBy: c.signedBy }),
  },
  voices: voicesOf(c),
  mainId: c.follows?.case ?? null,
  // Bound as an array literal; tasks that are settled stay in reach of the unit that did them.
  taskUnits: `{${[...new Set(c.tasks.map(t => t.unit))].join(',')}}`,
  dueAt: c.closedAt === null ? (c.clock?.dueAt ?? null) : null,
  lateAt: c.clock?.lateAt ?? null,
})

const han = /\p{Script=Han}/u

/**
 * What a list search looks through: pairs of neighbouring Chinese characters and whole Latin words, as PostgreSQL has no
 * Chinese word breaker. Only fields anybody may see are passed in, so a search can never find a person.
 */
export function grams(texts: readonly unknown[], most = 2000): string {
  const found = new Set<string>()
  for (const text of texts) {
    if (typeof text !== 'string') continue
    for (const part of text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []) {
      const letters = [...part]
      if (!han.test(part)) found.add(part.slice(0, 40))
      else for (let i = 0; i + 1 < letters.length; i++) found.add(`${letters[i]}${letters[i + 1]}`)
      if (found.size > most) return [...found].join(' ')
    }
  }
  return [...found].join(' ')
}
