import { useCallback, useEffect, useRef, useState } from 'react'

export type Loaded<T> = { data: T | undefined; error: unknown; loading: boolean; reload: () => void }
type Held<T> = { key: string; data: T | undefined; error: unknown; loading: boolean }

/**
 * Loads once per `key` and again on `reload`, keeping what is shown meanwhile;
 * for the light faces, where a query library would cost more than the page.
 */
export function useLoad<T>(key: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const latest = useRef(load)
  const running = useRef<AbortController>(undefined)
  const [held, setHeld] = useState<Held<T>>({ key, data: undefined, error: undefined, loading: true })

  useEffect(() => {
    latest.current = load
  })

  const start = useCallback(() => {
    running.current?.abort()
    const control = new AbortController()
    running.current = control
    setHeld(before => ({ key, data: before.key === key ? before.data : undefined, error: undefined, loading: true }))
    latest.current(control.signal).then(
      data => !control.signal.aborted && setHeld({ key, data, error: undefined, loading: false }),
      error => !control.signal.aborted && setHeld(before => ({ ...before, error, loading: false })),
    )
  }, [key])

  useEffect(() => {
    start()
    return () => running.current?.abort()
  }, [start])

  return { data: held.key === key ? held.data : undefined, error: held.error, loading: held.loading, reload: start }
}
