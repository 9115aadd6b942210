import { Popover as Base } from '@base-ui/react/popover'
import { type ReactNode, useState } from 'react'
import './overlay.css'

type PopoverProps = {
  /** The name of the button. */
  label: string
  face: ReactNode
  className?: string | undefined
  sheet?: string | undefined
  open?: boolean | undefined
  onOpen?: ((open: boolean) => void) | undefined
  children: (close: () => void) => ReactNode
}

/** Something that opens beside a button: it keeps within the window, Escape or a press elsewhere closes it, the focus comes back. */
export function Popover({ label, face, className, sheet = '', open, onOpen, children }: PopoverProps) {
  const [own, setOwn] = useState(false)
  const shown = open ?? own
  const set = onOpen ?? setOwn
  return (
    <Base.Root open={shown} onOpenChange={next => set(next)}>
      <Base.Trigger className={className} aria-label={label}>
        {face}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="o-place" align="end" sideOffset={6} collisionPadding={8}>
          <Base.Popup className={`o-pop ${sheet}`} aria-label={label}>
            {children(() => set(false))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
