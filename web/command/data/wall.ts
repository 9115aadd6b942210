import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { CommandSummary } from '#contract/command'
import type { Office } from '#contract/office'
import type { CaseData, Programme, Role } from '#kernel/index'
import { api } from '../../shell/api.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { useLanguage } from '../../shell/preferences.ts'
import type { Door } from './door.ts'
import { type Feed, type Known, openFeed } from './feed.ts'
import { useKept } from './use-kept.ts'

/** The office's own words for what the wall shows. */
export interface Words {
  readonly office: string
  readonly type: string
  readonly state: (name: string) => string
  readonly kind: (name: string | null) => string
  readonly role: (id: string) => string
  readonly resource: (kind: string) => string
  readonly def: CaseData | undefined
}

export interface Wall {
  readonly door: Door
  readonly feed: Feed
  readonly known: Known
  readonly office: Office | undefined
  readonly words: Words
  readonly name: (id: string | null | undefined) => string
}

export const WallContext = createContext<Wall | undefined>(undefined)

export function useWall(): Wall {
  const wall = use(WallContext)
  if (!wall) throw new Error('used outside of the command centre')
  return wall
}

/** The summary, inside what is drawn only once there is one. */
export function useSummary(): CommandSummary {
  const { summary } = useWall().known
  if (!summary) throw new Error('used before the summary came')
  return summary
}

type Programmes = { readonly programmes: readonly Programme[]; readonly roles: readonly Role[] }

/** The field a case type names its kinds by: the same the server counts by. */
const kindField = (def: CaseData) =>
  [...def.list, ...def.open, ...Object.keys(def.form)].find(key => def.form[key]?.kind === 'choice' && !def.form[key]?.personal)

function wordsOf(data: Programmes | undefined, office: Office | undefined, type: string | undefined, language: Language): Words {
  const cases = Object.assign({}, ...(data?.programmes ?? []).map(p => p.cases)) as Record<string, CaseData>
  const def = type === undefined ? undefined : cases[type]
  const options = def?.form[kindField(def) ?? '']?.options
  const kinds = data?.programmes.find(p => p.id === 'command-centre')?.registers.resources?.columns.kind?.options
  return {
    office: office ? (language === 'en' ? office.nameEn : office.name) : '',
    type: def?.title ?? '',
    state: name => def?.states[name]?.title ?? name,
    kind: name => (name === null ? '' : (options?.[name] ?? name)),
    role: id => data?.roles.find(r => r.id === id)?.title ?? id,
    resource: kind => kinds?.[kind] ?? kind,
    def,
  }
}

/** Opens the feed and gathers the words; one of these stands above everything the wall shows. */
export function useWallData(door: Door): Wall {
  const language = useLanguage()
  const type = useMemo(() => new URLSearchParams(location.search).get('type') ?? undefined, [])
  const [feed, setFeed] = useState<Feed>()
  useEffect(() => {
    const opened = openFeed(door, type)
    setFeed(opened)
    return () => opened.close()
  }, [door, type])
  const known = useSyncExternalStore(feed?.subscribe ?? never, feed?.known ?? unknown)
  const office = useKept('office', signal => api.get<Office>('/office', { signal }))
  const data = useKept(`programmes ${language}`, signal =>
    api.get<Programmes>('/programmes', { query: { lang: language }, signal }),
  )
  const words = useMemo(() => wordsOf(data, office, known.summary?.type, language), [data, office, known.summary?.type, language])
  const names = known.summary?.names
  const name = useMemo(
    () => (id: string | null | undefined) => {
      const one = id ? names?.[id] : undefined
      return one ? ((language === 'en' ? one.nameEn : null) ?? one.name) : ''
    },
    [names, language],
  )
  return useMemo(() => ({ door, feed: feed ?? closedFeed, known, office, words, name }), [door, feed, known, office, words, name])
}

const empty: Known = { summary: null, points: new Map(), morePoints: false, staleSince: null, refused: null, newest: null }
const unknown = () => empty
const never = () => () => undefined
const closedFeed: Feed = { subscribe: never, known: unknown, refresh: async () => {}, close: () => {} }
