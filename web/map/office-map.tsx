import { useCallback, useMemo, useRef, useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { useLanguage } from '../shell/preferences.ts'
import { DensityHint } from './density-hint.tsx'
import { Locate } from './locate.tsx'
import { MapButtons } from './map-buttons.tsx'
import { MapTools } from './map-tools.tsx'
import { ScaleBar, scaleLength } from './scale-bar.tsx'
import { useChoices } from './settings.ts'
import { BaseNotice, SourceLine } from './source-line.tsx'
import { useText } from './text.ts'
import { TimeBar } from './time-bar.tsx'
import type { OfficeMapProps } from './types.ts'
import { useBase } from './use-base.ts'
import { useDensity } from './use-density.ts'
import { useMap, usePoints } from './use-map.ts'
import { useTime } from './use-time.ts'
import './map.css'

const nothingHidden = [] as const

/**
 * The office's map, drawn from its own layers or above a background the office has set up. Data come in through the props
 * only. Where the device cannot draw it, a sentence and the list remain.
 */
export default function OfficeMap(props: OfficeMapProps) {
  const shell = useShellText()
  const t = useText()
  const place = useRef<HTMLDivElement>(null)
  const choices = useChoices()
  const language = useLanguage()
  const { pick, listBeside, label, height = '24rem', tools = false } = props
  const points = usePoints(props.cases)
  const time = useTime(points, tools)
  const density = useDensity(points, props.layers, time, tools)
  const { base, failed, giveUp } = useBase(props)
  const [scale, setScale] = useState<{ metres: number; pixels: number }>()
  const onScale = useCallback((next: { metres: number; pixels: number }) => {
    setScale(before => (before?.metres === next.metres && before.pixels === next.pixels ? before : next))
  }, [])
  const say = (about: { layer: string; properties: Readonly<Record<string, unknown>> }) => sayHovered(t, about, props)
  const state = useMemo(
    () => ({
      base,
      language,
      hidden: tools ? choices.hidden : nothingHidden,
      shownPlaces: tools ? choices.places : nothingHidden,
      stretch: time.stretch,
      density,
    }),
    [base, language, tools, choices.hidden, choices.places, time.stretch, density],
  )
  const { handle, drawable } = useMap(place, props, points, state, {
    picking: pick !== undefined,
    onCase: id => props.onCase?.(id),
    onGroup: ids => (props.onGroup ? props.onGroup(ids) : ids[0] !== undefined && props.onCase?.(ids[0])),
    onArea: area => props.onArea?.(area),
    onPick: at => pick?.onPick({ at, by: 'hand' }),
    onHover: id => props.onHover?.(id),
    onView: view => props.onView?.(view),
    onScale,
    onBaseFailed: giveUp,
    say,
  })
  // What stands below the map takes its room from it, so that the page stays as long as it was.
  const rest = !tools ? '' : time.line && density ? '8rem' : time.line ? '6rem' : density ? '2rem' : ''
  return (
    <div className={listBeside && drawable ? 'ui-map-split' : 'ui-stack'}>
      <div className="ui-map-column">
        {pick && (
          <Locate
            bounds={props.bounds}
            onPick={picked => {
              handle?.show(picked.at)
              pick.onPick(picked)
            }}
          />
        )}
        {failed && <BaseNotice title={failed} />}
        {drawable ? (
          <section
            className="ui-map"
            style={{ height: rest === '' ? height : `max(14rem, calc(${height} - ${rest}))` }}
            aria-label={label}
            aria-busy={!handle}
            data-base={base?.id ?? 'own'}
          >
            <div className="ui-map-canvas" ref={place} />
            {pick && !pick.value && <p className="ui-map-hint">{shell('shell.map.pick')}</p>}
            {tools && <MapTools {...props} density={density} time={time} />}
            <MapButtons handle={handle} bounds={props.bounds} withMe={tools} />
            <div className="ui-map-foot">
              {scale && (
                <ScaleBar scale={scale} label={t('map.scale', { length: scaleLength(scale.metres) })} north={t('map.north')} />
              )}
              <SourceLine base={base} own={props.attribution} inputs={props.cases !== undefined && tools} />
            </div>
          </section>
        ) : (
          <p className="ui-map-none">{shell(pick ? 'shell.map.none.pick' : 'shell.map.none')}</p>
        )}
        {tools && time.line && drawable && <TimeBar time={time} />}
        {tools && density && drawable && <DensityHint measure={choices.measure} density={choices.density} />}
        {pick?.value && (
          <p className="ui-soft" role="status">
            {shell('shell.map.picked', { lng: pick.value[0].toFixed(5), lat: pick.value[1].toFixed(5) })}
          </p>
        )}
      </div>
      {listBeside && <div className="ui-map-list">{listBeside}</div>}
    </div>
  )
}

/** The words for what the pointer rests on. */
function sayHovered(
  t: ReturnType<typeof useText>,
  { layer, properties }: { layer: string; properties: Readonly<Record<string, unknown>> },
  { layers }: OfficeMapProps,
): string {
  if (layer === 'clusters') {
    const [count, red, amber] = [Number(properties.count), Number(properties.red), Number(properties.amber)]
    const parts = [red > 0 && t('map.hover.late', { count: red }), amber > 0 && t('map.hover.soon', { count: amber })].filter(
      Boolean,
    )
    return [t('map.hover.cluster', { count }), ...parts].join(' · ')
  }
  if (layer === 'density') {
    const grid = layers.grids?.features.find(one => String(one.properties?.id ?? one.id) === properties.id)
    const count = Number(properties.n)
    if (!grid) return t('map.hover.cluster', { count })
    const name = String(grid.properties?.name ?? '')
    return Number(properties.of) > 0 && properties.few !== true
      ? t('map.hover.rate', { name, count, rate: Number(properties.value) })
      : t('map.hover.area', { name, count })
  }
  return String(properties.title ?? properties.message ?? properties.name ?? '')
}
