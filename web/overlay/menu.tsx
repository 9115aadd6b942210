import { Menu as Base } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
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

/** Less often needed acts behind one button: arrows and first letters move, Enter does, Escape gives the focus back. */
export function Menu({ face, label, className, items }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger className={className} aria-label={label}>
        {face}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="o-place" align="end" sideOffset={4} collisionPadding={8}>
          <Base.Popup className="o-pop o-menu">
            {items.map(({ key, label, hint, disabled = false, href, run }) => {
              const words = (
                <>
                  <span>{label}</span>
                  {hint && <small>{hint}</small>}
                </>
              )
              return href ? (
                <Base.LinkItem key={key} className="o-menu-item" href={href} closeOnClick>
                  {words}
                </Base.LinkItem>
              ) : (
                <Base.Item key={key} className="o-menu-item" disabled={disabled} onClick={() => void run?.()}>
                  {words}
                </Base.Item>
              )
            })}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
