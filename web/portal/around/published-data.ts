import { useEffect, useRef, useState } from 'react'
import type { PublishedList, PublishedRow } from '#contract/published'
import { api } from '../../shell/api.ts'
import type { Language } from '../../shell/i18n/index.ts'

export const stages = ['all', 'open', 'done', 'refused'] as const
export const spans = ['all', '30', '90', '365'] as const

/** What is asked for, as it stands in the address of the page. */
export interface Asked {
  readonly kind: string
  readonly stage: (typeof stages)[number]
  readonly community: string
  readonly time: (typeof spans)[number]
}

export const askedIn = (search: URLSearchParams): Asked => ({
  kind: search.get('kind') ?? '',
  stage: stages.find(one => one === search.get('stage')) ?? 'all',
  community: search.get('community') ?? '',
  time: spans.find(one => one === search.get('time')) ?? 'all',
})

export const searchFor = (asked: Asked): string =>
  new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '' && value !== 'all')).toString()

type Held = { readonly key: string; readonly rows: readonly PublishedRow[]; readonly next: string | null }

/** Published matters page by page; what is shown stays while more of it is fetched. */
export function usePublished(asked: Asked, language: Language) {
  const key = `${searchFor(asked)}/${language}`
  const [held, setHeld] = useState<Held>()
  const [error, setError] = useState<unknown>()
  const latest = useRef(key)
  latest.current = key

  const fetchPage = async (after: string | undefined) => {
    setError(undefined)
    // By whole days, so that the same question stays the same address.
    const today = Math.floor(Date.now() / 86_400_000) * 86_400_000
    const query = {
      kind: asked.kind || undefined,
      stage: asked.stage,
      community: asked.community || undefined,
      from: asked.time === 'all' ? undefined : today - Number(asked.time) * 86_400_000,
      after,
    }
    try {
      const page = await api.get<PublishedList>('/public/published', { query })
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

export const photoOf = (ref: string, id: string, alt: string) => {
  const full = `/api/public/published/${ref}/photos/${id}`
  return { id, url: `${full}?thumb=1`, full, alt }
}
