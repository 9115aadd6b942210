import { useQuery } from '@tanstack/react-query'
import type { Certificate, ConsentList, DueErasure, MyData } from '#contract/personal'
import { api } from '../../shell/api.ts'
import { sayKept } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useProgrammes } from '../data/office.ts'
import { usePersonalText } from './text.ts'

export const useDue = () =>
  useQuery({
    queryKey: ['personal-due'],
    queryFn: ({ signal }) => api.get<{ rows: DueErasure[] }>('/personal/retention', { signal }).then(answer => answer.rows),
  })

export const useCertificate = (no: string) =>
  useQuery({
    queryKey: ['personal-certificate', no],
    queryFn: ({ signal }) => api.get<Certificate>(`/personal/certificates/${no}`, { signal }),
  })

/** `path`: of the case or the entry. */
export const useConsents = (path: string, version: number) =>
  useQuery({
    queryKey: ['personal-consents', path, version],
    queryFn: ({ signal }) => api.get<ConsentList>(`${path}/consents`, { signal }),
  })

/** Every look is on record, so it is asked for once and not again by itself. */
export const useCopy = (id: string) =>
  useQuery({
    queryKey: ['personal-copy', id],
    queryFn: ({ signal }) => api.get<MyData>(`/personal/requests/${id}/copy`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })

type Span = NonNullable<DueErasure['keep']>

/** What kinds, fields and rules are called. */
export function usePersonalNames() {
  const t = usePersonalText()
  const language = useLanguage()
  const { data } = useProgrammes()
  const kindOf = (what: string, type: string) => {
    for (const programme of data?.programmes ?? []) {
      if (what !== 'entry' && programme.cases[type]) return programme.cases[type]
      const register = type.startsWith(`${programme.id}.`) && programme.registers[type.slice(programme.id.length + 1)]
      if (register) return register
    }
    return undefined
  }
  const fieldsIn = (kind: NonNullable<ReturnType<typeof kindOf>>) =>
    'columns' in kind ? kind.columns : Object.assign({}, ...Object.values(kind.steps).map(step => step.ask ?? {}), kind.form)
  return {
    kind: (what: string, type: string) => kindOf(what, type)?.title ?? type,
    field: (what: string, type: string, key: string | null) => {
      const kind = kindOf(what, type)
      return key === null ? '—' : kind ? ((fieldsIn(kind)[key]?.title as string | undefined) ?? key) : key
    },
    keep: (keep: Span | null) => (keep === null ? '—' : keep.amount === 0 ? t('pd.keep.none') : sayKept(keep, language)),
  }
}
