import type { ReactNode } from 'react'
import './choice.css'

type CheckboxProps = { checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean; children: ReactNode }

/** A single yes; the whole line is the target. */
export function Checkbox({ checked, onChange, disabled, children }: CheckboxProps) {
  return (
    <label className="ui-check">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={event => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
