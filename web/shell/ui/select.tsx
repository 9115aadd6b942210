import { useShellText } from '../i18n/index.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

export type Option = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined }
export type OptionGroup = { label: string; options: readonly Option[] }

type SelectProps = FieldProps & {
  value: string | undefined
  onChange: (value: string | undefined) => void
  options: readonly (Option | OptionGroup)[]
  /** The words of the empty choice; pass `false` when there is always a value. */
  empty?: string | false | undefined
}

const oneOption = (option: Option) => (
  <option key={option.value} value={option.value} disabled={option.disabled}>
    {option.label}
  </option>
)

/** The platform's own list: best on phones and for screen readers. For up to five options prefer Choice. */
export function Select({ value, onChange, options, empty, ...frame }: SelectProps) {
  const t = useShellText()
  return (
    <FieldFrame {...frame}>
      {control => (
        <select
          {...control}
          className="ui-control"
          value={value ?? ''}
          onChange={event => onChange(event.target.value || undefined)}
        >
          {empty !== false && <option value="">{empty ?? t('shell.choose')}</option>}
          {options.map(entry =>
            'options' in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                {entry.options.map(oneOption)}
              </optgroup>
            ) : (
              oneOption(entry)
            ),
          )}
        </select>
      )}
    </FieldFrame>
  )
}
