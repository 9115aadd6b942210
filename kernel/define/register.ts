import type { Fields, FieldsData } from './field.ts'
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
}): RegisterData & { readonly columns: C } {
  return { ...def, edit: def.edit.map(r => r.id) }
}
