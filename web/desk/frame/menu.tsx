import { type ReactNode, useEffect, useRef, useState } from 'react'

type MenuProps = { label: string; face: ReactNode; className?: string; children: (close: () => void) => ReactNode }

/** Something that opens below a button of the bar; Escape or a press elsewhere closes it. */
export function Menu({ label, face, className = '', children }: MenuProps) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const beside = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    addEventListener('pointerdown', beside)
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('pointerdown', beside)
      removeEventListener('keydown', leave)
    }
  }, [open])
  return (
    <div className={`desk-menu ${className}`} ref={box}>
      <button type="button" ref={button} aria-expanded={open} aria-label={label} onClick={() => setOpen(!open)}>
        {face}
      </button>
      {open && <div className="desk-menu-sheet">{children(() => setOpen(false))}</div>}
    </div>
  )
}
