import { useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import type { MapHandle } from './engine.ts'
import { within } from './features.ts'
import { devicePosition } from './locate.tsx'
import { useText } from './text.ts'
import type { Bounds } from './types.ts'

/** Nearer, farther, everything, and where I am. */
export function MapButtons({ handle, bounds, withMe }: { handle: MapHandle | undefined; bounds: Bounds; withMe: boolean }) {
  const shell = useShellText()
  const t = useText()
  const [said, setSaid] = useState<string>()
  const findMe = async () => {
    setSaid(shell('shell.map.locating'))
    try {
      const { coords } = await devicePosition()
      const at = [coords.longitude, coords.latitude] as const
      if (!within(bounds, at)) return setSaid(t('map.me.away'))
      handle?.setMe(at, coords.accuracy)
      handle?.show(at, 16)
      setSaid(t('map.me.here', { metres: Math.round(coords.accuracy) }))
    } catch {
      setSaid(t('map.me.nowhere'))
    }
  }
  return (
    <>
      <div className="ui-map-zoom">
        <button type="button" aria-label={shell('shell.map.zoomin')} onClick={() => handle?.zoomBy(1)}>
          +
        </button>
        <button type="button" aria-label={shell('shell.map.zoomout')} onClick={() => handle?.zoomBy(-1)}>
          −
        </button>
        {withMe && (
          <>
            <button type="button" aria-label={t('map.fit')} title={t('map.fit')} onClick={() => handle?.fit()}>
              <Sign path="M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" />
            </button>
            <button type="button" aria-label={t('map.me')} title={t('map.me')} onClick={() => void findMe()}>
              <Sign path="M8 1v3M8 12v3M1 8h3M12 8h3M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z" />
            </button>
          </>
        )}
      </div>
      {withMe && (
        <p className="ui-map-me" role="status">
          {said}
        </p>
      )}
    </>
  )
}

const Sign = ({ path }: { path: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" />
  </svg>
)
