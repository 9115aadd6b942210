import { useCallback, useEffect, useState } from 'react'
import type { PublicCase } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useLoad } from '../../shell/use-load.ts'
import { myReport, updateReport } from '../data/my-reports.ts'
import { leaveFirst } from '../first/first-page.ts'

export type CommandDraft = { readonly kind: string; readonly id: string } & Readonly<Record<string, unknown>>

const keyHeader = (key: string | undefined): Readonly<Record<string, string>> => (key ? { 'X-Case-Key': key } : {})

export const fetchCase = (number: string, key: string | undefined, signal?: AbortSignal) =>
  api.get<PublicCase>(`/public/cases/${number}`, { headers: keyHeader(key), ...(signal && { signal }) })

/** The key in the link (behind the sign # or, from a page without script, as a part of the address), else the one this phone was given. */
export function keyFor(number: string): string | undefined {
  const given = decodeURIComponent(location.hash.slice(1)) || (new URLSearchParams(location.search).get('key') ?? '')
  return /^[\w-]{10,60}$/.test(given) ? given : myReport(number)?.key
}

/** One case as its number (and key) shows it, with the way to act on it. */
export function usePublicCase(number: string) {
  const language = useLanguage()
  const key = keyFor(number)
  const { data, error, loading, reload } = useLoad(`case/${number}/${language}`, signal => fetchCase(number, key, signal))
  const told = data !== undefined || error !== undefined
  useEffect(() => {
    if (told) leaveFirst()
  }, [told])
  const [answered, setAnswered] = useState<{ view: PublicCase; after: PublicCase | undefined }>()
  const view = answered && answered.after === data ? answered.view : data

  useEffect(() => {
    if (view) updateReport(number, { state: view.state, dueAt: view.dueAt })
  }, [view, number])

  const act = useCallback(
    async (command: CommandDraft) => {
      const version = view?.mine?.version ?? 1
      const next = await api.post<PublicCase>(
        `/public/cases/${number}/commands`,
        { version, command },
        { headers: keyHeader(key) },
      )
      setAnswered({ view: next, after: data })
    },
    [number, key, view, data],
  )
  return { view, key, error, loading, reload, act }
}
