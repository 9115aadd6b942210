import type { FieldsData } from '#kernel/define/field'
import { Facts } from '../shell/ui/facts.tsx'
import { FieldInput, FieldShow } from './field.tsx'

export type FormValues = Readonly<Record<string, unknown>>

type FormFieldsProps = {
  fields: FieldsData
  values: FormValues
  onChange: (values: FormValues) => void
  /** By field key, as the engine or the server said. */
  errors?: Readonly<Record<string, string>> | undefined
  /** Only these, in this order; all when left out. */
  only?: readonly string[] | undefined
  disabled?: boolean | undefined
}

/** The fields of a definition, in its order, as one form. The buttons are the page's. */
export function FormFields({ fields, values, onChange, errors = {}, only, disabled }: FormFieldsProps) {
  const keys = only?.filter(key => key in fields) ?? Object.keys(fields)
  return (
    <div className="ui-stack" style={{ gap: 'var(--s-5)' }}>
      {keys.map(key => (
        <FieldInput
          key={key}
          field={fields[key]!}
          value={values[key]}
          error={errors[key]}
          disabled={disabled}
          onChange={value => {
            const { [key]: _before, ...rest } = values
            onChange(value === undefined ? rest : { ...rest, [key]: value })
          }}
        />
      ))}
    </div>
  )
}

/** A filled-in form to read: names and values, empty ones left out. */
export function FormFacts({
  fields,
  values,
  only,
}: {
  fields: FieldsData
  values: FormValues
  only?: readonly string[] | undefined
}) {
  const keys = (only ?? Object.keys(fields)).filter(key => key in fields && values[key] !== undefined)
  return (
    <Facts
      facts={keys.map(key => [fields[key]!.title, <FieldShow key={key} field={fields[key]!} value={values[key]} />] as const)}
    />
  )
}
