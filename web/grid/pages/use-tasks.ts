import { useEffect } from 'react'
import type { CaseDetail, CaseRow } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { isOwnTask, typesWithTasks, useField } from '../data.ts'
import { keepAnswer, keptAnswer, useSeen } from '../store/answers.ts'

type List = { readonly rows: readonly CaseRow[]; readonly next: string | null }
const SHOWN = 100
const READY = 30

/** What is mine to do, of every kind of case, the most urgent first. */
export function useTasks() {
  const { me, types } = useField()
  const kinds = typesWithTasks(types, me)
  const mine = kinds.map(one => one.type)
  const seen = useSeen<List>(`tasks/${me.person.id}/${mine.join()}`, async signal => {
    const lists = await Promise.all(
      mine.map(type => api.get<List>('/cases', { query: { type, view: 'turn', order: 'due', limit: SHOWN }, signal })),
    )
    const due = (row: CaseRow) => row.dueAt ?? Number.POSITIVE_INFINITY
    return {
      rows: lists.flatMap((list, n) => list.rows.filter(row => isOwnTask(kinds[n]!, row, me))).sort((a, b) => due(a) - due(b)),
      next: lists.find(list => list.next)?.next ?? null,
    }
  })
  useReadyForTheStairwell(seen.data?.rows, seen.asOf !== undefined)
  return seen
}

/** Fetches the most urgent tasks ahead, one after the other, so that they can be read where there is no signal. */
function useReadyForTheStairwell(rows: readonly CaseRow[] | undefined, offline: boolean) {
  useEffect(() => {
    if (!rows || offline) return
    const control = new AbortController()
    const fetchAhead = async () => {
      for (const row of rows.slice(0, READY)) {
        const known = await keptAnswer<CaseDetail>(`case/${row.id}`)
        if (control.signal.aborted) return
        if (known?.answer.case.version === row.version) continue
        const detail = await api.get<CaseDetail>(`/cases/${row.id}`, { signal: control.signal })
        await keepAnswer(`case/${row.id}`, detail)
      }
    }
    fetchAhead().catch(() => undefined)
    return () => control.abort()
  }, [rows, offline])
}

export function useCase(id: string) {
  return useSeen<CaseDetail>(`case/${id}`, signal => api.get<CaseDetail>(`/cases/${id}`, { signal }))
}
