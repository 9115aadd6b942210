import type { PersonValue } from '#kernel/define/field'
import { useShellText } from '../shell/i18n/index.ts'
import { FieldFrame } from '../shell/ui/field-frame.tsx'
import { TextField } from '../shell/ui/text-field.tsx'
import { phone } from './phone.tsx'
import { asRecord, asString, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function read(value: unknown): PersonValue | undefined {
  const record = asRecord(value)
  const [name, number] = [asString(record?.name), asString(record?.phone)]
  if (name === undefined && number === undefined) return undefined
  return { name: name ?? '', ...(number ? { phone: number } : {}) }
}

function Input(props: InputProps<PersonValue>) {
  const t = useShellText()
  const { field, value, onChange, disabled } = props
  const change = (name: string, number: string | undefined) =>
    onChange(name || number ? { name, ...(number ? { phone: number } : {}) } : undefined)
  return (
    <FieldFrame {...frameOf(props)} group>
      {() => (
        <div className="ui-stack">
          <TextField
            label={t('shell.field.person.name')}
            autoComplete="name"
            disabled={disabled}
            value={value?.name ?? ''}
            onChange={name => change(name, value?.phone)}
          />
          {phone.input({
            field: { ...field, kind: 'phone', title: t('shell.field.person.phone'), required: false, hint: '' },
            value: value?.phone,
            onChange: number => change(value?.name ?? '', asString(number)),
            disabled,
          })}
          {field.personal && <p className="ui-hint">{t('shell.field.person.purpose', { purpose: field.personal.purpose })}</p>}
        </div>
      )}
    </FieldFrame>
  )
}

function Show({ field, value }: ShowProps<PersonValue>) {
  return (
    <>
      {value.name} {value.phone && phone.show({ field, value: value.phone })}
    </>
  )
}

/** Someone who speaks or is helped: a name, and a number to call back. Says what it is for before asking. */
export const person = fieldKind<PersonValue>({ read, Input, Show })
