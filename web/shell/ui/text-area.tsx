import { useShellText } from '../i18n/index.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

type TextAreaProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  rows?: number | undefined
  maxLength?: number | undefined
  placeholder?: string | undefined
}

/** Several lines that grow with the words; the count appears when four fifths are used. */
export function TextArea({ value, onChange, rows = 4, maxLength, placeholder, ...frame }: TextAreaProps) {
  const t = useShellText()
  const nearFull = maxLength !== undefined && value.length > maxLength * 0.8
  return (
    <FieldFrame
      {...frame}
      under={nearFull && <span className="ui-count">{t('shell.count', { count: value.length, max: maxLength })}</span>}
    >
      {control => (
        <textarea
          {...control}
          className="ui-control"
          value={value}
          rows={rows}
          maxLength={maxLength}
          placeholder={placeholder}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  )
}
