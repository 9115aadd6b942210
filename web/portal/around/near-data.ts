import { useEffect, useRef, useState } from 'react'
import type { NearList, NearRow } from '#contract/near'
import { api } from '../../shell/api.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { type Spot, sameSpot } from './spot.ts'

export type Stage = 'open' | 'fixed'
type Asked = { readonly spot: Spot; readonly stage: Stage; readonly radius: number; readonly language: Language }
type Held = { readonly key: string; readonly rows: readonly NearRow[]; readonly next: string | null }

const place = ({ spot, radius }: Asked) =>
  'point' in spot ? { lng: spot.point[0], lat: spot.point[1], radius } : { community: spot.community }

/** What happens near a place, page by page; what is shown stays while more of it is fetched. */
export function useNear(asked: Asked) {
  const key = `${sameSpot(asked.spot)}/${asked.stage}/${asked.radius}/${asked.language}`
  const [held, setHeld] = useState<Held>()
  const [error, setError] = useState<unknown>()
  const latest = useRef(key)
  latest.current = key

  const fetchPage = async (after: string | undefined) => {
    setError(undefined)
    try {
      const page = await api.get<NearList>('/public/near', { query: { ...place(asked), stage: asked.stage, after } })
      if (latest.current !== key) return
      setHeld(before => ({
        key,
        rows: [...(after && before?.key === key ? before.rows : []), ...page.rows],
        next: page.next,
      }))
    } catch (fault) {
      if (latest.current === key) setError(fault)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is asked
  useEffect(() => void fetchPage(undefined), [key])

  const shown = held?.key === key ? held : undefined
  return {
    rows: shown?.rows,
    error,
    retry: () => fetchPage(undefined),
    more: shown?.next ? () => fetchPage(shown.next ?? undefined) : undefined,
  }
}
