import { lazy, Suspense } from 'react'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import type { OfficeMapProps } from './types.ts'

const Lazy = lazy(() => import('./office-map.tsx'))

/** The map, fetched when it is first needed: a page that shows no map does not pay for one. */
export function OfficeMap(props: OfficeMapProps) {
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <Lazy {...props} />
    </Suspense>
  )
}
