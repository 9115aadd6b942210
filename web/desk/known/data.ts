import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '#contract/cases'
import type { KnownList, MergedMany, MergeManyBody } from '#contract/known'
import type { Me } from '#contract/office'
import type { CaseData } from '#kernel/index'
import { api } from '../../shell/api.ts'
import { language } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'
import { goOn } from '../data/held.ts'

/** Does this person merge cases of the kind, somewhere? Which, the server says. */
export const mayMerge = (def: CaseData, me: Me): boolean => me.posts.some(post => def.known?.by.includes(post.role))

export const useKnown = (id: string, active: boolean) =>
  useQuery({
    queryKey: ['known', id],
    enabled: active,
    staleTime: 60_000,
    queryFn: ({ signal }) => api.get<KnownList>(`/cases/${id}/known`, { signal }),
  })

/** Both cases, and whatever list shows them, have changed. */
function refresh(ids: readonly string[], after?: CaseDetail) {
  if (after) client.setQueryData(['case', after.case.id, language.get()], after)
  for (const id of ids) void client.invalidateQueries({ queryKey: ['case', id] })
  for (const key of ['cases', 'counts', 'count', 'known', 'map']) void client.invalidateQueries({ queryKey: [key] })
}

interface Merging {
  readonly command: string
  readonly one: { readonly id: string; readonly version: number }
  readonly into: { readonly id: string; readonly number: string }
  readonly reason: string
}

export async function merge({ command, one, into, reason }: Merging): Promise<void> {
  await goOn(one.id)
  await goOn(into.id)
  const body = { id: command, into: into.number, version: one.version, reason }
  refresh([one.id, into.id], await api.create<CaseDetail>(`/cases/${one.id}/merge`, body))
}

export async function undoMerge(
  command: string,
  { id, version, main }: { id: string; version: number; main: string },
  reason: string,
) {
  refresh([id, main], await api.create<CaseDetail>(`/cases/${id}/unmerge`, { id: command, version, reason } as { id: string }))
}

export async function mergeMany(body: MergeManyBody): Promise<MergedMany> {
  for (const item of body.items) await goOn(item.case)
  const answer = await api.create<MergedMany>('/cases/merge', body)
  refresh(answer.items.map(item => item.case))
  return answer
}
