import { lazy, type ReactNode, Suspense, useState } from 'react'
import { PlainButton, useFocusKept } from './plain-button.tsx'
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

/** Fetched after the page that has the button. */
const PopoverParts = lazy(() => import('./parts.tsx').then(parts => ({ default: parts.PopoverParts })))

/** Something that opens beside a button: it keeps within the window, Escape or a press elsewhere closes it, the focus comes back. */
export function Popover({ sheet = '', open, onOpen, children, ...face }: PopoverProps) {
  const [own, setOwn] = useState(false)
  const { note, button } = useFocusKept()
  const set = onOpen ?? setOwn
  return (
    <Suspense fallback={<PlainButton {...face} opens="dialog" onPress={() => set(true)} onFocus={note} />}>
      <PopoverParts {...face} sheet={sheet} open={open ?? own} onOpen={set} button={button}>
        {children(() => set(false))}
      </PopoverParts>
    </Suspense>
  )
}
