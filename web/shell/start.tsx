import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { Toasts } from './ui/toast.tsx'
import './tokens.css'
import './base.css'

type Face = {
  /** Where the face stands: '' for the portal, '/desk' for the desk. Addresses inside are relative to it. */
  base: string
  density?: 'desk' | undefined
}

/** Starts a face on its page: theme, language, router and toasts. */
export function startFace(content: ReactNode, { base, density }: Face) {
  if (density) document.documentElement.dataset.density = density
  const place = document.getElementById('app')
  if (!place) throw new Error('the page has no #app')
  createRoot(place).render(
    <StrictMode>
      <Router base={base}>{content}</Router>
      <Toasts />
    </StrictMode>,
  )
}
