import { notices } from './notices.ts'
import { policies } from './policies.ts'
import type { DemoDocument } from './types.ts'

export type { DemoDocument } from './types.ts'
/** What the demo office has published, policies before what explains them. */
export const documents: readonly DemoDocument[] = [...policies, ...notices]
