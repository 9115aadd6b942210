import { randomUUID } from 'node:crypto'
import {
  type Area,
  type AreaProblem,
  buildIndex,
  type Datum,
  labelPoint,
  type PlaceKind,
  type Point,
  placeAt,
  type Rings,
  readGeoJson,
} from '#methods/placement/index'

export interface PlaceImport {
  readonly kind: PlaceKind
  readonly geojson: unknown
  readonly codeProperty: string
  readonly nameProperty: string
  /** The parent's code. Without it a new place's parent is the area its middle lies in. */
  readonly parentProperty?: string | undefined
  readonly datum: Datum
  readonly validFrom: number
  /** The file holds every place of its kind: boundaries of the others end. */
  readonly complete: boolean
}

/** What the office has: every place, and each of its boundary versions as an area. */
export interface Known {
  readonly places: readonly {
    readonly id: string
    readonly kind: PlaceKind
    readonly code: string
    readonly parent: string | null
  }[]
  readonly areas: readonly Area[]
}

export interface ImportProblem {
  readonly code: string
  /** An error is never stored; a warning is when it is insisted on. */
  readonly severity: 'error' | 'warning'
  /** Position in the file's features, from 0, for what could not be read. */
  readonly feature: number | null
  readonly detail: string | null
  readonly ids: readonly string[]
  readonly codes: readonly string[]
  readonly squareMetres: number | null
  readonly where: Point | null
  readonly polygon: Rings | null
}

export interface ImportPlan {
  readonly added: readonly Area[]
  readonly changed: readonly Area[]
  readonly unchanged: number
  /** Places whose boundary ends without a new one. */
  readonly ended: readonly string[]
  /** Everything that would be in force, buildings under the grid they would lie in. */
  readonly result: readonly Area[]
  /** Buildings whose grid would be another one. */
  readonly moved: readonly { readonly id: string; readonly parent: string }[]
  readonly problems: readonly ImportProblem[]
}

const parentKind: Readonly<Record<PlaceKind, PlaceKind | null>> = {
  street: null,
  community: 'street',
  grid: 'community',
  building: 'grid',
}
const warnings = new Set<string>(['unclosed-ring', 'self-crossing', 'outside-china', 'overlap', 'gap', 'outside-parent'])

const inForce = (area: Area, at: number) => area.validFrom <= at && (area.validTo === null || at < area.validTo)
const bare = { feature: null, detail: null, ids: [], codes: [], squareMetres: null, where: null, polygon: null }
const middle = (area: Area) => (area.polygons[0] ? labelPoint(area.polygons[0]) : null)
const same = (a: Area, b: Area) =>
  a.name === b.name && a.parent === b.parent && JSON.stringify(a.polygons) === JSON.stringify(b.polygons)

/** Reads the file and works out what it would change, without checking the ground and without changing anything. */
export function planImport(input: PlaceImport, known: Known): ImportPlan {
  const { kind, validFrom } = input
  const { areas: read, problems: unread } = readGeoJson(input.geojson, {
    kind,
    codeProperty: input.codeProperty,
    nameProperty: input.nameProperty,
    ...(input.parentProperty !== undefined && { parentProperty: input.parentProperty }),
    datum: input.datum,
    validFrom,
  })
  const problems: ImportProblem[] = unread.map(p => ({
    ...bare,
    code: p.code,
    severity: 'error',
    feature: p.feature,
    detail: p.detail,
  }))
  const byCode = new Map(known.places.map(p => [`${p.kind} ${p.code}`, p]))
  const nowInForce = known.areas.filter(a => inForce(a, validFrom))
  const current = new Map(nowInForce.map(a => [a.id, a]))
  const latest = new Map<string, number>()
  for (const a of known.areas) latest.set(a.id, Math.max(latest.get(a.id) ?? 0, a.validFrom))
  const above = parentKind[kind]
  const index = buildIndex(
    nowInForce.filter(a => a.kind === above),
    validFrom,
  )

  const parentOf = (area: Area, old: string | null): string | null => {
    if (above === null) return null
    if (input.parentProperty !== undefined) return byCode.get(`${above} ${area.parent}`)?.id ?? area.parent
    if (old !== null) return old
    const at = middle(area)
    if (at === null) return null
    return nearestOf(index, above, at)
  }

  const ids = new Map<string, string>()
  const added: Area[] = []
  const changed: Area[] = []
  let unchanged = 0
  for (const area of read) {
    const there = byCode.get(`${kind} ${area.code}`)
    const id = there?.id ?? ids.get(area.code) ?? randomUUID()
    ids.set(area.code, id)
    const next: Area = { ...area, id, boundary: randomUUID(), parent: parentOf(area, there?.parent ?? null) }
    const before = current.get(id)
    if (before && same(before, next)) {
      unchanged++
    } else if ((latest.get(id) ?? -1) >= validFrom) {
      problems.push({ ...bare, code: 'later-version', severity: 'error', ids: [id], codes: [area.code], where: middle(area) })
    } else (there ? changed : added).push(next)
  }
  const named = new Set(ids.values())
  const ended = input.complete ? nowInForce.filter(a => a.kind === kind && !named.has(a.id)).map(a => a.id) : []
  const fresh = [...added, ...changed]
  const replaced = new Set([...fresh.map(a => a.id), ...ended])
  const result = [...nowInForce.filter(a => !replaced.has(a.id)), ...fresh]
  const moved = kind === 'grid' ? movesOf(result, validFrom) : []
  const homes = new Map(moved.map(m => [m.id, m.parent]))
  return {
    added,
    changed,
    unchanged,
    ended,
    problems,
    moved,
    result: result.map(a => (homes.has(a.id) ? { ...a, parent: homes.get(a.id)! } : a)),
  }
}

/** Buildings that lie in another grid than the one they are kept under. */
function movesOf(areas: readonly Area[], at: number): { readonly id: string; readonly parent: string }[] {
  const index = buildIndex(
    areas.filter(a => a.kind !== 'building'),
    at,
  )
  return areas.flatMap(a => {
    const inside = a.kind === 'building' ? middle(a) : null
    const grid = inside && placeAt(index, inside).grid
    return grid && grid !== a.parent ? [{ id: a.id, parent: grid }] : []
  })
}

function nearestOf(index: ReturnType<typeof buildIndex>, kind: PlaceKind, at: Point): string | null {
  const placed = placeAt(index, at)
  return kind === 'building' ? null : placed[kind]
}

/** A finding of the check, with the codes a person knows instead of ids. */
export const told = (problem: AreaProblem, codes: ReadonlyMap<string, string>): ImportProblem => ({
  ...problem,
  severity: warnings.has(problem.code) ? 'warning' : 'error',
  feature: null,
  detail: null,
  codes: problem.ids.map(id => codes.get(id) ?? id),
})

/** What the check found about the kind that was imported. */
export function toldProblems(plan: ImportPlan, kind: PlaceKind, found: readonly AreaProblem[]): readonly ImportProblem[] {
  const kinds = new Map(plan.result.map(a => [a.id, a.kind]))
  const codes = new Map(plan.result.map(a => [a.id, a.code]))
  return (
    found
      .filter(p => p.ids.some(id => kinds.get(id) === kind))
      // A house that stands across a new border is no reason against the border.
      .filter(p => kind === 'building' || kinds.get(p.ids[0] ?? '') !== 'building')
      .map(p => told(p, codes))
  )
}
