import { Select as Base } from '@base-ui/react/select'
import { useId } from 'react'
import './overlay.css'

export type Option = { readonly value: string; readonly label: string; readonly hint?: string | undefined }

type SelectProps = { label: string; options: readonly Option[]; value: string; onChange: (value: string) => void }

/** One of a few, in a bar rather than in a form; the second line of an option may explain it. Forms keep the platform's list. */
export function BarSelect({ label, options, value, onChange }: SelectProps) {
  const id = useId()
  return (
    <div className="o-switch-line">
      <span id={id} className="ui-soft">
        {label}
      </span>
      <Base.Root items={[...options]} value={value} onValueChange={next => next !== null && onChange(next)}>
        <Base.Trigger className="ui-button ui-button-plain ui-button-small" aria-labelledby={id}>
          <Base.Value />
          <Base.Icon aria-hidden="true">▾</Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="o-place" align="end" sideOffset={4} collisionPadding={8} alignItemWithTrigger={false}>
            <Base.Popup className="o-pop o-menu">
              {options.map(one => (
                <Base.Item key={one.value} className="o-menu-item" value={one.value}>
                  <span>
                    <Base.ItemText>{one.label}</Base.ItemText>
                    {one.hint && <small> {one.hint}</small>}
                  </span>
                  <Base.ItemIndicator aria-hidden="true">✓</Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  )
}
