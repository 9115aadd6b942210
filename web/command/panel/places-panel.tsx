import { useSummary } from '../data/wall.ts'
import { Places } from '../parts/places.tsx'

/** Every community, not only those with most to do. */
export function PlacesPanel() {
  const { communities } = useSummary()
  return <Places most={communities.length} />
}
