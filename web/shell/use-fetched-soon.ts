import { useEffect } from 'react'

/** Fetches what is behind the first page as soon as nothing else is fetched, so that a press on it does not wait. */
export function useFetchedSoon(fetchIt: () => Promise<unknown>): void {
  useEffect(() => {
    // What failed is fetched again when it is wanted.
    const soon = () => void fetchIt().catch(() => undefined)
    if (document.readyState === 'complete') return soon()
    addEventListener('load', soon)
    return () => removeEventListener('load', soon)
  }, [fetchIt])
}
