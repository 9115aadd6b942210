import { describe, expect, it } from 'vitest'
import { metresBetween } from '#methods/placement/measure'
import { displayFor, movedPoints } from './display.ts'
import { lngLatOf, pointColumns } from './points.ts'

const published = { wgs: [116.404, 39.915], gcj: [116.41024449916938, 39.91640428150164] } as const
const metres = (a: readonly number[], b: readonly number[]) => metresBetween([a[0]!, a[1]!], [b[0]!, b[1]!])

describe('on a background drawn in GCJ-02', () => {
  const display = displayFor('gcj02')
  it('a point is moved to where the background has it, and a press on it comes back in WGS84', () => {
    expect(metres(display.to(published.wgs), published.gcj)).toBeLessThan(0.2)
    expect(metres(display.from(display.to(published.wgs)), published.wgs)).toBeLessThan(0.2)
  })

  it('shapes are moved with it, once, and stay as they are stored', () => {
    const stored = {
      type: 'FeatureCollection' as const,
      features: [
        {
          type: 'Feature' as const,
          properties: {},
          geometry: {
            type: 'Polygon' as const,
            coordinates: [[[...published.wgs], [116.5, 40], [116.6, 39.9], [...published.wgs]]],
          },
        },
      ],
    }
    const before = JSON.stringify(stored)
    const shown = display.shapes(stored)
    const ring = shown.features[0]!.geometry.type === 'Polygon' ? shown.features[0]!.geometry.coordinates[0]! : []
    expect(metres(ring[0]!, published.gcj)).toBeLessThan(0.2)
    expect(JSON.stringify(stored)).toBe(before)
    expect(display.shapes(stored)).toBe(shown)
  })

  it('cases are moved and keep their order', () => {
    const points = pointColumns([{ id: 'a', at: published.wgs, tone: 'red', title: '', time: 5 }])
    const moved = movedPoints(points, display)
    expect(metres(lngLatOf(moved.x[0]!, moved.y[0]!), published.gcj)).toBeLessThan(0.2)
    expect(moved.of).toBe(points.of)
  })
})

it('on any other background nothing is moved', () => {
  const shapes = { type: 'FeatureCollection' as const, features: [] }
  expect(displayFor('wgs84').to(published.wgs)).toBe(published.wgs)
  expect(displayFor('wgs84').shapes(shapes)).toBe(shapes)
})
