import { useState } from 'react'
import type { LngLat } from '#kernel/define/field'
import { OfficeMap } from '../../map/map.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { groundOf, loadLayers } from '../data/layers.ts'
import { usePortal } from '../data/office.ts'
import { useText } from '../text.ts'

type PlaceMapProps = {
  value: LngLat | undefined
  onPick: (point: LngLat, accuracy?: number) => void
  onClose: () => void
}

/** The office's map as a question, on a sheet of its own; fetched when it is first asked for. */
export default function PlaceMap({ value, onPick, onClose }: PlaceMapProps) {
  const t = useText()
  const { map } = usePortal().office
  const { data, error, reload } = useLoad('map-layers', loadLayers)
  const [picked, setPicked] = useState<{ at: LngLat; accuracy?: number } | undefined>(value && { at: value })
  const done = () => {
    if (picked) onPick(picked.at, picked.accuracy)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('portal.place.map.title')}
      size="wide"
      actions={
        <Button look="main" size="wide" disabled={!picked} onPress={done}>
          {t('portal.place.map.done')}
        </Button>
      }
    >
      {error !== undefined && (
        <>
          <p>{t('portal.place.map.none')}</p>
          <ErrorNote error={error} retry={reload} />
        </>
      )}
      {!data && error === undefined && <Skeleton lines={6} />}
      {data && (
        <OfficeMap
          label={t('portal.place.map.title')}
          bounds={map.bounds}
          layers={data}
          height="min(58vh, 34rem)"
          {...groundOf(map)}
          pick={{ value: picked?.at, onPick: setPicked }}
        />
      )}
    </Dialog>
  )
}
