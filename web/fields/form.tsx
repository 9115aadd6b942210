import type { FieldsData } from '#kernel/define/field'
import { askedFields } from '#kernel/engine/asked'
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
  /** What the case holds already: fields of a step may be asked or not because of it. */
  before?: FormValues | undefined
  disabled?: boolean | undefined
}

/** What is wrong inside a field, without the field's own name. */
const errorsIn = (errors: Readonly<Record<string, string>>, key: string) =>
  Object.fromEntries(
    Object.entries(errors).flatMap(([at, said]) => (at.startsWith(`${key}.`) ? [[at.slice(key.length + 1), said]] : [])),
  )

/**
 * The fields of a definition, in its order, as one form. The buttons are the page's. A field under a condition comes and
 * goes with the answers before it; what was typed is kept while it is away, and the engine drops it if it stays away.
 */
export function FormFields({ fields, values, onChange, errors = {}, only, before, disabled }: FormFieldsProps) {
  const asked = askedFields(fields, values, before)
  const keys = only?.filter(key => key in asked) ?? Object.keys(asked)
  return (
    <div className="ui-stack" style={{ gap: 'var(--s-5)' }}>
      {keys.map(key => (
        <div key={key} data-field={key} style={{ display: 'contents' }}>
          <FieldInput
            field={fields[key]!}
            value={values[key]}
            error={errors[key]}
            errors={errorsIn(errors, key)}
            disabled={disabled}
            onChange={value => {
              const { [key]: _before, ...rest } = values
              onChange(value === undefined ? rest : { ...rest, [key]: value })
            }}
          />
        </div>
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
