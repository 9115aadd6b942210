import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { BesideList } from '#contract/beside'
import type { PlanItemDetail } from '#contract/plans'
import { api } from '../../shell/api.ts'
import { buttonClass } from '../../shell/ui/button.tsx'
import { CaseLines } from '../case/case-lines.tsx'
import { useKind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { mayFile } from '../file/may-file.ts'
import { usePlanText } from './text.ts'

const type = 'supervisionOrder'

/** Supervision orders on this promise, open and ended, and the way to a new one with all that is known already. */
export function Orders({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const me = useSignedIn()
  const kind = useKind(type)
  const answers = JSON.stringify({ promise: item.id })
  const { data } = useQuery({
    queryKey: ['beside', type, answers, 'ended'],
    queryFn: ({ signal }) => api.get<BesideList>('/cases/beside', { query: { type, answers, ended: true }, signal }),
  })
  const lines = data?.groups.flatMap(group => group.rows) ?? []
  const may = kind !== undefined && mayFile(kind, me)
  if (!may && lines.length === 0) return null
  const known = new URLSearchParams({
    about: 'promise',
    promise: item.id,
    matter: item.title,
    ...(item.lead && { unit: item.lead }),
  })
  return (
    <section>
      {lines.length > 0 && (
        <>
          <h3>{t('pl.orders')}</h3>
          <CaseLines lines={lines} />
        </>
      )}
      {may && (
        <p className="pl-actions ui-no-print">
          <Link className={buttonClass('plain')} href={`~/desk/file/${type}?${known}`}>
            {t('pl.order')}
          </Link>
        </p>
      )}
    </section>
  )
}
