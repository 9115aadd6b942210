import { createContext, use } from 'react'
import type { Figure } from '#contract/command'

/** The records behind a figure, as they are asked for. */
export interface Records {
  readonly figure: Figure
  readonly community?: string | undefined
  readonly unit?: string | undefined
  readonly kind?: string | undefined
}
/** What stands in the side panel. */
export type Opened =
  | ({ readonly what: 'records'; readonly title: string } & Records)
  | { readonly what: 'rising' | 'duty' | 'resources' | 'log' | 'warnings' | 'settings' | 'places' }

export const OpenContext = createContext<(opened: Opened) => void>(() => {})
export const useOpen = () => use(OpenContext)
