import type { Programme, Role } from '#kernel/index'
import { baseRoles } from '#kernel/index'

/** The separate duties of administration: nobody holds two of them. */
export const adminDuties: readonly string[] = ['system-admin', 'security-admin', 'auditor']

/** Every role of the office by its id. */
export const rolesOf = (programmes: readonly Programme[]): ReadonlyMap<string, Role> =>
  new Map([...baseRoles, ...programmes.flatMap(p => p.roles)].map(r => [r.id, r]))

interface Term {
  readonly role: string
  readonly from: number
  readonly to: number | null
}
const meet = (a: Term, b: Term): boolean =>
  a.from < (b.to ?? Number.POSITIVE_INFINITY) && b.from < (a.to ?? Number.POSITIVE_INFINITY)

/** The duty among `held` that may not be held at the same time as `wanted`, or null. */
export function conflictingDuty(held: readonly Term[], wanted: Term): string | null {
  if (!adminDuties.includes(wanted.role)) return null
  return held.find(h => adminDuties.includes(h.role) && h.role !== wanted.role && meet(h, wanted))?.role ?? null
}
