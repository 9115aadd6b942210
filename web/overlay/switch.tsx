import { Switch as Base } from '@base-ui/react/switch'
import { useId } from 'react'
import './overlay.css'

type SwitchProps = { label: string; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean | undefined }

/** On or off, at once. For an answer in a form that is sent later, use Checkbox. */
export function Switch({ label, checked, onChange, disabled = false }: SwitchProps) {
  const id = useId()
  return (
    <div className="o-switch-line">
      <span id={id}>{label}</span>
      <Base.Root
        className="o-switch"
        aria-labelledby={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={next => onChange(next)}
      >
        <Base.Thumb />
      </Base.Root>
    </div>
  )
}
