import { createHash } from 'node:crypto'
import type { CaseData, Programme } from '#kernel/index'
import { Fault } from '../errors.ts'

/** Keys in order, so that the same definition always has the same text. */
const ordered = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(ordered)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, ordered(v)]))
      : value

/** A short name of exactly this content. */
export const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(ordered(value))).digest('base64url')

export interface CaseType {
  readonly programme: Programme
  readonly type: string
  readonly def: CaseData
  readonly hash: string
}

const known = new WeakMap<readonly Programme[], ReadonlyMap<string, CaseType>>()

/** Every case type of the office by its name. */
export function caseTypes(programmes: readonly Programme[]): ReadonlyMap<string, CaseType> {
  let types = known.get(programmes)
  if (!types) {
    types = new Map(programmes.flatMap(p => Object.entries(p.cases).map(([type, def]) => [type, { programme: p, type, def, hash: hashOf(def) }] as const)))
    known.set(programmes, types)
  }
  return types
}

export function caseType(programmes: readonly Programme[], type: string): CaseType {
  const found = caseTypes(programmes).get(type)
  if (!found) throw new Fault('not-found', { detail: { type } })
  return found
}
