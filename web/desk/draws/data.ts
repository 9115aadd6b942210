import { useQuery } from '@tanstack/react-query'
import type { DrawDetail, DrawList, DrawSources } from '#contract/draws'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { client } from '../data/client.ts'

export const useDraws = () => useQuery({ queryKey: ['draws'], queryFn: ({ signal }) => api.get<DrawList>('/draws', { signal }) })
export const useDrawSources = () =>
  useQuery({ queryKey: ['draw-sources'], queryFn: ({ signal }) => api.get<DrawSources>('/draws/sources', { signal }) })
export function useDraw(id: string) {
  const lang = useLanguage()
  return useQuery({ queryKey: ['draw', id, lang], queryFn: ({ signal }) => api.get<DrawDetail>(`/draws/${id}`, { signal }) })
}

const after = (draw: DrawDetail): DrawDetail => {
  void client.invalidateQueries({ queryKey: ['draws'] })
  void client.invalidateQueries({ queryKey: ['draw', draw.id] })
  return draw
}
export const prepareDraw = (body: object) => api.post<DrawDetail>('/draws', body).then(after)
/** One step further: `conflict`, `freeze`, `draw` or `withdraw`, on the draw as it was seen. */
export const goOn = (
  draw: Pick<DrawDetail, 'id' | 'version'>,
  what: 'conflict' | 'freeze' | 'draw' | 'withdraw',
  body: object = {},
) => api.post<DrawDetail>(`/draws/${draw.id}/${what}`, { version: draw.version, ...body }).then(after)
