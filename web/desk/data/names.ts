import { useMemo } from 'react'
import type { Language } from '../../shell/i18n/index.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { usePlaces, useUnits } from './office.ts'

type Told = { readonly name: string; readonly nameEn?: string | null }
export const nameIn = (language: Language, { name, nameEn }: Told): string => (language === 'en' && nameEn ? nameEn : name)

/** A community and its grid as one name: grids are often called after their community already. */
export function areaName(community: string, grid: string): string {
  return grid.startsWith(community) ? grid || community : `${community} ${grid}`.trim()
}

/** Names of units, communities and grids by id, for lists. */
export function useNames(): (id: string | null | undefined) => string {
  const language = useLanguage()
  const { data: units } = useUnits()
  const { data: communities } = usePlaces('community')
  const { data: grids } = usePlaces('grid')
  return useMemo(() => {
    const names = new Map<string, string>()
    for (const one of [...(units ?? []), ...(communities ?? []), ...(grids ?? [])]) names.set(one.id, nameIn(language, one))
    return id => (id ? (names.get(id) ?? '') : '')
  }, [units, communities, grids, language])
}
