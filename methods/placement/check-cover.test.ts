import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Area, type AreaProblem, checkAreas, type Point } from './index.ts'
import { metresPerDegree } from './measure.ts'
import { mosaicOf } from './testing/mosaic.ts'

const COLUMNS = 4
const ROWS = 3
const CORNERS = 2 * (COLUMNS + 1) * (ROWS + 1)
const TRIANGLES = 2 * COLUMNS * ROWS

const plans = fc
  .record({
    shifts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: CORNERS, maxLength: CORNERS }),
    owners: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: TRIANGLES, maxLength: TRIANGLES }),
  })
  .map(({ shifts, owners }) => {
    const mesh = { columns: COLUMNS, rows: ROWS, step: 0.002, shifts }
    const whole = mosaicOf({ ...mesh, owners: owners.map(() => 0) }).areas[0]!
    const street: Area = { ...whole, id: 's', code: 's', kind: 'street' }
    const community: Area = { ...whole, id: 'c', code: 'c', kind: 'community', parent: 's' }
    const grids = mosaicOf({ ...mesh, owners }).areas.map(area => ({ ...area, parent: 'c' }))
    return { above: [street, community], grids }
  })

/** Square metres by the shoelace formula at the mesh's latitude; the mosaic draws outer rings and holes opposite ways. */
function sizeOf(area: Area): number {
  const scale = metresPerDegree(31.003)
  return area.polygons.flat().reduce((sum, ring) => sum + shoelace(ring), 0) * scale.lng * scale.lat
}

function shoelace(ring: readonly Point[]): number {
  const at = (i: number) => ring[i % ring.length]!
  const [lng, lat] = at(0)
  return ring.reduce((sum, [x, y], i) => sum + ((x - lng) * (at(i + 1)[1] - lat) - (at(i + 1)[0] - lng) * (y - lat)) / 2, 0)
}

function total(problems: readonly AreaProblem[]): number {
  return problems.reduce((sum, problem) => sum + (problem.squareMetres ?? 0), 0)
}

describe('ground in a random partition', () => {
  test('has neither overlaps nor gaps while the partition is whole', () => {
    fc.assert(
      fc.property(plans, ({ above, grids }) => {
        expect(checkAreas([...above, ...grids], 1)).toEqual([])
      }),
    )
  })

  test('shows a gap as large as the grid that is taken away', () => {
    fc.assert(
      fc.property(plans, ({ above, grids: [lost, ...kept] }) => {
        fc.pre(kept.length > 0)
        const problems = checkAreas([...above, ...kept], 1)
        expect(new Set(problems.map(problem => problem.code))).toEqual(new Set(['gap']))
        expect(total(problems) / sizeOf(lost!)).toBeCloseTo(1, 2)
      }),
    )
  })

  test('shows an overlap as large as the grid that comes twice', () => {
    fc.assert(
      fc.property(plans, ({ above, grids }) => {
        const twin: Area = { ...grids[0]!, id: 'twin', code: 'twin' }
        const problems = checkAreas([...above, ...grids, twin], 1)
        expect(new Set(problems.map(problem => problem.code))).toEqual(new Set(['overlap']))
        expect(new Set(problems.flatMap(problem => problem.ids))).toEqual(new Set([grids[0]!.id, 'twin']))
        expect(total(problems) / sizeOf(twin)).toBeCloseTo(1, 2)
      }),
    )
  })
})
