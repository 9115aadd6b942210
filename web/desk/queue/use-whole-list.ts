import { useCallback, useState } from 'react'
import type { CaseRow } from '#contract/cases'
import type { useCaseList } from '../data/cases.ts'

type List = Pick<ReturnType<typeof useCaseList>, 'fetchNextPage' | 'hasNextPage'>

/** Reads a list to its end, or to so many rows; says how far it is meanwhile. */
export function useWholeList({ fetchNextPage, hasNextPage }: List) {
  const [read, setRead] = useState<number>()
  const readOn = useCallback(
    async (most: number): Promise<readonly CaseRow[] | undefined> => {
      if (!hasNextPage) return undefined
      setRead(0)
      try {
        for (;;) {
          const { data, hasNextPage: more, isError } = await fetchNextPage()
          const rows = data?.pages.flatMap(page => page.rows) ?? []
          setRead(rows.length)
          if (!more || isError || rows.length >= most) return rows
        }
      } finally {
        setRead(undefined)
      }
    },
    [fetchNextPage, hasNextPage],
  )
  return { read, readOn }
}
