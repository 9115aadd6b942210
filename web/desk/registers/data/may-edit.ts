import { useSignedIn } from '../../data/session.ts'
import type { LedgerSeen } from './ledger.ts'

/** May the person make entries in this register? What may be done with one entry the office says with the entry. */
export function useMayEdit({ def }: LedgerSeen): boolean {
  return useSignedIn().posts.some(({ role }) => def.edit.includes(role) || role === def.ledger.keeper)
}
