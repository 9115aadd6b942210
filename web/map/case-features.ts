import type { Feature, FeatureCollection } from 'geojson'
import type { Cluster } from './cluster.ts'
import { point } from './features.ts'
import { dotName, ringName } from './mark-names.ts'
import { lngLatOf, type Points, type Stretch } from './points.ts'

/** West, north, east, south in Mercator. */
export type Box = readonly [west: number, north: number, east: number, south: number]

/** The box grown by a quarter of its size on each side: what a small move will bring into sight is drawn already. */
export const padded = ([west, north, east, south]: Box): Box => {
  const [width, height] = [(east - west) / 4, (south - north) / 4]
  return [west - width, north - height, east + width, south + height]
}

const inBox = (box: Box, x: number, y: number) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]

/** Clusters and single points as the map draws them, those around the view only. `theme` makes new pictures for new colours. */
export function caseFeatures(points: Points, clusters: readonly Cluster[], view: Box, theme: string): FeatureCollection {
  const features: Feature[] = []
  for (const cluster of clusters) {
    if (!inBox(view, cluster.x, cluster.y)) continue
    const at = lngLatOf(cluster.x, cluster.y)
    const one = points.of[cluster.one]
    if (cluster.count === 1 && one) {
      const tone = points.tone[cluster.one]!
      features.push(point(at, { id: one.id, n: cluster.one, mark: `${dotName(tone)}:${theme}`, rank: 5 - tone }))
    } else {
      const [red, amber] = cluster.tones
      const mark = `${ringName(cluster.tones)}:${theme}`
      features.push(point(at, { cell: cluster.cell, count: cluster.count, words: short(cluster.count), mark, red, amber }))
    }
  }
  return { type: 'FeatureCollection', features }
}

const short = (count: number) => (count < 10_000 ? String(count) : `${Math.round(count / 1000)}k`)

/** The points of a stretch inside a box, loudest tone first and the newest first within a tone. */
export function pointsIn(points: Points, [from, to]: Stretch, box: Box): number[] {
  const byTone: number[][] = [[], [], [], [], []]
  for (let i = to - 1; i >= from; i -= 1) if (inBox(box, points.x[i]!, points.y[i]!)) byTone[points.tone[i]!]!.push(i)
  return byTone.flat()
}
