import { useRef } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { Locate } from './locate.tsx'
import type { OfficeMapProps } from './types.ts'
import { useMap } from './use-map.ts'
import './map.css'

/**
 * The office's map, drawn from its own layers. Data come in through the props only.
 * Where the device cannot draw it, a sentence and the list remain.
 */
export default function OfficeMap(props: OfficeMapProps) {
  const t = useShellText()
  const place = useRef<HTMLDivElement>(null)
  const { handle, drawable } = useMap(place, props)
  const { pick, listBeside, attribution, label, height = '24rem' } = props
  return (
    <div className={listBeside && drawable ? 'ui-map-split' : 'ui-stack'}>
      <div className="ui-stack">
        {pick && (
          <Locate
            bounds={props.bounds}
            onPick={picked => {
              handle?.show(picked.at)
              pick.onPick(picked)
            }}
          />
        )}
        {drawable ? (
          <section className="ui-map" style={{ height }} aria-label={label} aria-busy={!handle}>
            <div className="ui-map-canvas" ref={place} />
            {pick && <p className="ui-map-hint">{t('shell.map.pick')}</p>}
            <div className="ui-map-zoom">
              <button type="button" aria-label={t('shell.map.zoomin')} onClick={() => handle?.zoomBy(1)}>
                +
              </button>
              <button type="button" aria-label={t('shell.map.zoomout')} onClick={() => handle?.zoomBy(-1)}>
                −
              </button>
            </div>
            {attribution && <p className="ui-map-source">{attribution}</p>}
          </section>
        ) : (
          <p className="ui-map-none">{t(pick ? 'shell.map.none.pick' : 'shell.map.none')}</p>
        )}
        {pick?.value && (
          <p className="ui-soft" role="status">
            {t('shell.map.picked', { lng: pick.value[0].toFixed(5), lat: pick.value[1].toFixed(5) })}
          </p>
        )}
      </div>
      {listBeside && <div className="ui-map-list">{listBeside}</div>}
    </div>
  )
}
