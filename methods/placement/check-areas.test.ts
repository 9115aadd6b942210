import { describe, expect, test } from 'vitest'
import { type Area, areaSquareMetres, buildIndex, checkAreas, type Point, placeAt } from './index.ts'
import { box, ring } from './testing/box.ts'
import { seededRandom, wavyCells } from './testing/wavy-cells.ts'

const street = box('s', [112, 30, 112.04, 30.02], { kind: 'street' })
const community = box('c', [112, 30, 112.04, 30.02], { kind: 'community', parent: 's' })
const west = box('w', [112, 30, 112.02, 30.02], { parent: 'c' })
const east = box('e', [112.02, 30, 112.04, 30.02], { parent: 'c' })
const sound = [street, community, west, east]

/** The sound town with one area replaced. */
function withArea(area: Area): Area[] {
  return [...sound.filter(other => other.id !== area.id), area]
}

function codes(areas: readonly Area[]): string[] {
  return checkAreas(areas, 1).map(problem => problem.code)
}

describe('checking boundaries', () => {
  test('finds nothing in a sound town, nor in crooked borders that are shared', () => {
    expect(checkAreas(sound, 1)).toEqual([])
    const cells = wavyCells(8, 6, 25, seededRandom(3))
    expect(checkAreas(cells, 1).filter(problem => problem.code !== 'missing-parent')).toEqual([])
  })

  test('shows an overlap: who, how large, where', () => {
    const wide = box('w', [112, 30, 112.021, 30.02], { parent: 'c' })
    const [problem, ...rest] = checkAreas(withArea(wide), 1)
    expect(rest).toEqual([])
    expect(problem).toMatchObject({ code: 'overlap', ids: ['e', 'w'] })
    expect(problem!.squareMetres! / areaSquareMetres([ring(112.02, 30, 112.021, 30.02)])).toBeCloseTo(1, 4)
    expect(problem!.where[0]).toBeCloseTo(112.0205, 6)
    const index = buildIndex([box('shown', [0, 0, 0, 0], { polygons: [problem!.polygon!] })], 1)
    expect(placeAt(index, problem!.where).grid).toBe('shown')
  })

  test('shows a gap between siblings inside the parent, with its neighbours', () => {
    const [problem, ...rest] = checkAreas(withArea(box('e', [112.021, 30, 112.04, 30.02], { parent: 'c' })), 1)
    expect(rest).toEqual([])
    expect(problem).toMatchObject({ code: 'gap', ids: ['c', 'w', 'e'] })
    expect(problem!.squareMetres! / areaSquareMetres([ring(112.02, 30, 112.021, 30.02)])).toBeCloseTo(1, 4)
  })

  test('shows ground that siblings enclose when the parent has no boundary', () => {
    const frame = box('f', [0, 0, 0, 0], {
      kind: 'street',
      polygons: [[ring(112, 30, 112.03, 30.03), ring(112.01, 30.01, 112.02, 30.02)]],
    })
    expect(checkAreas([frame], 1)).toMatchObject([{ code: 'gap', ids: ['f'] }])
    expect(checkAreas([frame, box('core', [112.01, 30.01, 112.02, 30.02], { kind: 'street' })], 1)).toEqual([])
  })

  test('shows what sticks out of its parent', () => {
    const [problem, ...rest] = checkAreas(withArea(box('e', [112.02, 30, 112.05, 30.02], { parent: 'c' })), 1)
    expect(rest).toEqual([])
    expect(problem).toMatchObject({ code: 'outside-parent', ids: ['e', 'c'] })
    expect(problem!.where[0]).toBeCloseTo(112.045, 6)
  })

  test('ignores slivers below the tolerance, and only those', () => {
    const notch: Point[] = [
      [112, 30],
      [112.02, 30],
      [112.02, 30.01],
      [112.0200005, 30.01],
      [112.0200005, 30.0101],
      [112.02, 30.0101],
      [112.02, 30.02],
      [112, 30.02],
      [112, 30],
    ]
    const slip = { ...west, polygons: [[notch]] }
    expect(checkAreas(withArea(slip), 1)).toEqual([])
    const [problem, ...rest] = checkAreas(withArea(slip), 1, { sliverSquareMetres: 0.1 })
    expect(rest).toEqual([])
    expect(problem).toMatchObject({ code: 'overlap', ids: ['e', 'w'] })
    expect(problem!.squareMetres).toBeCloseTo(0.535, 2)
  })

  test('shows where a ring crosses itself', () => {
    const bow: Point[] = [
      [112.02, 30],
      [112.04, 30.02],
      [112.04, 30],
      [112.02, 30.02],
      [112.02, 30],
    ]
    const problems = checkAreas(withArea({ ...east, polygons: [[bow]] }), 1)
    expect(problems[0]).toMatchObject({ code: 'self-crossing', ids: ['e'] })
    expect(problems[0]!.where.map(x => x.toFixed(6))).toEqual(['112.030000', '30.010000'])
    const uncovered = problems.slice(1)
    expect(new Set(uncovered.map(problem => problem.code))).toEqual(new Set(['gap']))
    const lost = uncovered.reduce((sum, problem) => sum + problem.squareMetres!, 0)
    expect(lost / areaSquareMetres(east.polygons[0]!)).toBeCloseTo(0.5, 3)
  })

  test('shows a hole that leaves its outer ring', () => {
    const holed = { ...east, polygons: [[ring(112.02, 30, 112.04, 30.02), ring(112.03, 30.005, 112.05, 30.01)]] }
    expect(codes(withArea(holed))).toContain('self-crossing')
  })

  test('shows rings that are not closed or are no rings', () => {
    const open = ring(112.02, 30, 112.04, 30.02).slice(0, 4)
    expect(codes(withArea({ ...east, polygons: [[open]] }))).toEqual(['unclosed-ring'])
    expect(
      codes(
        withArea({
          ...east,
          polygons: [
            [
              [
                [112, 30],
                [112.01, 30],
                [112, 30],
              ],
            ],
          ],
        }),
      ),
    ).toContain('too-few-points')
    expect(codes(withArea({ ...east, polygons: [] }))).toContain('too-few-points')
  })

  test('shows codes that come twice, of one kind only', () => {
    expect(checkAreas([...sound, { ...east, kind: 'building', id: 'b', parent: 'e' }], 1)).toEqual([])
    const problems = checkAreas(withArea({ ...east, code: 'w' }), 1)
    expect(problems).toMatchObject([{ code: 'duplicate-code', ids: ['w', 'e'] }])
  })

  test('shows two boundaries of one area in force together, and not when one ends as the other begins', () => {
    const later = { ...east, boundary: 'e@2', validFrom: 50 }
    expect(checkAreas([...sound, later], 60)).toMatchObject([{ code: 'duplicate-code', ids: ['e', 'e'] }])
    expect(checkAreas([...withArea({ ...east, validTo: 50 }), later], 60)).toEqual([])
  })

  test('shows parents that are missing or of the wrong kind', () => {
    expect(checkAreas(withArea({ ...east, parent: 'nobody' }), 1)[0]).toMatchObject({
      code: 'missing-parent',
      ids: ['e', 'nobody'],
    })
    expect(codes(withArea({ ...east, parent: null }))[0]).toBe('missing-parent')
    expect(codes(withArea({ ...east, parent: 's' }))[0]).toBe('wrong-parent')
  })

  test('shows swapped and foreign coordinates and does not judge their ground', () => {
    const swapped = { ...east, polygons: [[ring(112.02, 30, 112.04, 30.02).map(([lng, lat]): Point => [lat, lng])]] }
    expect(codes(withArea(swapped))).toEqual(['swapped-coordinates', 'gap'])
    expect(codes(withArea(box('e', [2, 48, 2.1, 48.1], { parent: 'c' })))).toEqual(['outside-china', 'gap'])
  })

  test('looks only at the boundaries of the instant', () => {
    const wide = box('w', [112, 30, 112.021, 30.02], { parent: 'c', boundary: 'w@2', validFrom: 100, validTo: 200 })
    const areas = [...withArea({ ...west, validTo: 100 }), wide]
    expect(checkAreas(areas, 50)).toEqual([])
    expect(checkAreas(areas, 150).map(problem => problem.code)).toEqual(['overlap'])
    expect(checkAreas(areas, 250).map(problem => problem.code)).toEqual(['gap'])
  })
})
