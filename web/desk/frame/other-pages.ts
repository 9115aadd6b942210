import type { ComponentType } from 'react'

type Page = () => Promise<{ default: ComponentType }>

/** The administrators' pages, in a bundle of their own; a desk built without them has no such address. */
export const adminPages: Page | undefined = Object.values(import.meta.glob<{ default: ComponentType }>('../admin/index.tsx'))[0]
