import { useEffect, useRef } from 'react'
import { hearPresence } from '../presence/presence.ts'
import { client } from './client.ts'

export type Change = { readonly id: string; readonly version: number; readonly state: string }

const listeners = new Set<(changes: readonly Change[]) => void>()
const BATCH = 700

/** Opens the stream of changes for as long as the desk is open; changes come in small batches so that a rush does not flicker. */
export function useLiveStream(onReturn: () => void) {
  const latest = useRef(onReturn)
  useEffect(() => {
    latest.current = onReturn
  })
  useEffect(() => {
    const source = new EventSource('/api/live')
    let waiting = new Map<string, Change>()
    let timer: ReturnType<typeof setTimeout> | undefined
    let lost = false
    const flush = () => {
      timer = undefined
      const changes = [...waiting.values()]
      waiting = new Map()
      for (const listener of listeners) listener(changes)
    }
    source.addEventListener('case', event => {
      const change = JSON.parse(event.data) as Change
      waiting.set(change.id, change)
      timer ??= setTimeout(flush, BATCH)
    })
    source.addEventListener('presence', event => hearPresence(event.data))
    source.onerror = () => {
      lost = true
    }
    // What happened while the line was down came with no event: look again.
    source.onopen = () => {
      if (lost) latest.current()
      lost = false
    }
    return () => {
      clearTimeout(timer)
      source.close()
    }
  }, [])
}

export function useChanges(onChanges: (changes: readonly Change[]) => void) {
  const latest = useRef(onChanges)
  useEffect(() => {
    latest.current = onChanges
  })
  useEffect(() => {
    const listener = (changes: readonly Change[]) => latest.current(changes)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
}

/** Counts, maps, notices and cases on show follow what others do, on whichever page one is. */
export function useFollowing() {
  useChanges(changes => {
    for (const key of ['counts', 'map', 'notices']) void client.invalidateQueries({ queryKey: [key] })
    const versions = new Map(changes.map(change => [change.id, change.version]))
    void client.invalidateQueries({
      predicate: ({ queryKey: [name, id], state }) => {
        const known = (state.data as { case?: { version: number } } | undefined)?.case?.version
        return name === 'case' && versions.has(String(id)) && known !== versions.get(String(id))
      },
    })
  })
}
