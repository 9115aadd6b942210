import type { AreaProblem, AreaProblemCode } from './check-areas.ts'
import { labelPoint } from './label-point.ts'
import type { Area, PlaceKind, Point, Rings } from './types.ts'

/** What may hold what; the parent of a street lies outside this tree. */
const HOLDERS: Readonly<Record<PlaceKind, readonly PlaceKind[] | null>> = {
  street: null,
  community: ['street'],
  grid: ['community'],
  building: ['grid', 'community'],
}

/** Codes that come twice and parents that are not there, among areas all in force at one instant. */
export function treeProblems(areas: readonly Area[], byId: ReadonlyMap<string, Area>): AreaProblem[] {
  return [...duplicates(areas), ...areas.flatMap(area => parentProblem(area, byId))]
}

function duplicates(areas: readonly Area[]): AreaProblem[] {
  const groups = Map.groupBy(areas, area => `${area.kind} ${area.code}`)
  return [...groups.values()]
    .filter(group => group.length > 1)
    .map(group =>
      problem(
        'duplicate-code',
        group.map(area => area.id),
        group.at(-1)!,
      ),
    )
}

function parentProblem(area: Area, byId: ReadonlyMap<string, Area>): AreaProblem[] {
  const holders = HOLDERS[area.kind]
  if (holders === null) return []
  const parent = area.parent === null ? undefined : byId.get(area.parent)
  if (parent === undefined) {
    return [problem('missing-parent', area.parent === null ? [area.id] : [area.id, area.parent], area)]
  }
  return holders.includes(parent.kind) ? [] : [problem('wrong-parent', [area.id, parent.id], area)]
}

function problem(code: AreaProblemCode, ids: readonly string[], area: Area): AreaProblem {
  return { code, ids, squareMetres: null, where: middleOf(area.polygons), polygon: area.polygons[0] ?? null }
}

function middleOf(polygons: readonly Rings[]): Point {
  const first = polygons[0]
  return (first === undefined ? null : labelPoint(first)) ?? first?.[0]?.[0] ?? [0, 0]
}
