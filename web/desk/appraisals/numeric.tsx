import { useState } from 'react'
import { TextField } from '../../shell/ui/text-field.tsx'

type NumericProps = { label: string; hint?: string; value: number; onChange: (value: number) => void }

/** A number being typed: an empty or half-written one stands as it is and changes nothing until it is a number. */
export function Numeric({ value, onChange, ...frame }: NumericProps) {
  const [typed, setTyped] = useState({ text: String(value), value })
  return (
    <TextField
      type="number"
      inputMode="decimal"
      {...frame}
      value={typed.value === value ? typed.text : String(value)}
      onChange={text => {
        const read = text.trim() === '' || !Number.isFinite(Number(text)) ? value : Number(text)
        setTyped({ text, value: read })
        onChange(read)
      }}
      onBlur={() => setTyped({ text: String(value), value })}
    />
  )
}
