import { useQuery } from '@tanstack/react-query'
import type { CaseKin } from '#contract/beside'
import type { CaseDetail } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { useText } from '../text.ts'
import { CaseLines } from './case-lines.tsx'

/** Where a case came from, and what came of it: the orders of a meeting with how far each is. */
export default function Kin({ detail }: { detail: CaseDetail }) {
  const t = useText()
  const { id, version } = detail.case
  const { data } = useQuery({
    queryKey: ['kin', id, version],
    queryFn: ({ signal }) => api.get<CaseKin>(`/cases/${id}/kin`, { signal }),
  })
  if (!data || (!data.from && data.raised.length === 0)) return null
  return (
    <section className="ui-stack desk-kin" aria-label={t('desk.kin')}>
      {data.from && (
        <div>
          <h3>{t('desk.kin.from')}</h3>
          <CaseLines lines={[data.from]} />
        </div>
      )}
      {data.raised.length > 0 && (
        <div>
          <h3>{t('desk.kin.raised', { count: data.raised.length })}</h3>
          <CaseLines lines={data.raised} />
        </div>
      )}
    </section>
  )
}
