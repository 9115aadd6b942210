import type { RegisterData } from '#kernel/define/register'
import type { LedgerData } from '#kernel/index'
import { type ProgrammeSeen, useProgrammes } from '../../data/office.ts'

/** A register with a ledger as the pages know it: its definition in the reader's language, and whose it is. */
export type LedgerSeen = {
  /** `programme.register`. */
  readonly name: string
  readonly programme: ProgrammeSeen
  readonly def: RegisterData & { readonly ledger: LedgerData }
}

type Programmes = { readonly programmes: readonly ProgrammeSeen[] }

const withLedger = (def: RegisterData): def is LedgerSeen['def'] => def.ledger !== undefined

export const ledgersOf = (data: Programmes | undefined): readonly LedgerSeen[] =>
  data?.programmes.flatMap(programme =>
    Object.entries(programme.registers).flatMap(([id, def]) =>
      withLedger(def) ? [{ name: `${programme.id}.${id}`, programme, def }] : [],
    ),
  ) ?? []

export function useLedgers(): readonly LedgerSeen[] {
  const { data } = useProgrammes()
  return ledgersOf(data)
}

export const useLedger = (name: string | undefined): LedgerSeen | undefined => useLedgers().find(one => one.name === name)

/** The ledger an `item` column chooses from, if its rows are entries. */
export function ledgerOfField(
  ledgers: readonly LedgerSeen[],
  programme: string,
  register: string | undefined,
): LedgerSeen | undefined {
  if (register === undefined) return undefined
  const name = register.includes('.') ? register : `${programme}.${register}`
  return ledgers.find(one => one.name === name)
}
