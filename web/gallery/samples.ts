import type { Feature, FeatureCollection, Position } from 'geojson'
import type { FieldsData } from '#kernel/define/field'
import type { Bounds, CasePoint, OfficeLayers } from '../map/types.ts'
import type { Translate } from '../shell/i18n/index.ts'
import { createText } from '../shell/i18n/index.ts'
import type { Tone } from '../shell/ui/tone.tsx'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useText = createText(zh, en)
type T = Translate<typeof zh>

/** Repeatable draws in 0..1, so that two pictures of the gallery can be compared. */
export function draws(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const west = 113.1
const south = 30.2
export const bounds: Bounds = [west, south, west + 0.03, south + 0.02]
const at = (x: number, y: number): Position => [west + x * 0.03, south + y * 0.02]
const box = (x: number, y: number, w: number, h: number, skew = 0): Position[][] => [
  [at(x, y), at(x + w, y + skew), at(x + w, y + h + skew), at(x, y + h), at(x, y)],
]
const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })
const area = (coordinates: Position[][], properties: Record<string, string> = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
const line = (coordinates: Position[], properties: Record<string, string>): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
})

export function sampleLayers(t: T): OfficeLayers {
  const next = draws(7)
  const cells = [0, 1, 2, 3, 4, 5].flatMap(x => [0, 1, 2, 3].map(y => [x / 6, y / 4] as const))
  const buildings = cells.flatMap(([x, y]) =>
    Array.from({ length: 9 }, (_, i) =>
      area(box(x + 0.022 + (i % 3) * 0.045, y + 0.04 + Math.floor(i / 3) * 0.065, 0.02 + next() * 0.014, 0.022, 0.004)),
    ),
  )
  return {
    blocks: collection(cells.map(([x, y]) => area(box(x + 0.01, y + 0.015, 0.147, 0.22)))),
    greens: collection([area(box(0.34, 0.515, 0.147, 0.22))]),
    water: collection([
      area([
        [
          at(0, 0.1),
          at(0.3, 0.16),
          at(0.6, 0.02),
          at(1, 0.08),
          at(1, 0.16),
          at(0.62, 0.1),
          at(0.3, 0.25),
          at(0, 0.18),
          at(0, 0.1),
        ],
      ]),
    ]),
    roads: collection([
      line([at(0, 0.5), at(1, 0.52)], { class: 'main', name: t('gallery.road') }),
      ...[1, 2, 3, 4, 5].map(x => line([at(x / 6, 0), at(x / 6, 1)], { class: x === 3 ? 'main' : 'street' })),
      ...[0.25, 0.75].map(y => line([at(0, y), at(1, y)], { class: 'street' })),
    ]),
    buildings: collection(buildings.filter((_, i) => Math.floor(i / 9) !== 10)),
    grids: collection(
      cells.map(([x, y], i) => area(box(x, y, 1 / 6, 1 / 4), { id: `g${i}`, name: String(i + 1).padStart(2, '0') })),
    ),
    communities: collection(
      ([1, 2, 3] as const).map(i => area(box((i - 1) / 3, 0, 1 / 3, 1), { id: `c${i}`, name: t(`gallery.place.${i}`) })),
    ),
  }
}

const tones: readonly Tone[] = ['green', 'green', 'green', 'green', 'grey', 'grey', 'blue', 'amber', 'red']

export function sampleCases(count: number, t: T): CasePoint[] {
  const next = draws(11)
  return Array.from({ length: count }, (_, i) => ({
    id: `case-${i}`,
    at: [west + next() * 0.03, south + next() * 0.02] as const,
    tone: tones[Math.floor(next() * tones.length)] ?? 'grey',
    title: t((['gallery.kind.light', 'gallery.kind.trash', 'gallery.kind.noise', 'gallery.kind.water'] as const)[i % 4]!),
  }))
}

const kinds = [
  'text',
  'note',
  'count',
  'amount',
  'choice',
  'choices',
  'yesno',
  'day',
  'moment',
  'span',
  'photos',
  'person',
  'phone',
  'unit',
  'units',
  'item',
  'checks',
  'rows',
  'place',
] as const

const rowOf = (t: T): FieldsData => ({
  what: { kind: 'text', title: t('gallery.field.text'), required: true },
  day: { kind: 'day', title: t('gallery.field.day'), required: false },
})

/** One field of every kind, and one that is asked only under a condition. */
export const everyKind = (t: T): FieldsData => {
  const options = { a: t('gallery.kind.light'), b: t('gallery.kind.trash'), c: t('gallery.kind.noise') }
  const fields = kinds.map(kind => [
    kind,
    {
      kind,
      title: t(`gallery.field.${kind}`),
      required: kind !== 'note',
      ...(kind.startsWith('choice') ? { options } : {}),
      ...(kind === 'item' || kind === 'checks' ? { register: 'sample' } : {}),
      ...(kind === 'rows' ? { columns: rowOf(t) } : {}),
    },
  ])
  const when = { op: 'is', field: 'choice', value: 'c' } as const
  return {
    ...Object.fromEntries(fields),
    more: { kind: 'note', title: t('gallery.field.when', { kind: options.c }), required: false, when },
  }
}
