import { buttonClass } from '../shell/ui/button.tsx'
import { usePortal } from './data/office.ts'
import { useText } from './text.ts'

/** A person to talk to, one press away. */
export function CallOffice() {
  const t = useText()
  const { phone } = usePortal().office
  if (!phone) return null
  return (
    <a className={buttonClass('plain', 'wide')} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
      {t('portal.home.phone.call', { phone })}
    </a>
  )
}
