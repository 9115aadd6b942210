import { lazy, Suspense, useRef, useState } from 'react'
import type { FieldData, LngLat, PlaceValue } from '#kernel/define/field'
import { Button } from '../../shell/ui/button.tsx'
import { FieldFrame } from '../../shell/ui/field-frame.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useText } from '../text.ts'
import { AddressSearch } from './address-search.tsx'
import { PlaceFound } from './place-found.tsx'
import { locate, placeOrNothing, readPlace } from './where.ts'

const PlaceMap = lazy(() => import('./place-map.tsx'))

type PlaceAskProps = {
  field: FieldData
  value: unknown
  onChange: (place: PlaceValue | undefined) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

/** Where: the phone's own position first, else a point on the map, else an address, else just words. */
export function PlaceAsk({ field, value, onChange, error, disabled }: PlaceAskProps) {
  const t = useText()
  const place = readPlace(value)
  const [problem, setProblem] = useState<'locating' | 'denied' | 'nowhere'>()
  const [mapOpen, setMapOpen] = useState(false)

  // The address found for a point is a help to read; it goes when the point goes, unless the person wrote over it.
  const found = useRef<string>(undefined)
  const ownWords = place.address !== undefined && place.address !== found.current ? { address: place.address } : {}

  const change = (next: PlaceValue) => onChange(placeOrNothing(next))
  const setPoint = (point: LngLat, accuracy?: number) => {
    setProblem(undefined)
    change({ ...ownWords, point, ...(accuracy !== undefined && { accuracy }) })
  }
  const here = async () => {
    setProblem('locating')
    const located = await locate()
    if (located.is === 'here') setPoint(located.point, located.accuracy)
    else setProblem(located.is)
  }

  return (
    <FieldFrame label={field.title} hint={field.hint ?? t('portal.place.why')} error={error} disabled={disabled} group>
      {() => (
        <div className="ui-stack">
          <div className="p-place-ways">
            <Button onPress={here} disabled={disabled}>
              {t(place.point ? 'portal.place.here.again' : 'portal.place.here')}
            </Button>
            <Button onPress={() => setMapOpen(true)} disabled={disabled}>
              {t('portal.place.map')}
            </Button>
          </div>
          {problem && (
            <p className="p-note" role="status">
              {t(`portal.place.${problem}`)}
            </p>
          )}
          {place.point && (
            <PlaceFound
              point={place.point}
              accuracy={place.accuracy}
              onAddress={address => {
                if (place.address) return
                found.current = address
                change({ ...place, address })
              }}
              onRemove={() => change(ownWords)}
            />
          )}
          <AddressSearch
            value={place.address ?? ''}
            hasPoint={place.point !== undefined}
            disabled={disabled}
            onWords={address => change({ ...place, address })}
            onPick={row => change({ address: row.text, point: row.point })}
          />
          {mapOpen && (
            <Suspense fallback={<Skeleton lines={4} />}>
              <PlaceMap value={place.point} onPick={setPoint} onClose={() => setMapOpen(false)} />
            </Suspense>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
