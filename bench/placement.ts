import { type Area, buildIndex, checkAreas, type Point, placeAt } from '#methods/placement/index'
import { toSteps } from '#methods/placement/lattice'
import { contains, shapeOf } from '#methods/placement/shape'
import { seededRandom, wavyCells } from '#methods/placement/testing/wavy-cells'

// Point in polygon at 5,000 grids of 100 border points: the index beside a plain scan over the same polygons.
const COLUMNS = 100
const ROWS = 50
const CELL = 0.003
const CORNER: Point = [112, 30]

const random = seededRandom(20260101)
const grids = wavyCells(COLUMNS, ROWS, 25, random, CORNER, CELL)
const buildings = grids.map(grid => buildingIn(grid))
const points = Array.from(
  { length: 200_000 },
  (): Point => [CORNER[0] + random() * COLUMNS * CELL, CORNER[1] + random() * ROWS * CELL],
)

const began = performance.now()
const index = buildIndex(grids, 1)
const built = performance.now() - began
const withBuildings = buildIndex([...grids, ...buildings], 1)
const shapes = grids.map(grid => shapeOf(grid.polygons))

for (const point of points.slice(0, 20_000)) placeAt(index, point)
const times = points.map(point => elapsed(() => placeAt(index, point))).sort((a, b) => a - b)
const together = elapsed(() => points.forEach(point => void placeAt(index, point))) / points.length
const both = elapsed(() => points.forEach(point => void placeAt(withBuildings, point))) / points.length
const few = points.slice(0, 2_000)
const scan = elapsed(() => few.forEach(point => void scanFor(point))) / few.length
const agree = few.every(point => (scanFor(point) ?? -1) === grids.findIndex(grid => grid.id === placeAt(index, point).grid))
const checking = elapsed(() => checkAreas(grids, 1))

print('polygons × points each', `${grids.length} × ${grids[0]!.polygons[0]![0]!.length - 1}`)
print('build the index', `${built.toFixed(0)} ms`)
print('placeAt, mean', micro(together))
print(
  'placeAt, median / p99 (with the timer)',
  `${micro(times[times.length >> 1]!)} / ${micro(times[Math.floor(times.length * 0.99)]!)}`,
)
print(`placeAt with ${buildings.length} buildings more, mean`, micro(both))
print('linear scan, mean', micro(scan))
print('faster than the scan', `${(scan / together).toFixed(0)} times; same answers: ${agree ? 'yes' : 'NO'}`)
print('checkAreas over all of it', `${(checking / 1000).toFixed(1)} s`)
if (!agree || together > 0.02) process.exitCode = 1

function elapsed(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function micro(milliseconds: number): string {
  return `${(milliseconds * 1000).toFixed(2)} µs`
}

function print(label: string, value: string): void {
  process.stdout.write(`${label.padEnd(45)} ${value}\n`)
}

function scanFor([lng, lat]: Point): number | null {
  const at = shapes.findIndex(shape => contains(shape, toSteps(lng), toSteps(lat)))
  return at === -1 ? null : at
}

function buildingIn(grid: Area): Area {
  const [lng, lat] = grid.polygons[0]![0]![0]!
  const west = lng + 0.4 * CELL
  const south = lat + 0.4 * CELL
  const ring: Point[] = [
    [west, south],
    [west + 0.0004, south],
    [west + 0.0004, south + 0.0002],
    [west, south + 0.0002],
    [west, south],
  ]
  return { ...grid, id: `b-${grid.id}`, code: `b-${grid.code}`, kind: 'building', parent: grid.id, polygons: [[ring]] }
}
