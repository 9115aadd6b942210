import { useQuery } from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import { useMemo } from 'react'
import type { PlaceValue } from '#kernel/define/field'
import { matterOf } from '#kernel/engine/sending'
import { guesserOf, type Matter } from '#methods/classify/guess'
import { route } from '#methods/routing/index'
import { useCalendar, useLiveRules, usePlaces, useRegister } from '../../desk/data/office.ts'
import { optionNamed } from '../../fields/option-named.ts'
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

/** Which catalogue names the matter, and whether rules say who receives it first. */
function askedOf({ def }: Type): { readonly catalogue?: string | undefined; readonly routed: boolean } {
  const asked = Object.values(def.steps).flatMap(step => Object.values(step.ask ?? {}))
  return { catalogue: asked.find(field => field.kind === 'item')?.register, routed: asked.some(field => field.routed) }
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
  const { catalogue: register, routed } = askedOf(type)
  const { data: catalogue } = useRegister(register && type.programme, register)
  const { data: rules } = useLiveRules(routed ? type.type : undefined)
  const { data: calendar } = useCalendar()
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
    const lies = { street: community?.parent ?? null, community: community?.id ?? null, grid: grid?.id ?? null }
    const where = { ...lies, building: null, boundary: null, point: point ?? null, address: null }
    const sent = matter && rules && calendar && route(rules, matterOf(matter.key, where, Date.now(), calendar))
    return {
      knows: index !== undefined && catalogue !== undefined,
      grid: grid?.id ?? null,
      community: community?.id ?? null,
      matter,
      because: guessed?.because ?? [],
      unit: sent?.unit,
    }
  }, [index, place, grids, communities, guess, words, rules, calendar, catalogue])
}

/** The option of a choice that is called like the matter's class, if there is one. */
export const optionFor = ({ def }: Type, matter: Matter | undefined) => matter && optionNamed(def.form, matter.class)
