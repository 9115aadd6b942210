import { lazy, type ReactNode, Suspense, useState } from 'react'
import { PlainButton, useFocusKept } from './plain-button.tsx'
import './overlay.css'

export type MenuItem = {
  readonly key: string
  readonly label: string
  readonly hint?: string | undefined
  readonly disabled?: boolean | undefined
  /** An address to follow instead of something to do, e.g. a file to fetch. */
  readonly href?: string | undefined
  readonly run?: (() => unknown) | undefined
}

type MenuProps = { face: ReactNode; label?: string | undefined; className?: string | undefined; items: readonly MenuItem[] }

/** Fetched after the page that has the button. */
const MenuParts = lazy(() => import('./parts.tsx').then(parts => ({ default: parts.MenuParts })))

/** Less often needed acts behind one button: arrows and first letters move, Enter does, Escape gives the focus back. */
export function Menu({ items, ...face }: MenuProps) {
  const [open, setOpen] = useState(false)
  const { note, button } = useFocusKept()
  return (
    <Suspense fallback={<PlainButton {...face} opens="menu" onPress={() => setOpen(true)} onFocus={note} />}>
      <MenuParts {...face} items={items} open={open} onOpen={setOpen} button={button} />
    </Suspense>
  )
}
