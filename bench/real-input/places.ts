import { type BenchOffice, call, signIn } from '../lib/office.ts'

type Point = readonly [number, number]
const columns = 8

export interface Grid {
  /** A point of the data, moved to where the grid lies; longitude and latitude keep their proportions. */
  moved(point: Point): Point
  readonly street: unknown
  readonly communities: unknown
  readonly grids: unknown
}

const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features })
const box = (code: string, name: string, parent: string | null, [w, s, e, n]: readonly [number, number, number, number]) => ({
  type: 'Feature',
  properties: { code, name, parent },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  },
})

/** A plain grid over the bounding box of the points, moved as a whole to empty land inside the country. */
export function gridOver(points: readonly Point[]): Grid {
  const real = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && x !== 0 && y !== 0)
  const [x0, x1] = [Math.min(...real.map(p => p[0])), Math.max(...real.map(p => p[0]))]
  const [y0, y1] = [Math.min(...real.map(p => p[1])), Math.max(...real.map(p => p[1]))]
  const corner = [111, 33] as const
  const margin = 1e-6
  const width = x1 - x0 + 2 * margin
  const height = y1 - y0 + 2 * margin
  const at = (i: number, n: number, from: number, size: number) => from + (size * i) / n
  const cell = (c: number, r: number) =>
    [
      at(c, columns, corner[0], width),
      at(r, columns, corner[1], height),
      at(c + 1, columns, corner[0], width),
      at(r + 1, columns, corner[1], height),
    ] as const
  const street = '529901002'
  const codes = Array.from({ length: columns }, (_, r) => `${street}${String(r + 1).padStart(3, '0')}`)
  return {
    moved: ([x, y]) => [corner[0] + margin + (x - x0), corner[1] + margin + (y - y0)],
    street: collection([box(street, '方格街道', null, [corner[0], corner[1], corner[0] + width, corner[1] + height])]),
    communities: collection(
      codes.map((code, r) => box(code, `方格${r + 1}社区`, street, [corner[0], cell(0, r)[1], corner[0] + width, cell(0, r)[3]])),
    ),
    grids: collection(
      codes.flatMap((code, r) =>
        Array.from({ length: columns }, (_, c) =>
          box(`${code}${String(c + 1).padStart(3, '0')}`, `方格${r + 1}-${c + 1}网格`, code, cell(c, r)),
        ),
      ),
    ),
  }
}

/** Loads the grid through the product's own import, street first. @returns how many places it took */
export async function importGrid(office: BenchOffice, grid: Grid): Promise<number> {
  const admin = await signIn(office, 'xt01')
  let added = 0
  for (const kind of ['street', 'communities', 'grids'] as const) {
    const body = {
      kind: kind === 'communities' ? 'community' : kind === 'grids' ? 'grid' : kind,
      geojson: grid[kind],
      codeProperty: 'code',
      nameProperty: 'name',
      ...(kind !== 'street' && { parentProperty: 'parent' }),
      force: true,
    }
    const { answer } = await call<{ added: number }>('POST', `${office.url}/api/places/import`, body, admin)
    added += answer.added
  }
  return added
}
