import { use } from 'react'
import { buttonClass } from '../shell/ui/button.tsx'
import { PortalContext } from './data/office.ts'
import { useText } from './text.ts'

export const dial = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`

export const useOfficePhone = (): string | null => use(PortalContext)?.office.phone ?? null

/** A person to talk to, one press away. */
export function CallOffice() {
  const t = useText()
  const phone = useOfficePhone()
  if (!phone) return null
  return (
    <a className={buttonClass('plain', 'wide')} href={dial(phone)}>
      {t('portal.home.phone.call', { phone })}
    </a>
  )
}
