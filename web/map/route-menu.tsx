import { type MapApp, mapApps } from './route-links.ts'
import { useText } from './text.ts'
import type { LngLat } from './types.ts'

const order = ['phone', 'amap', 'baidu', 'tencent', 'apple'] as const satisfies readonly MapApp[]

/** The way there in whichever map app somebody has. */
export function RouteMenu({ at, name }: { at: LngLat; name: string }) {
  const t = useText()
  return (
    <details className="ui-map-route">
      <summary>{t('map.route')}</summary>
      <ul>
        {order.map(app => (
          <li key={app}>
            <a href={mapApps[app].link(at, name)} {...(app === 'phone' ? {} : { target: '_blank', rel: 'noreferrer' })}>
              {t(`map.route.${app}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="ui-soft">{t('map.route.datum')}</p>
    </details>
  )
}
