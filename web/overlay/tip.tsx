import { lazy, type ReactElement, Suspense } from 'react'
import './overlay.css'

/** Fetched after the page that has the sign. */
const TipParts = lazy(() => import('./parts.tsx').then(parts => ({ default: parts.TipParts })))

/** A word beside something that has only a sign: on hover and on focus. The element keeps its own accessible name. */
export function Tip({ words, children }: { words: string; children: ReactElement<Record<string, unknown>> }) {
  return (
    <Suspense fallback={children}>
      <TipParts words={words}>{children}</TipParts>
    </Suspense>
  )
}
