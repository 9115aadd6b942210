import { useSyncExternalStore } from 'react'
import type { Batch } from '#contract/bulk'
import type { CaseDetail, CaseRow } from '#contract/cases'

/** A batch as the desk follows it: what it is called, and where its cases go. */
export type Following = {
  readonly batch: Batch
  readonly title: string
  /** Batches that were sent as one are taken back as one. */
  readonly group: string
  /** The state it leads to; nothing when it was found again after a reload. */
  readonly to: string | undefined
  /** A single case as it will stand; null when it leaves the person's reach. */
  readonly preview: CaseDetail | null
  /** Takes the cases that were taken into the lists on show. */
  readonly onDone: ((cases: readonly string[]) => void) | undefined
}

/** A case whose step is accepted but not taken yet, as it will stand. */
export type Ahead = { readonly batch: string; readonly state: string | undefined; readonly preview: CaseDetail | null }

type Store = { readonly following: readonly Following[]; readonly ahead: ReadonlyMap<string, Ahead> }

let store: Store = { following: [], ahead: new Map() }
const listeners = new Set<() => void>()

const aheadOf = (following: readonly Following[]): ReadonlyMap<string, Ahead> =>
  new Map(
    following.flatMap(({ batch, to, preview }) =>
      batch.items.flatMap(item =>
        item.status === 'held' ? [[item.case, { batch: batch.id, state: to, preview }] as const] : [],
      ),
    ),
  )

function change(following: readonly Following[]) {
  store = { following, ahead: aheadOf(following) }
  for (const listener of listeners) listener()
}

export const follow = (one: Following) => change([...store.following.filter(other => other.batch.id !== one.batch.id), one])
export const letGo = (id: string) => change(store.following.filter(one => one.batch.id !== id))
export const followed = (id: string) => store.following.find(one => one.batch.id === id)
export const aheadFor = (id: string) => store.ahead.get(id)
export const forgetAll = () => change([])

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
export const useFollowed = (): readonly Following[] => useSyncExternalStore(subscribe, () => store.following)
export const useAhead = (): ReadonlyMap<string, Ahead> => useSyncExternalStore(subscribe, () => store.ahead)

/** A row as it will stand once what is held is taken. */
export function rowAhead(
  row: CaseRow,
  ahead: Ahead | undefined,
  rowOf: (detail: CaseDetail, before: CaseRow) => CaseRow,
): CaseRow {
  if (!ahead) return row
  if (ahead.preview) return ahead.preview.case.version > row.version ? rowOf(ahead.preview, row) : row
  return ahead.state === undefined ? row : { ...row, state: ahead.state }
}
