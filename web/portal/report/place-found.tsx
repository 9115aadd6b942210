import { useEffect, useRef } from 'react'
import type { LngLat } from '#kernel/define/field'
import { Button } from '../../shell/ui/button.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useText } from '../text.ts'
import { placeAt, sayDistance, sayPlacement } from './where.ts'

type PlaceFoundProps = {
  point: LngLat
  accuracy: number | undefined
  /** The nearest address the office knows, for the words beside the point. */
  onAddress: (address: string) => void
  onRemove: () => void
}

/** The chosen point in words, or how far outside the office it lies and what to do then. */
export function PlaceFound({ point, accuracy, onAddress, onRemove }: PlaceFoundProps) {
  const t = useText()
  const { data, loading } = useLoad(`at/${point.join()}`, signal => placeAt(point, signal))
  const latest = useRef(onAddress)
  useEffect(() => {
    latest.current = onAddress
  })
  useEffect(() => {
    if (data?.address) latest.current(data.address)
  }, [data])
  const outside = data?.outsideBy ?? null
  const words =
    outside !== null ? t('portal.place.outside', { distance: sayDistance(outside, t) }) : data && sayPlacement(data, t)
  return (
    <div className={outside === null ? 'p-found' : 'p-found p-found-outside'}>
      <p role="status">
        {words ?? t(loading ? 'portal.place.looking' : 'portal.place.point')}
        {outside === null && accuracy !== undefined && <small> {t('portal.place.accuracy', { metres: accuracy })}</small>}
      </p>
      <Button look="quiet" size="small" onPress={onRemove}>
        {t('portal.place.remove')}
      </Button>
    </div>
  )
}
