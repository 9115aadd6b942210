import type { FieldData, FieldsData } from '#kernel/define/field'
import { FieldInput } from '../../fields/field.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from '../text.ts'
import { ItemAsk } from './item-ask.tsx'
import { PhotosAsk } from './photos-ask.tsx'
import { PlaceAsk } from './place-ask.tsx'
import { WordsAsk } from './words-ask.tsx'

type AskFieldProps = {
  name: string
  fields: FieldsData
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** The first person a form asks for is whoever fills it; another one is called by the field's own name. */
function asksOwnName(fields: FieldsData, name: string): boolean {
  const kinds = Object.entries(fields)
  return kinds.find(([, one]) => one.kind === 'person')?.[0] === name && kinds.some(([, one]) => one.kind === 'phone')
}

/** What stands above the field. */
export const labelOf = (t: ReturnType<typeof useText>, fields: FieldsData, name: string): string =>
  asksOwnName(fields, name) ? t('portal.person.name') : (fields[name]?.title ?? name)

/** Any field as the portal asks it: notes can be spoken, photos survive a closed browser, places know the phone's position. */
export function AskField({ name, fields, value, onChange, error, disabled }: AskFieldProps) {
  const field = fields[name]
  if (!field) return null
  const shared = { field, error, disabled }
  if (field.kind === 'note' && field.required)
    return (
      <WordsAsk {...shared} value={typeof value === 'string' ? value : ''} onChange={words => onChange(words || undefined)} />
    )
  if (field.kind === 'photos') return <PhotosAsk {...shared} value={idsIn(value)} onChange={onChange} />
  if (field.kind === 'item') return <ItemAsk {...shared} value={value} onChange={onChange} />
  if (field.kind === 'place') return <PlaceAsk {...shared} value={value} onChange={onChange} />
  if (asksOwnName(fields, name)) return <NameAsk {...shared} value={value} onChange={onChange} />
  return <FieldInput {...shared} value={value} onChange={onChange} />
}

type NameAskProps = {
  field: FieldData
  value: unknown
  onChange: (value: unknown) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

/** The name alone: the form has a field of its own for the phone, and nobody should give it twice. */
function NameAsk({ field, value, onChange, error, disabled }: NameAskProps) {
  const t = useText()
  const name = typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : ''
  return (
    <TextField
      label={t('portal.person.name')}
      optional={!field.required}
      error={error}
      disabled={disabled}
      maxLength={60}
      autoComplete="name"
      value={name}
      onChange={typed => onChange(typed.trim() ? { name: typed } : undefined)}
    />
  )
}
