import { lazy, Suspense, useState } from 'react'
import { Tip } from '../../overlay/tip.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useBarText } from '../frame/text.ts'

const PaletteDialog = lazy(() => import('./palette-dialog.tsx'))

/** The button and the key of the command palette; what is inside comes when it is first wanted. */
export function Palette() {
  const b = useBarText()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = (next: boolean) => {
    if (next) setWanted(true)
    setOpen(next)
  }
  useKeys({ 'mod+k': () => show(!open) })
  return (
    <>
      <Tip words={b('bar.palette.open')}>
        <button type="button" className="desk-help" aria-label={b('bar.palette.open')} onClick={() => show(true)}>
          <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" strokeWidth="1.7" aria-hidden="true">
            <path d="M4 6h16M4 12h10M4 18h7M17 15l4 3-4 3Z" strokeLinejoin="round" strokeLinecap="round" />
          </svg>
        </button>
      </Tip>
      {wanted && (
        <Suspense fallback={null}>
          <PaletteDialog open={open} onOpen={show} />
        </Suspense>
      )}
    </>
  )
}
