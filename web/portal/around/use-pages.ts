import { useEffect, useRef, useState } from 'react'

type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** A list page by page, asked anew when `key` changes; what is shown stays while more of it is fetched. */
export function usePages<Row>(key: string, ask: (after: string | undefined) => Promise<Page<Row>>) {
  const [held, setHeld] = useState<Page<Row> & { readonly key: string }>()
  const [error, setError] = useState<unknown>()
  const latest = useRef(key)
  latest.current = key

  const fetchPage = async (after: string | undefined) => {
    setError(undefined)
    try {
      const page = await ask(after)
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
