import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection, Position } from 'geojson'
import { useState } from 'react'
import type { QuestionAnswer } from '#contract/questions'
import type { Question } from '#kernel/engine/question'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { labelOf, type Row, sayNumber } from './answer-rows.ts'
import { placeGroup } from './parts.ts'
import { useAskText } from './text.ts'

type MapProps = {
  answer: QuestionAnswer
  question: Question
  measure: number
  onOpen: (keys: readonly (string | null)[] | undefined, what: string) => void
}

type Area = { readonly id: string; readonly path: string; readonly middle: readonly [number, number] }
const [wide, edge] = [720, 8]
/** With more areas than this only their numbers fit. */
const mostNamed = 30

/** The centre of gravity of a ring; of one without area, its first point. */
function centreOf(ring: readonly (readonly [number, number])[]): readonly [number, number] {
  let [area, x, y] = [0, 0, 0]
  for (const [n, [x0, y0]] of ring.entries()) {
    const [x1, y1] = ring[(n + 1) % ring.length]!
    const cross = x0 * y1 - x1 * y0
    area += cross
    x += (x0 + x1) * cross
    y += (y0 + y1) * cross
  }
  return area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)]
}

/** The areas as paths on a plane where a degree each way is as long as it is there, and how high the drawing is. */
function drawn(shapes: FeatureCollection): { areas: readonly Area[]; high: number } {
  const rings = shapes.features.map(({ geometry, properties, id }) => ({
    id: String(properties?.id ?? id),
    rings:
      geometry.type === 'Polygon' ? geometry.coordinates : geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : [],
  }))
  const all = rings.flatMap(one => one.rings.flat())
  const lowest = (n: 0 | 1) => all.reduce((least, at) => Math.min(least, at[n] ?? least), 180)
  const highest = (n: 0 | 1) => all.reduce((most, at) => Math.max(most, at[n] ?? most), -180)
  const [west, east, south, north] = [lowest(0), highest(0), lowest(1), highest(1)]
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = (wide - 2 * edge) / Math.max(1e-6, (east - west) * narrow)
  const at = ([lng, lat]: Position) => [edge + (lng! - west) * narrow * scale, edge + (north - lat!) * scale] as const
  const areas = rings.map(one => {
    const paths = one.rings.map(ring => ring.map(at))
    const middle = centreOf(paths[0] ?? [])
    const path = paths.map(ring => `M${ring.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`).join('')
    return { id: one.id, path, middle }
  })
  return { areas, high: (north - south) * scale + 2 * edge }
}

/** Communities or grids, the darker the more; the number stands in each, and opens the list behind it. */
export function AnswerMap({ answer, question, measure, onOpen }: MapProps) {
  const t = useAskText()
  const language = useLanguage()
  const place = placeGroup(question)
  const layer = place?.layer ?? 'communities'
  const {
    data: shapes,
    error,
    refetch,
  } = useQuery({
    queryKey: ['layer', layer],
    enabled: place !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<FeatureCollection>(`/places/map/${layer}`, { signal }),
  })
  const [chosen, setChosen] = useState<string>()
  if (!place) return <p>{t('ask.look.map.none')}</p>
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!shapes) return <Skeleton lines={8} />
  const unsaid = t('ask.unsaid')
  const others = answer.groups.map((_, n) => n).filter(n => n !== place.at)
  const nameOf = (row: Row) => others.map(n => labelOf(answer, row, n, unsaid)).join(' · ')
  const names = [...new Set(answer.rows.map(nameOf))]
  const of = chosen !== undefined && names.includes(chosen) ? chosen : (names.at(-1) ?? '')
  const rows = new Map(answer.rows.filter(row => nameOf(row) === of).map(row => [row.keys[place.at] ?? null, row]))
  const most = Math.max(0, ...[...rows].map(([key, row]) => (key === null ? 0 : (row.values[measure] ?? 0))))
  const share = answer.measures[measure]?.share ?? false
  const { areas, high } = drawn(shapes)
  const titleOf = (id: string) => {
    const feature = shapes.features.find(one => String(one.properties?.id ?? one.id) === id)
    return answer.groups[place.at]?.labels[id] ?? String(feature?.properties?.name ?? '')
  }
  const saidOf = (row: Row | undefined) => {
    const value = row?.values[measure] ?? null
    return row?.few ? t('ask.few') : value === null ? '–' : sayNumber(value, share, language)
  }
  const classOf = (value: number) => (most <= 0 || value <= 0 ? 0 : Math.max(1, Math.ceil((5 * value) / most)))
  return (
    <div className="ui-stack">
      {names.length > 1 && (
        <Select
          label={t('ask.look.of')}
          empty={false}
          value={of}
          options={names.map(name => ({ value: name, label: name }))}
          onChange={setChosen}
        />
      )}
      <div className="ask-drawing ask-map" style={{ aspectRatio: `${wide} / ${high}` }}>
        <svg viewBox={`0 0 ${wide} ${high.toFixed(0)}`} role="img" aria-label={answer.sentence}>
          {areas.map(({ id, path }) => {
            const row = rows.get(id)
            return (
              <path key={id} d={path} className="ask-area" data-class={row?.few ? 'few' : classOf(row?.values[measure] ?? 0)}>
                <title>{`${titleOf(id)}: ${saidOf(row)}`}</title>
              </path>
            )
          })}
        </svg>
        {areas.map(({ id, middle: [x, y] }) => {
          const row = rows.get(id)
          const at = { left: `${(100 * x) / wide}%`, top: `${(100 * y) / high}%` }
          const deep = !row?.few && classOf(row?.values[measure] ?? 0) > 3
          const face = (
            <>
              {areas.length <= mostNamed && <span>{titleOf(id)}</span>}
              <strong>{saidOf(row)}</strong>
            </>
          )
          const look = { className: deep ? 'ask-area-name is-deep' : 'ask-area-name', style: at }
          return row && !row.few ? (
            <button
              key={id}
              type="button"
              {...look}
              title={t('ask.open', { what: titleOf(id) })}
              onClick={() => onOpen(row.keys, [titleOf(id), of].filter(Boolean).join(' · '))}
            >
              {face}
            </button>
          ) : (
            (row || areas.length <= mostNamed) && (
              <span key={id} {...look}>
                {face}
              </span>
            )
          )
        })}
      </div>
      <p className="ui-soft">{t('ask.look.map.how')}</p>
    </div>
  )
}
