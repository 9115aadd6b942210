import { useState } from 'react'
import type { PlaceRow } from '#contract/office'
import { OfficeMap } from '../../../map/map.tsx'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useMapGround } from '../../data/layers.ts'
import { nameIn } from '../../data/names.ts'
import { usePlaces } from '../../data/office.ts'
import { useText } from '../text.ts'
import { ImportPlaces } from './import-places.tsx'
import { PlaceFacts } from './place-facts.tsx'

/** Street, communities and grids as a tree beside the map; either way one place is chosen and shown. */
export default function PlacesPage() {
  const t = useText()
  const street = usePlaces('street')
  const community = usePlaces('community')
  const grid = usePlaces('grid')
  const ground = useMapGround()
  const [chosen, setChosen] = useState<string>()
  const [importing, setImporting] = useState(false)
  const places = [...(street.data ?? []), ...(community.data ?? []), ...(grid.data ?? [])]
  const place = places.find(one => one.id === chosen)
  const error = street.error ?? community.error ?? grid.error
  const again = () => Promise.all([street.refetch(), community.refetch(), grid.refetch()])
  return (
    <Page
      title={t('admin.places')}
      lead={t('admin.places.lead', { communities: community.data?.length ?? 0, grids: grid.data?.length ?? 0 })}
      width="full"
      actions={<Button onPress={() => setImporting(true)}>{t('admin.places.import')}</Button>}
    >
      {error && <ErrorNote error={error} retry={again} />}
      <div className="admin-places">
        <nav className="admin-tree" aria-label={t('admin.places')}>
          <ul>
            {(street.data ?? []).map(one => (
              <Branch key={one.id} place={one} places={places} chosen={chosen} onChoose={setChosen} open />
            ))}
          </ul>
          {!street.data && <Skeleton lines={8} />}
        </nav>
        <div className="ui-stack">
          {ground ? (
            <OfficeMap
              {...ground}
              label={t('admin.places')}
              height="min(62vh, 40rem)"
              tints={chosen ? { [chosen]: 'green' } : {}}
              onArea={area => setChosen(area.id)}
            />
          ) : (
            <Skeleton lines={10} />
          )}
          {place ? (
            <PlaceFacts place={place} parent={places.find(one => one.id === place.parent)} layers={ground?.layers} />
          ) : (
            <p className="ui-soft">{t('admin.places.choose')}</p>
          )}
        </div>
      </div>
      {importing && <ImportPlaces onClose={() => setImporting(false)} />}
    </Page>
  )
}

type BranchProps = {
  place: PlaceRow
  places: readonly PlaceRow[]
  chosen: string | undefined
  onChoose: (id: string) => void
  open?: boolean
}

function Branch({ place, places, chosen, onChoose, open = false }: BranchProps) {
  const language = useLanguage()
  const below = places.filter(one => one.parent === place.id)
  const [expanded, setExpanded] = useState(open)
  const shown = expanded || below.some(one => one.id === chosen)
  const press = () => {
    onChoose(place.id)
    setExpanded(!shown)
  }
  return (
    <li>
      <button
        type="button"
        aria-current={place.id === chosen || undefined}
        aria-expanded={below.length > 0 ? shown : undefined}
        onClick={press}
      >
        {nameIn(language, place)} {below.length > 0 && <small>{below.length}</small>}
      </button>
      {shown && below.length > 0 && (
        <ul>
          {below.map(one => (
            <Branch key={one.id} place={one} places={places} chosen={chosen} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </li>
  )
}
