import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import type { PlaceValue } from '#kernel/define/field'
import { type ReceiverRow, suggestUnit } from '#kernel/engine/suggest'
import { guesserOf, type Matter } from '#methods/classify/guess'
import { usePlaces, useRegister } from '../../desk/data/office.ts'
import { api } from '../../shell/api.ts'
import type { Type } from '../data.ts'
import { gridAt, gridIndex } from './grid-at.ts'

/** What the machine fills in of a report, from where it is and what it says. Everything is worked out on the phone. */
export type Machine = {
  /** The office's ground and lists are on the phone. */
  readonly knows: boolean
  readonly grid: string | null
  readonly community: string | null
  readonly matter: Matter | undefined
  /** What was said that speaks for the matter. */
  readonly because: readonly string[]
  readonly unit: string | undefined
}

/** Where a definition says which catalogue names the matter, and which register who receives it first. */
function registersOf({ def }: Type): { readonly catalogue?: string | undefined; readonly receivers?: string | undefined } {
  const asked = Object.values(def.steps).flatMap(step => Object.values(step.ask ?? {}))
  return {
    catalogue: asked.find(field => field.kind === 'item')?.register,
    receivers: asked.find(field => field.suggestedBy)?.suggestedBy,
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function useGrids() {
  const { data } = useQuery({
    queryKey: ['layer', 'grids'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get<FeatureCollection>('/places/map/grids', { signal }),
  })
  return useMemo(() => data && gridIndex(data), [data])
}

export function useMachine(type: Type, words: string, place: PlaceValue | undefined): Machine {
  const registers = registersOf(type)
  const { data: catalogue } = useRegister(registers.catalogue && type.programme, registers.catalogue)
  const { data: receivers } = useRegister(registers.receivers && type.programme, registers.receivers)
  const { data: grids } = usePlaces('grid')
  const { data: communities } = usePlaces('community')
  const index = useGrids()
  const guess = useMemo(
    () =>
      guesserOf(
        (catalogue ?? []).map(({ key, data }) => ({
          key,
          class: text(data.class),
          subclass: text(data.subclass),
          when: text(data.when),
          keywords: text(data.keywords),
          unit: text(data.unit) || undefined,
        })),
      ),
    [catalogue],
  )
  return useMemo(() => {
    const point = place?.point
    const grid = (index && point && grids?.find(one => one.id === gridAt(index, point))) || undefined
    const community = grid && communities?.find(one => one.id === grid.parent)
    const guessed = guess(words)
    const matter = guessed?.matter
    const rows = (receivers ?? []).map(row => ({ code: row.key, ...row.data })) as unknown as readonly ReceiverRow[]
    const codes = { grid: grid?.code ?? null, community: community?.code ?? null }
    const unit = matter ? (suggestUnit(rows, matter.key, codes)?.unit ?? matter.unit) : undefined
    return {
      knows: index !== undefined && catalogue !== undefined,
      grid: grid?.id ?? null,
      community: community?.id ?? null,
      matter,
      because: guessed?.because ?? [],
      unit,
    }
  }, [index, place, grids, communities, guess, words, receivers, catalogue])
}

/** The option of a choice that is called like the matter's class, if there is one. */
export function optionFor(type: Type, matter: Matter | undefined): { readonly key: string; readonly option: string } | undefined {
  if (!matter) return undefined
  for (const [key, field] of Object.entries(type.def.form)) {
    if (field.kind !== 'choice') continue
    const option = Object.entries(field.options ?? {}).find(([, title]) => title === matter.class)?.[0]
    if (option) return { key, option }
  }
  return undefined
}
