import { useQueries, useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import type { RegisterLayers } from '#contract/map'
import type { LayerName, OfficeLayers, PlaceLayer } from '../../map/types.ts'
import { api } from '../../shell/api.ts'
import { useOffice } from './office.ts'

const names: readonly LayerName[] = ['blocks', 'greens', 'water', 'roads', 'buildings', 'grids', 'communities', 'facilities']

/** The office's own drawing; asked for once a map is shown, and drawn as its parts arrive. */
export function useLayers(active = true): { layers: OfficeLayers; ready: boolean } {
  const answers = useQueries({
    queries: names.map(name => ({
      queryKey: ['layer', name],
      enabled: active,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: ({ signal }: { signal: AbortSignal }) => api.get<FeatureCollection>(`/places/map/${name}`, { signal }),
    })),
    combine: results => ({ data: results.map(one => one.data), pending: results.some(one => one.isLoading) }),
  })
  const layers = useMemo(
    () => Object.fromEntries(names.flatMap((name, i) => (answers.data[i] ? [[name, answers.data[i]]] : []))) as OfficeLayers,
    [answers.data],
  )
  return { layers, ready: active && !answers.pending }
}

/** What every map of the desk needs from the office: bounds, the backgrounds set up, and the approval number always in sight. */
export function useMapGround(active = true) {
  const { data: office } = useOffice()
  const { layers, ready } = useLayers(active)
  const { bounds, bases, attribution, approval } = office?.map ?? {}
  const source = [attribution, approval].filter(Boolean).join(' · ') || undefined
  return bounds && ready ? { bounds, layers, bases, attribution: source } : undefined
}

const none: readonly PlaceLayer[] = []

/** Public registers whose rows say where they are, as layers to switch on. */
export function useRegisterPlaces(): readonly PlaceLayer[] {
  const { data } = useQuery({
    queryKey: ['register-places'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get<RegisterLayers>('/places/map/registers', { signal }),
  })
  return useMemo(
    () =>
      data?.rows.map(({ programme, register, title, points }) => ({
        id: `${programme}.${register}`,
        title,
        points: points.map(({ key, name, at }) => ({ id: key, name, at })),
      })) ?? none,
    [data],
  )
}
