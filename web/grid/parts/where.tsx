import type { CaseDetail } from '#contract/cases'
import { useMapGround } from '../../desk/data/layers.ts'
import { areaName } from '../../desk/data/names.ts'
import { OfficeMap } from '../../map/map.tsx'
import { geoLink } from '../../map/route-links.ts'
import { RouteMenu } from '../../map/route-menu.tsx'
import { buttonClass } from '../../shell/ui/button.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useField } from '../data.ts'
import { useText } from '../text.ts'
import { Guard } from './guard.tsx'

const AROUND = 0.0016

/** Where it is: in words, on the map, and the way there. */
export function Where({ place, title }: { place: CaseDetail['case']['place']; title: string }) {
  const t = useText()
  const { placeName } = useField()
  const ground = useMapGround(place.point !== null)
  const words = [areaName(placeName(place.community), placeName(place.grid)), place.address].filter(Boolean).join(' · ')
  const point = place.point
  return (
    <section className="ui-stack" aria-label={t('grid.task.where')}>
      <p className="grid-place">{words || t('grid.card.noplace')}</p>
      {point && (
        <>
          {ground ? (
            <Guard of="map">
              <OfficeMap
                {...ground}
                bounds={[point[0] - AROUND, point[1] - AROUND, point[0] + AROUND, point[1] + AROUND]}
                label={t('grid.task.where')}
                cases={[{ id: 'here', at: point, tone: 'amber', title }]}
                height="13rem"
              />
            </Guard>
          ) : (
            <Skeleton lines={4} />
          )}
          <div className="ui-row">
            <a className={buttonClass('plain')} href={geoLink(point, title)}>
              {t('grid.task.route')}
            </a>
            <RouteMenu at={point} name={title} />
          </div>
        </>
      )}
    </section>
  )
}
