import type { PublishedList, PublishedRow } from '#contract/published'
import { api } from '../../shell/api.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { usePages } from './use-pages.ts'

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

/** Published matters, newest first. */
export const usePublished = (asked: Asked, language: Language) =>
  usePages<PublishedRow>(`${searchFor(asked)}/${language}`, after => {
    // By whole days, so that the same question stays the same address.
    const today = Math.floor(Date.now() / 86_400_000) * 86_400_000
    return api.get<PublishedList>('/public/published', {
      query: {
        kind: asked.kind || undefined,
        stage: asked.stage,
        community: asked.community || undefined,
        from: asked.time === 'all' ? undefined : today - Number(asked.time) * 86_400_000,
        after,
      },
    })
  })

export const photoOf = (ref: string, id: string, alt: string) => {
  const full = `/api/public/published/${ref}/photos/${id}`
  return { id, url: `${full}?thumb=1`, full, alt }
}
