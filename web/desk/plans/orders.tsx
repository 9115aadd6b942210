import { Link } from 'wouter'
import type { PlanItemDetail } from '#contract/plans'
import { buttonClass } from '../../shell/ui/button.tsx'
import { useKind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { Beside } from '../file/beside.tsx'
import { mayFile } from '../file/may-file.ts'
import { usePlanText } from './text.ts'

const type = 'supervisionOrder'

/** Supervision orders on this promise that are open, and the way to a new one with all that is known already. */
export function Orders({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const me = useSignedIn()
  const kind = useKind(type)
  if (!kind || !mayFile(kind, me)) return null
  const known = new URLSearchParams({
    about: 'promise',
    promise: item.id,
    matter: `${item.planTitle}：${item.title}`,
    ...(item.lead && { unit: item.lead }),
  })
  return (
    <section>
      <Beside kind={kind} answers={{ promise: item.id }} />
      <p className="pl-actions ui-no-print">
        <Link className={buttonClass('plain')} href={`~/desk/file/${type}?${known}`}>
          {t('pl.order')}
        </Link>
      </p>
    </section>
  )
}
