import { useMemo } from 'react'
import type { EntryDetail } from '#contract/entries'
import { OfficeMap } from '../../../map/map.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { useMapGround } from '../../data/layers.ts'
import { areaName, useNames } from '../../data/names.ts'
import { toneOf } from '../data/fresh.ts'
import { useRegText } from '../text.ts'

/** Where an entry lies, with the names of its community and grid. */
export function EntryMap({ entry }: { entry: EntryDetail }) {
  const t = useRegText()
  const now = useNow()
  const names = useNames()
  const ground = useMapGround(entry.point !== null)
  const [lng, lat] = entry.point ?? []
  const tone = toneOf(entry, now)
  const { id, name } = entry
  const cases = useMemo(
    () => (lng === undefined || lat === undefined ? [] : [{ id, at: [lng, lat] as const, tone, title: name }]),
    [id, lng, lat, tone, name],
  )
  const where = areaName(names(entry.community), names(entry.grid))
  if (cases.length === 0) return where === '' ? null : <p className="ui-soft">{where}</p>
  return (
    <figure className="reg-card-map">
      {ground ? (
        <OfficeMap label={t('reg.map.of', { name })} {...ground} cases={cases} currentId={id} height="14rem" />
      ) : (
        <div className="reg-map-wait" />
      )}
      <figcaption className="ui-soft">{where}</figcaption>
    </figure>
  )
}
