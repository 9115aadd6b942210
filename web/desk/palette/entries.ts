import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { caseList } from '#contract/cases'
import type { listSetUp } from '#contract/lists'
import type { PersonRow, PlaceRow } from '#contract/office'
import { ApiError, api } from '../../shell/api.ts'
import { language, size, theme, useLanguage, useSize, useTheme } from '../../shell/preferences.ts'
import { adminPageList } from '../admin/pages.ts'
import { useText as useAdminText } from '../admin/text.ts'
import { readFilter, views, writeFilter } from '../data/filter.ts'
import { nameIn } from '../data/names.ts'
import { useKind, usePlaces, useUnits } from '../data/office.ts'
import { leave, useSignedIn } from '../data/session.ts'
import { useDeskPages, useWorksOnCases } from '../frame/pages.ts'
import { useBarText } from '../frame/text.ts'
import { useText } from '../text.ts'
import { matches } from './initials.ts'
import { usePaletteOffers } from './registry.ts'

export type Entry = {
  readonly id: string
  readonly title: string
  readonly hint?: string | undefined
  readonly keys?: readonly string[] | undefined
  readonly run: () => unknown
}
export type Group = { readonly value: string; readonly items: readonly Entry[] }

const AT_MOST = 6
const WAIT = 180

/** What was typed, once the hand rests: the server is asked for words, not for letters. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), WAIT)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}

/** Everything the palette can offer for what is typed, in groups; what one may not open is not offered. */
export function useEntries(typed: string): { groups: readonly Group[]; searching: boolean } {
  const t = useText()
  const b = useBarText()
  const [, navigate] = useLocation()
  const offers = usePaletteOffers()
  const cases = useCases(typed)
  const saved = useSavedViews()
  const office = useOfficeEntries(typed)
  const looks = useLooks()
  const admin = useAdminPages()
  const onCases = useWorksOnCases()
  const deskPages = useDeskPages()
  const to = (path: string) => () => navigate(path)

  const queues: Entry[] = onCases
    ? views.map(view => ({
        id: `view.${view}`,
        title: t(`desk.view.${view}`),
        run: to(`/?${writeFilter({ view, order: view === 'closed' ? 'newest' : 'due' })}`),
      }))
    : []
  const pages: Entry[] = [
    ...deskPages.map(({ key, title, to: path, href = '' }) => ({
      id: key,
      title,
      run: path ? to(path) : () => location.assign(href),
    })),
    { id: 'me', title: t('desk.me.account'), run: to('/me') },
    { id: 'gallery', title: b('bar.gallery'), run: () => location.assign('/gallery/') },
  ]
  const words = typed.trim()
  const all: Entry[] =
    words && onCases
      ? [
          {
            id: 'all',
            title: b('bar.palette.all', { text: words }),
            hint: b('bar.palette.all.hint'),
            run: to(`/?${writeFilter({ view: 'all', order: 'newest', q: words })}`),
          },
        ]
      : []
  const fits = (entries: readonly Entry[]) => entries.filter(one => matches(one.title, typed))
  // Of two that begin the same, the one that says nothing more comes first.
  const nearest = (one: Entry, other: Entry) => (words ? [...one.title].length - [...other.title].length : 0)
  const own = [...offers.values()].map(({ heading, acts }) => ({
    value: heading,
    items: fits(acts.map((act, at) => ({ id: `${heading}.${at}`, ...act }))),
  }))
  const groups = [
    ...own,
    { value: b('bar.palette.cases'), items: cases.found },
    { value: b('bar.palette.views'), items: fits(queues) },
    { value: b('bar.palette.saved'), items: fits(saved) },
    { value: b('bar.palette.pages'), items: fits(pages).sort(nearest) },
    { value: b('bar.palette.admin'), items: fits(admin) },
    ...office,
    { value: b('bar.palette.settings'), items: fits(looks) },
    // Last, so that Enter takes what has just been found by name.
    { value: t('desk.search'), items: all },
  ]
  return { groups: groups.filter(group => group.items.length > 0), searching: cases.searching }
}

type CaseList = (typeof caseList)['_output']

/** Cases by the beginning of a number or by words of theirs. */
function useCases(typed: string): { found: Entry[]; searching: boolean } {
  const [, navigate] = useLocation()
  const rested = useRested(typed.trim())
  const type = useKind(undefined)?.type
  const asked = [...rested].length >= 2 && type !== undefined
  const { data, isFetching } = useQuery({
    queryKey: ['palette', type, rested],
    enabled: asked,
    staleTime: 30_000,
    queryFn: ({ signal }) =>
      api.get<CaseList>('/cases', { query: { type, view: 'all', order: 'newest', q: rested, limit: AT_MOST }, signal }),
  })
  const rows = asked ? (data?.rows ?? []) : []
  const found = rows.map(row => ({
    id: row.id,
    title: row.title || row.number,
    hint: row.number,
    run: () => navigate(`/case/${row.id}`),
  }))
  return { found, searching: asked && isFetching }
}

/** Views somebody keeps; an office without them simply has none. */
function useSavedViews(): Entry[] {
  const [, navigate] = useLocation()
  const type = useKind(undefined)?.type
  const { data } = useQuery({
    queryKey: ['palette-views', type],
    enabled: type !== undefined,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      api.get<(typeof listSetUp)['_output']>(`/lists/cases.${type}`, { signal }).catch(error => {
        if (error instanceof ApiError && error.status >= 400 && error.status < 500) return { layout: null, views: [] }
        throw error
      }),
  })
  return (data?.views ?? []).map(view => ({
    id: view.id,
    title: view.name,
    run: () => navigate(`/?${writeFilter(readFilter(new URLSearchParams(view.filter).toString()))}`),
  }))
}

/** Places, units and people of the office: only once something is typed, for there are many. */
function useOfficeEntries(typed: string): Group[] {
  const b = useBarText()
  const lang = useLanguage()
  const [, navigate] = useLocation()
  const { posts } = useSignedIn()
  const communities = usePlaces('community').data
  const grids = usePlaces('grid').data
  const units = useUnits().data
  const keepsPeople = posts.some(post => post.role === 'security-admin' || post.role === 'auditor')
  const { data: people } = useQuery({
    queryKey: ['people'],
    enabled: keepsPeople,
    queryFn: ({ signal }) => api.get<{ rows: readonly PersonRow[] }>('/people', { signal }).then(answer => answer.rows),
  })
  return useMemo(() => {
    if (typed.trim() === '') return []
    const place = (key: 'community' | 'grid') => (row: PlaceRow) => ({
      id: row.id,
      title: nameIn(lang, row),
      hint: b('bar.palette.place.hint'),
      run: () => navigate(`/?${writeFilter({ view: 'open', order: 'due', [key]: row.id })}`),
    })
    const places = [...(communities ?? []).map(place('community')), ...(grids ?? []).map(place('grid'))]
    const ofUnits = (units ?? []).map(row => ({
      id: row.id,
      title: nameIn(lang, row),
      hint: b('bar.palette.unit.hint'),
      run: () => navigate(`/?${writeFilter({ view: 'open', order: 'due', unit: row.id })}`),
    }))
    const ofPeople = (people ?? []).map(row => ({
      id: row.id,
      title: row.name,
      hint: row.login ?? undefined,
      run: () => navigate(`/admin/people/${row.id}`),
    }))
    const some = (entries: readonly Entry[]) => entries.filter(one => matches(one.title, typed)).slice(0, AT_MOST)
    return [
      { value: b('bar.palette.places'), items: some(places) },
      { value: b('bar.palette.units'), items: some(ofUnits) },
      { value: b('bar.palette.people'), items: some(ofPeople) },
    ]
  }, [typed, communities, grids, units, people, lang, b, navigate])
}

function useAdminPages(): Entry[] {
  const t = useAdminText()
  const [, navigate] = useLocation()
  const { posts } = useSignedIn()
  const mine = adminPageList.filter(page => posts.some(post => page.roles.some(role => role === post.role)))
  return mine.map(({ to, title }) => ({ id: to, title: t(title), run: () => navigate(`/admin${to}`) }))
}

/** How the desk looks and speaks on this device, and leaving it. */
function useLooks(): Entry[] {
  const t = useText()
  const b = useBarText()
  const current = useTheme()
  const large = useSize() === 'elder'
  const other = useLanguage() === 'zh' ? 'en' : 'zh'
  const themes = (['light', 'dark', 'contrast', 'auto'] as const).filter(one => one !== current)
  return [
    ...themes.map(one => ({
      id: `theme.${one}`,
      title: b('bar.palette.theme', { name: t(`shell.theme.${one}`) }),
      run: () => theme.set(one),
    })),
    { id: 'language', title: t(`shell.language.${other}`), run: () => language.set(other) },
    {
      id: 'size',
      title: t(large ? 'shell.size.normal' : 'shell.size.elder'),
      run: () => size.set(large ? 'normal' : 'elder'),
    },
    { id: 'print', title: b('bar.palette.print'), run: () => void setTimeout(print) },
    { id: 'leave', title: b('bar.palette.signout'), run: leave },
  ]
}
