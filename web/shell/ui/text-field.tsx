import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, Ref } from 'react'
import { FieldFrame, type FieldProps } from './field-frame.tsx'

export type TextFieldProps = FieldProps & {
  value: string
  onChange: (value: string) => void
  type?: HTMLInputTypeAttribute | undefined
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'search' | 'email' | 'url' | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined
  placeholder?: string | undefined
  maxLength?: number | undefined
  /** Said after the control: 人, 元. */
  unit?: string | undefined
  min?: string | undefined
  max?: string | undefined
  onBlur?: (() => void) | undefined
  inputRef?: Ref<HTMLInputElement> | undefined
}

/** One line of text; also numbers, dates, passwords and search through `type` and `inputMode`. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type, inputMode, autoComplete, placeholder, maxLength, unit, min, max, onBlur, inputRef, ...frame } =
    props
  return (
    <FieldFrame {...frame}>
      {control => {
        const input = (
          <input
            {...control}
            ref={inputRef}
            className="ui-control"
            value={value}
            onChange={event => onChange(event.target.value)}
            type={type ?? 'text'}
            inputMode={inputMode}
            autoComplete={autoComplete ?? 'off'}
            placeholder={placeholder}
            maxLength={maxLength}
            min={min}
            max={max}
            onBlur={onBlur}
          />
        )
        return unit ? (
          <div className="ui-with-unit">
            {input}
            <span>{unit}</span>
          </div>
        ) : (
          input
        )
      }}
    </FieldFrame>
  )
}
