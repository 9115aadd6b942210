import Flatbush from 'flatbush'
import { areaSquareMetres } from './measure.ts'
import { shapeOf } from './shape.ts'
import type { Area, Lineage, PlaceEntry, PlaceIndex, PlaceKind, PlaceLayer } from './types.ts'

/**
 * The areas whose boundary is in force at `at` (epoch ms; `validFrom` inclusive, `validTo` exclusive), by id. If one id
 * has several, the latest to begin is taken, then the greater boundary id; `checkAreas` reports it.
 */
export function inForce(areas: readonly Area[], at: number): ReadonlyMap<string, Area> {
  const byId = new Map<string, Area>()
  for (const area of areas) {
    if (!isInForce(area, at)) continue
    const rival = byId.get(area.id)
    if (rival === undefined || isLater(area, rival)) byId.set(area.id, area)
  }
  return byId
}

export function isInForce(area: Area, at: number): boolean {
  return area.validFrom <= at && (area.validTo === null || at < area.validTo)
}

/**
 * Indexes the boundaries in force at `at` (epoch ms) for `placeAt` and `nearestGrid`: one packed Hilbert R-tree per
 * kind. Where areas of one kind overlap, the smaller has precedence, then the lower code, then the lower id.
 */
export function buildIndex(areas: readonly Area[], at: number): PlaceIndex {
  const byId = inForce(areas, at)
  const layer = (kind: PlaceKind) =>
    layerOf(
      [...byId.values()].filter(area => area.kind === kind),
      byId,
    )
  return {
    at,
    layers: { street: layer('street'), community: layer('community'), grid: layer('grid'), building: layer('building') },
  }
}

function isLater(area: Area, rival: Area): boolean {
  if (area.validFrom !== rival.validFrom) return area.validFrom > rival.validFrom
  return area.boundary > rival.boundary
}

function layerOf(areas: readonly Area[], byId: ReadonlyMap<string, Area>): PlaceLayer {
  const ranked = areas
    .map(area => ({ area, shape: shapeOf(area.polygons), size: sizeOf(area) }))
    .filter(({ shape }) => shape.edges.length > 0)
    .sort((a, b) => a.size - b.size || order(a.area.code, b.area.code) || order(a.area.id, b.area.id))
  const entries: PlaceEntry[] = ranked.map(({ area, shape }) => ({ area, shape, lineage: lineageOf(area, byId) }))
  if (entries.length === 0) return { entries, tree: null }
  const tree = new Flatbush(entries.length)
  for (const { shape } of entries) tree.add(shape.minX, shape.minY, shape.maxX, shape.maxY)
  tree.finish()
  return { entries, tree }
}

function sizeOf(area: Area): number {
  return area.polygons.reduce((sum, rings) => sum + areaSquareMetres(rings), 0)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function lineageOf(area: Area, byId: ReadonlyMap<string, Area>): Lineage {
  const found: Record<keyof Lineage, string | null> = { street: null, community: null, grid: null, boundary: null }
  const seen = new Set<string>()
  for (let step: Area | undefined = area; step !== undefined && !seen.has(step.id); ) {
    seen.add(step.id)
    if (step.kind === 'grid') found.boundary ??= step.boundary
    if (step.kind !== 'building') found[step.kind] ??= step.id
    step = step.parent === null ? undefined : byId.get(step.parent)
  }
  return found
}
