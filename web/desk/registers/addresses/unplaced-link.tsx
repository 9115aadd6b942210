import type { LedgerRow } from '#contract/entries'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { useAddressText } from './text.ts'

/** The way to the work list, for whoever may change a register in which something has no point. */
export function UnplacedLink({ rows }: { rows: readonly LedgerRow[] }) {
  const t = useAddressText()
  if (!rows.some(row => row.mayEdit && row.unplaced > 0)) return null
  return <ButtonLink to="/addresses">{t('regaddr.link')}</ButtonLink>
}
