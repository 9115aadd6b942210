import { useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { TextField } from '../shell/ui/text-field.tsx'
import { isPhone, tidyPhone } from './phone-number.ts'
import { asString, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function Input(props: InputProps<string>) {
  const t = useShellText()
  const [wrong, setWrong] = useState(false)
  const frame = frameOf(props)
  return (
    <TextField
      {...frame}
      error={frame.error ?? (wrong ? t('shell.field.phone.wrong') : undefined)}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      value={props.value ?? ''}
      onChange={value => {
        setWrong(false)
        props.onChange(value || undefined)
      }}
      onBlur={() => {
        const tidy = tidyPhone(props.value ?? '')
        setWrong(tidy !== '' && !isPhone(tidy))
        if (tidy !== (props.value ?? '')) props.onChange(tidy || undefined)
      }}
    />
  )
}

/** A masked number (with asterisks) is shown but cannot be called. */
function Show({ value }: ShowProps<string>) {
  return isPhone(value) ? <a href={`tel:${value}`}>{value}</a> : value
}

export const phone = fieldKind<string>({ read: asString, Input, Show })
