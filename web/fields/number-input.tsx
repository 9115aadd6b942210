import { useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { TextField } from '../shell/ui/text-field.tsx'
import { type NumberFault, readNumber } from './read-number.ts'
import { frameOf, type InputProps } from './types.tsx'

/** Typed as text, so a half-written number is never thrown away; the field's value is set only when it is one. */
export function NumberInput(props: InputProps<number> & { whole: boolean; unit?: string | undefined; hideLabel?: boolean }) {
  const t = useShellText()
  const { field, value, onChange, whole, unit } = props
  const [typed, setTyped] = useState({ text: value === undefined ? '' : String(value), value })
  const [fault, setFault] = useState<NumberFault>()
  const shown = typed.value === value ? typed.text : value === undefined ? '' : String(value)
  const words: Record<NumberFault, string> = {
    number: t('shell.field.number.wrong'),
    whole: t('shell.field.count.wrong'),
    range: t('shell.field.range', { min: field.min ?? '−∞', max: field.max ?? '∞' }),
  }
  const frame = frameOf(props)
  return (
    <TextField
      {...frame}
      hideLabel={props.hideLabel}
      error={frame.error ?? (fault && words[fault])}
      inputMode={whole ? 'numeric' : 'decimal'}
      unit={unit}
      value={shown}
      onChange={text => {
        const read = readNumber(text, { whole, min: field.min, max: field.max })
        setTyped({ text, value: read.value })
        if (!read.fault) setFault(undefined)
        onChange(read.value)
      }}
      onBlur={() => setFault(readNumber(shown, { whole, min: field.min, max: field.max }).fault)}
    />
  )
}
