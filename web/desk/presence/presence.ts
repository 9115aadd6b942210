import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { AtCase, presenceList } from '#contract/presence'
import { api } from '../../shell/api.ts'

/** A screen speaks this often while its case is in sight. */
const BEAT = 20_000
/** Two missed beats, and somebody is taken to have gone. */
const FORGET = 45_000

type Seen = AtCase & { readonly until: number }
export type Presence = { readonly writing: readonly string[]; readonly here: readonly string[] }

let seen: readonly Seen[] = []
const listeners = new Set<() => void>()
let sweep: ReturnType<typeof setTimeout> | undefined

function replace(next: readonly Seen[]) {
  seen = next
  for (const listener of listeners) listener()
  clearTimeout(sweep)
  const first = Math.min(...next.map(one => one.until))
  if (next.length > 0) sweep = setTimeout(() => replace(seen.filter(one => one.until > Date.now())), first - Date.now() + 50)
}

const sameAs = (a: AtCase) => (b: AtCase) => a.case === b.case && a.person === b.person

function hear(one: AtCase, leaving = false) {
  const others = seen.filter(known => !sameAs(one)(known))
  replace(leaving ? others : [...others, { ...one, until: Date.now() + FORGET }])
}

/** Takes in what the stream says of who is where. */
export function hearPresence(text: string) {
  const { leaving, ...one } = JSON.parse(text) as AtCase & { leaving: boolean }
  hear(one, leaving)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

type Rows = (typeof presenceList)['_output']

/** Everybody there now, once per desk; from then on the stream tells. */
export function usePresenceNow() {
  const { data } = useQuery({
    queryKey: ['presence'],
    refetchOnWindowFocus: true,
    queryFn: ({ signal }) => api.get<Rows>('/cases/presence', { signal }),
  })
  useEffect(() => {
    if (data) replace(data.rows.map(one => ({ ...one, until: Date.now() + FORGET })))
  }, [data])
}

/** Who else is at each of these cases, by case; cases with nobody are left out. */
export function usePresence(cases: readonly string[]): ReadonlyMap<string, Presence> {
  const now = useSyncExternalStore(subscribe, () => seen)
  const asked = cases.join()
  return useMemo(() => {
    const wanted = new Set(asked.split(','))
    const found = new Map<string, { writing: string[]; here: string[] }>()
    for (const one of now) {
      if (!wanted.has(one.case)) continue
      const at = found.get(one.case) ?? { writing: [], here: [] }
      at[one.writing ? 'writing' : 'here'].push(one.name)
      found.set(one.case, at)
    }
    return found
  }, [now, asked])
}

/** Says that I have this case in sight, while the window is; and whether a form is open. */
export function useBeingAt(id: string, writing: boolean) {
  useEffect(() => {
    let gone = false
    const say = (leaving = false) =>
      api
        .post<Rows>(`/cases/${id}/presence`, { writing, leaving })
        .then(({ rows }) => {
          if (!gone && !leaving) for (const one of rows) hear(one)
        })
        // Nobody else sees me for a while; nothing is lost by it.
        .catch(() => undefined)
    const beat = () => {
      if (document.visibilityState === 'visible') void say()
    }
    beat()
    const timer = setInterval(beat, BEAT)
    document.addEventListener('visibilitychange', beat)
    return () => {
      gone = true
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
    }
  }, [id, writing])
  useEffect(() => () => void api.post(`/cases/${id}/presence`, { writing: false, leaving: true }).catch(() => undefined), [id])
}
