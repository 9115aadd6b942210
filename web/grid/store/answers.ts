import { useEffect, useState } from 'react'
import { ApiError } from '../../shell/api.ts'
import { officeNow } from '../../shell/office-clock.ts'
import { type Loaded, useLoad } from '../../shell/use-load.ts'
import { get, put } from './shelves.ts'

type Answer<T> = { readonly id: string; readonly at: number; readonly answer: T }

export const keepAnswer = <T>(key: string, answer: T) => put<Answer<T>>('answers', { id: key, at: officeNow(), answer })
export const keptAnswer = <T>(key: string) => get<Answer<T>>('answers', key)

export const isOffline = (error: unknown): boolean => error instanceof ApiError && (error.status === 0 || error.status >= 502)

export type Seen<T> = Loaded<T> & {
  /** Set when there is no signal and this is what was seen last. */
  asOf: number | undefined
}

/** Loads like `useLoad`, and shows at once what this phone saw last: where the signal is weak an answer may never come. */
export function useSeen<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Seen<T> {
  const loaded = useLoad(key, async signal => {
    const answer = await load(signal)
    void keepAnswer(key, answer)
    return answer
  })
  const [before, setBefore] = useState<Answer<T>>()
  useEffect(() => {
    let here = true
    void keptAnswer<T>(key).then(answer => here && setBefore(answer))
    return () => {
      here = false
    }
  }, [key])
  const offline = isOffline(loaded.error)
  const known = before?.id === key ? before : undefined
  const data = loaded.data ?? known?.answer
  if (!offline) return { ...loaded, data, asOf: undefined }
  if (data === undefined) return { ...loaded, asOf: undefined }
  return { ...loaded, data, error: undefined, asOf: known?.at ?? officeNow() }
}
