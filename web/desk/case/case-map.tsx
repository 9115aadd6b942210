import { useMemo } from 'react'
import type { CaseDetail } from '#contract/cases'
import { OfficeMap } from '../../map/map.tsx'
import { clockTone } from '../../shell/ui/clock-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { warnIn } from '../data/clocks.ts'
import { useMapGround } from '../data/layers.ts'
import { areaName } from '../data/names.ts'
import type { Kind } from '../data/office.ts'
import { useText } from '../text.ts'

/** Where the case lies, with the names of its grid, community and building. */
export function CaseMap({ detail, kind }: { detail: CaseDetail; kind: Kind }) {
  const t = useText()
  const now = useNow()
  const ground = useMapGround(detail.case.place.point !== null)
  const { id, state, place, clock } = detail.case
  const [lng, lat] = place.point ?? []
  const due = clock?.dueAt ?? undefined
  const paused = kind.def.states[state]?.pauses === true
  const tone = clockTone({ due, paused, warnAt: clock ? warnIn(kind.def.states[state], clock) : undefined }, now)
  const cases = useMemo(
    () => (lng === undefined || lat === undefined ? [] : [{ id, at: [lng, lat] as const, tone, title: place.address ?? '' }]),
    [id, lng, lat, tone, place.address],
  )
  if (cases.length === 0) return null
  const called = (one: string | null) => (one ? (detail.names[one] ?? '') : '')
  const where = [areaName(called(place.community), called(place.grid)), called(place.building) || place.address]
  return (
    <figure className="desk-case-map ui-no-print">
      {ground ? (
        <OfficeMap label={t('desk.map.case')} {...ground} cases={cases} currentId={id} height="12rem" />
      ) : (
        <div className="desk-map-wait" />
      )}
      <figcaption className="ui-soft">{where.filter(Boolean).join(' · ')}</figcaption>
    </figure>
  )
}
