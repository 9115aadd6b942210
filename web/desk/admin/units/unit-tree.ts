import type { UnitRow } from '#contract/office'

export type Branch = { readonly unit: UnitRow; readonly depth: number }

const kinds: readonly UnitRow['kind'][] = ['street', 'community', 'department', 'utility', 'organisation']
const byKindAndName = (a: UnitRow, b: UnitRow) =>
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.name.localeCompare(b.name, 'zh-CN', { numeric: true })

/** Units in the order of their tree; one whose parent is not in the list stands at the top. */
export function unitTree(units: readonly UnitRow[]): Branch[] {
  const known = new Set(units.map(unit => unit.id))
  const below = Map.groupBy(units, unit => (unit.parent && known.has(unit.parent) ? unit.parent : null))
  const branch = (parent: string | null, depth: number): Branch[] =>
    [...(below.get(parent) ?? [])].sort(byKindAndName).flatMap(unit => [{ unit, depth }, ...branch(unit.id, depth + 1)])
  return branch(null, 0)
}
