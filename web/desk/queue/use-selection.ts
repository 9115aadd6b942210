import { useCallback, useMemo, useState } from 'react'

export type Selection = {
  readonly ids: ReadonlySet<string>
  readonly toggle: (id: string, range?: boolean) => void
  readonly set: (ids: readonly string[]) => void
  readonly add: (id: string) => void
  readonly clear: () => void
}

/** More than this at once nobody can answer for. */
export const MOST = 2000
const none: ReadonlySet<string> = new Set()

/** The selected rows of a list. `key` names the list: another list starts with nothing selected. */
export function useSelection(key: string, order: readonly string[]): Selection {
  const [kept, setKept] = useState<{ key: string; ids: ReadonlySet<string>; last: string | undefined }>({
    key,
    ids: none,
    last: undefined,
  })
  const now = kept.key === key ? kept : { key, ids: none, last: undefined }
  const { ids, last } = now
  const toggle = useCallback(
    (id: string, range = false) => {
      const from = range && last !== undefined ? order.indexOf(last) : -1
      const to = order.indexOf(id)
      if (from >= 0 && to >= 0) {
        const between = order.slice(Math.min(from, to), Math.max(from, to) + 1)
        setKept({ key, ids: new Set([...ids, ...between].slice(0, MOST)), last: id })
      } else {
        const next = new Set(ids)
        if (!next.delete(id) && next.size < MOST) next.add(id)
        setKept({ key, ids: next, last: id })
      }
    },
    [key, ids, last, order],
  )
  const set = useCallback((all: readonly string[]) => setKept({ key, ids: new Set(all.slice(0, MOST)), last: all[0] }), [key])
  const add = useCallback(
    (id: string) => setKept({ key, ids: ids.size < MOST ? new Set([...ids, id]) : ids, last: id }),
    [key, ids],
  )
  const clear = useCallback(() => setKept({ key, ids: none, last: undefined }), [key])
  return useMemo(() => ({ ids, toggle, set, add, clear }), [ids, toggle, set, add, clear])
}
