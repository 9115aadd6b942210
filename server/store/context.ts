import { createHash } from 'node:crypto'
import type { Actor } from '#kernel/engine/actor'
import type { Context } from '#kernel/engine/context'
import type { CasePlace, Data } from '#kernel/engine/model'
import { type FieldsData, type PlaceValue, registerName } from '#kernel/index'
import type { Tx } from './db.ts'
import type { CaseType } from './definitions.ts'
import { locate, onDuty, type Snapshot } from './directory.ts'
import { proposalFor } from './routing/suggestions.ts'
import { isUuid, sql } from './sql.ts'

/** A uuid that follows from a command, so that deciding twice calls the same tasks. */
export function idFor(command: string, n: number): string {
  const hex = createHash('sha256').update(`${command}/${n}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The community the answers name instead of a point; null when there is no such community. */
function namedCommunity(id: string, snapshot: Snapshot): Pick<CasePlace, 'street' | 'community'> | null {
  const place = snapshot.places.get(id)
  return place?.kind === 'community' ? { street: place.parent, community: place.id } : null
}

/**
 * Where the answers say it is: by point, else by the community they name, else by the office's only street; null when
 * the point is outside or missing where it is needed.
 */
export function placeOf(fields: FieldsData, answers: Data, snapshot: Snapshot): CasePlace | null {
  const name = Object.keys(fields).find(key => fields[key]?.kind === 'place')
  const value = name ? (answers[name] as PlaceValue | undefined) : undefined
  const nowhere = { community: null, grid: null, building: null, boundary: null, point: null }
  const address = typeof value?.address === 'string' ? value.address : null
  const point = value?.point
  if (point === undefined && typeof value?.community === 'string') {
    const named = namedCommunity(value.community, snapshot)
    return named && { ...nowhere, ...named, address }
  }
  if (!Array.isArray(point) || point.length !== 2 || !point.every(Number.isFinite))
    return snapshot.streets.length > 1 ? null : { ...nowhere, street: snapshot.streets[0] ?? null, address }
  const { placement } = locate(snapshot, [point[0], point[1]])
  return placement.grid === null ? null : { ...placement, point: [point[0], point[1]], address }
}

/**
 * Where a case lies that was filed by this actor: as the answers say, and where its form asks no place and the office has
 * several streets, in the street the actor works for.
 */
export function placeFor(fields: FieldsData, answers: Data, snapshot: Snapshot, actor: Actor): CasePlace | null {
  const place = placeOf(fields, answers, snapshot)
  if (place || actor.kind !== 'staff' || Object.values(fields).some(field => field.kind === 'place')) return place
  const street = actor.posts.find(post => post.scope === 'street')?.place
  return street ? { street, community: null, grid: null, building: null, boundary: null, point: null, address: null } : null
}

/** The files named in the answers that may be used: uploaded, not part of another case, and held until the transaction ends. */
export async function usableFiles(tx: Tx, answers: Data, caseId: string): Promise<ReadonlySet<string>> {
  const named = Object.values(answers).flatMap(v => (Array.isArray(v) ? v.filter(isUuid) : []))
  if (named.length === 0) return new Set()
  const rows = await tx.rows(
    sql<{
      id: string
    }>`select id from files where tenant_id = ${tx.tenant} and id = any(${named}::uuid[]) and (case_id is null or case_id = ${caseId}) order by id for update`,
  )
  return new Set(rows.map(r => r.id))
}

/** Everything the engine may look at, gathered before it decides. */
export function contextFor(
  of: CaseType,
  actor: Actor,
  now: number,
  snapshot: Snapshot,
  files: ReadonlySet<string>,
  place: CasePlace | null,
): Context {
  return {
    now,
    actor,
    programme: of.programme.id,
    type: of.type,
    calendar: snapshot.calendar,
    place,
    row: (register, key) => snapshot.registers.get(registerName(of.programme.id, register))?.get(key) ?? null,
    hasUnit: unit => snapshot.units.get(unit)?.active === true,
    hasStaff: person => snapshot.people.get(person)?.active === true,
    hasFile: file => files.has(file),
    onDuty: (role, where) => onDuty(snapshot, role, where, now),
    sending: {
      propose: c => proposalFor(of, c, snapshot, now),
      unitKind: unit => snapshot.units.get(unit)?.kind ?? null,
      rows: register => snapshot.registers.get(registerName(of.programme.id, register))?.values() ?? [],
    },
    idFor,
  }
}
