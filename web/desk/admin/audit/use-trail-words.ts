import { useMemo } from 'react'
import { sayMoment } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { useProgrammes } from '../../data/office.ts'
import { useNameOf, usePeople, useRoles } from '../data.ts'
import { isKey, useText } from '../text.ts'
import type { DetailWords } from './tell-detail.ts'
import { isTrailKey, type TrailKey, useTrailText } from './text.ts'

/** Everything an act may speak of, by name and in the reader's language. */
export function useTrailWords(): DetailWords {
  const t = useText()
  const trail = useTrailText()
  const language = useLanguage()
  const { data } = useProgrammes()
  const { data: people = [] } = usePeople()
  const roles = useRoles()
  const nameOf = useNameOf()
  return useMemo(() => {
    const titles = new Map(
      (data?.programmes ?? []).flatMap(programme => [
        ...Object.entries(programme.registers).map(([key, one]) => [key, one.title] as const),
        ...Object.values(programme.cases).flatMap(def => Object.entries(def.form).map(([key, one]) => [key, one.title] as const)),
      ]),
    )
    const inAdmin = (key: string) => (isKey(key) ? t(key as 'admin.people') : undefined)
    return {
      word: key => (isTrailKey(key) ? trail(key as Exclude<TrailKey, 'trail.line' | 'trail.errand.message'>) : inAdmin(key)),
      role: key => roles.find(role => role.id === key)?.title,
      named: id => people.find(one => one.id === id)?.name ?? (nameOf(id) || titles.get(id)),
      scope: key => inAdmin(`admin.scope.${key}`),
      act: key => inAdmin(`admin.act.${key}`),
      day: at => sayMoment(at, Date.now(), language),
    }
  }, [t, trail, language, data, people, roles, nameOf])
}
