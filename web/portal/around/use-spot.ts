import { useLocation, useSearchParams } from 'wouter'
import { type Spot, searchOf, spotIn } from './spot.ts'
import { useText } from './text.ts'

/** The place this page is about, kept in its address so that it can be sent to somebody and the way back works. */
export function useSpot(path: string): [Spot | undefined, (spot: Spot, named: boolean) => void] {
  const t = useText()
  const [, go] = useLocation()
  const [search] = useSearchParams()
  const set = (spot: Spot, named: boolean) => go(`${path}?${searchOf(spot, named ? spot.name : '')}`, { replace: true })
  return [spotIn(search, t('around.where.mine')), set]
}
