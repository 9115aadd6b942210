import { Menu as BaseMenu } from '@base-ui/react/menu'
import { Popover as BasePopover } from '@base-ui/react/popover'
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import type { MenuItem } from './menu.tsx'

type Opened = {
  face: ReactNode
  label?: string | undefined
  className?: string | undefined
  open: boolean
  onOpen: (open: boolean) => void
  /** Handed the button when it stands. */
  button: (element: HTMLButtonElement | null) => void
}

export function MenuParts({ face, label, className, open, onOpen, button, items }: Opened & { items: readonly MenuItem[] }) {
  return (
    <BaseMenu.Root modal={false} open={open} onOpenChange={next => onOpen(next)}>
      <BaseMenu.Trigger ref={button} className={className} aria-label={label}>
        {face}
      </BaseMenu.Trigger>
      <BaseMenu.Portal>
        <BaseMenu.Positioner className="o-place" align="end" sideOffset={4} collisionPadding={8}>
          <BaseMenu.Popup className="o-pop o-menu">
            {items.map(({ key, label, hint, disabled = false, href, run }) => {
              const words = (
                <>
                  <span>{label}</span>
                  {hint && <small>{hint}</small>}
                </>
              )
              return href ? (
                <BaseMenu.LinkItem key={key} className="o-menu-item" href={href} closeOnClick>
                  {words}
                </BaseMenu.LinkItem>
              ) : (
                <BaseMenu.Item key={key} className="o-menu-item" disabled={disabled} onClick={() => void run?.()}>
                  {words}
                </BaseMenu.Item>
              )
            })}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  )
}

type PopoverPartsProps = Opened & { sheet: string; children: ReactNode }

export function PopoverParts({ face, label, className, sheet, open, onOpen, button, children }: PopoverPartsProps) {
  return (
    <BasePopover.Root open={open} onOpenChange={next => onOpen(next)}>
      <BasePopover.Trigger ref={button} className={className} aria-label={label}>
        {face}
      </BasePopover.Trigger>
      <BasePopover.Portal>
        <BasePopover.Positioner className="o-place" align="end" sideOffset={6} collisionPadding={8}>
          <BasePopover.Popup className={`o-pop ${sheet}`} aria-label={label}>
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  )
}

export function TipParts({ words, children }: { words: string; children: ReactElement<Record<string, unknown>> }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} delay={400} />
      <Tooltip.Portal>
        <Tooltip.Positioner className="o-place" sideOffset={6} collisionPadding={8}>
          <Tooltip.Popup className="o-tip">{words}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
