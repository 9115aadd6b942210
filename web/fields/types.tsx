import type { ReactNode } from 'react'
import type { FieldData } from '#kernel/define/field'
import { useShellText } from '../shell/i18n/index.ts'
import type { FieldProps } from '../shell/ui/field-frame.tsx'

/** A field as the definition says it. Titles, hints and options are translated by whoever hands it over. */
export type FieldDef = FieldData

export type InputProps<Value> = {
  field: FieldDef
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  error?: string | undefined
  /** What is wrong inside of it: in the rows of a table, by `row.column`. */
  errors?: Readonly<Record<string, string>> | undefined
  disabled?: boolean | undefined
}
export type ShowProps<Value> = { field: FieldDef; value: Value }

/** One kind of field: how it is asked and how it is shown. `read` refuses stored values of another shape. */
export type FieldKindFace = {
  input: (props: InputProps<unknown>) => ReactNode
  show: (props: ShowProps<unknown>) => ReactNode
}

type Parts<Value> = {
  read: (value: unknown) => Value | undefined
  Input: (props: InputProps<Value>) => ReactNode
  Show: (props: ShowProps<Value>) => ReactNode
}

export function fieldKind<Value>({ read, Input, Show }: Parts<Value>): FieldKindFace {
  return {
    input: ({ value, ...rest }) => <Input {...rest} value={read(value)} />,
    show: ({ field, value }) => {
      const known = read(value)
      return known === undefined ? <Unset /> : <Show field={field} value={known} />
    },
  }
}

export function Unset() {
  const t = useShellText()
  return <span className="ui-soft">{t('shell.unset')}</span>
}

/** What every control of the shell takes from a field. */
export function frameOf({ field, error, disabled }: Omit<InputProps<unknown>, 'value' | 'onChange'>): FieldProps {
  return { label: field.title, hint: field.hint, optional: !field.required, error, disabled }
}

export const asString = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
export const asNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
export const asStrings = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length > 0 && value.every(one => typeof one === 'string') ? value : undefined
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined

export const optionsOf = (field: FieldDef) => Object.entries(field.options ?? {}).map(([value, label]) => ({ value, label }))
