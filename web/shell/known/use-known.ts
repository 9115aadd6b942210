import { useEffect, useState } from 'react'
import type { KnownAsk, KnownNear } from '#contract/known'
import { api } from '../api.ts'

/** So long nothing is typed before it is asked. */
const pauseMs = 900

/** What may be known already. Without an answer there is nothing to say: it never stands in the way of a report. */
export function useKnown(ask: KnownAsk | undefined): readonly KnownNear[] {
  const [held, setHeld] = useState<{ ask: string; rows: readonly KnownNear[] }>()
  const asked = ask && JSON.stringify(ask)
  useEffect(() => {
    if (asked === undefined) return
    const control = new AbortController()
    const timer = setTimeout(() => {
      api
        .post<{ rows: KnownNear[] }>('/public/known', JSON.parse(asked), { signal: control.signal })
        .then(({ rows }) => setHeld({ ask: asked, rows }))
        .catch(() => {})
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [asked])
  // What was found stays while the next answer is awaited, so that nothing jumps under the finger.
  return asked === undefined ? [] : (held?.rows ?? [])
}
