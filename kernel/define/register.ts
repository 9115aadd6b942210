import type { Fields, FieldsData } from './field.ts'
import { type Ledger, type LedgerData, ledgerData } from './ledger.ts'
import type { Role } from './role.ts'

/** A register as data: rows the office keeps, each with a key, dates of validity and a history. */
export interface RegisterData {
  readonly title: string
  readonly key: string
  readonly columns: FieldsData
  readonly list: readonly string[]
  /** `public`: anybody may read; otherwise staff only. */
  readonly read: 'public' | 'staff'
  readonly edit: readonly string[]
  /** Its rows are entries, by the thousand; without it they are rules, few and always at hand. */
  readonly ledger?: LedgerData
}

/** A register (台账) with its column names known to the compiler. Personal columns need their reason like any field. */
export function defineRegister<const C extends Fields>(def: {
  readonly title: string
  /** The column that names a row; unique among the rows valid at one time. */
  readonly key: keyof C & string
  readonly columns: C
  readonly list: readonly (keyof C & string)[]
  readonly read: 'public' | 'staff'
  readonly edit: readonly Role[]
  readonly ledger?: Ledger<C>
}): RegisterData & { readonly columns: C } {
  const { ledger, ...rest } = def
  return { ...rest, edit: def.edit.map(r => r.id), ...(ledger && { ledger: ledgerData(ledger) }) }
}

/** The name a register is kept under everywhere: `programme.register`, whether it was named whole or by its programme. */
export const registerName = (programme: string, register: string): string =>
  register.includes('.') ? register : `${programme}.${register}`
