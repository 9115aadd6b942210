import { useId, useState } from 'react'
import { useLanguage } from '../shell/preferences.ts'
import { Legend } from './legend.tsx'
import { choose, toggled, useChoices } from './settings.ts'
import { switchNames } from './style.ts'
import { useText } from './text.ts'
import type { OfficeMapProps } from './types.ts'
import { basesOf, ownBase } from './use-base.ts'
import type { useDensity } from './use-density.ts'
import type { MapTime } from './use-time.ts'

type MapToolsProps = OfficeMapProps & { density: ReturnType<typeof useDensity>; time: MapTime }

/** What is drawn, on which ground, in which colours, and what they mean. */
export function MapTools(props: MapToolsProps) {
  const t = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <div className="ui-map-tools" data-open={open || undefined}>
      <div className="ui-map-tools-head">
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t(open ? 'map.layers.close' : 'map.layers')}
        </button>
        {props.time.timed && (
          <button
            type="button"
            aria-pressed={props.time.line !== undefined}
            onClick={() => props.time.show(props.time.line === undefined)}
          >
            {t(props.time.line ? 'map.time.all' : 'map.time.show')}
          </button>
        )}
      </div>
      <div id={id} hidden={!open} className="ui-map-panel">
        {open && <Panel {...props} />}
      </div>
    </div>
  )
}

function Panel(props: MapToolsProps) {
  const t = useText()
  const language = useLanguage()
  const choices = useChoices()
  const bases = basesOf(props)
  const current = choices.base ?? bases.find(one => one.first)?.id ?? ownBase
  const known = current === ownBase || bases.some(one => one.id === current)
  return (
    <>
      {bases.length > 0 && (
        <Choice
          title={t('map.base')}
          value={known ? current : ownBase}
          options={[
            { value: ownBase, label: t('map.base.own') },
            ...bases.map(one => ({
              value: one.id,
              label: (language === 'en' ? (one.titleEn ?? one.title) : one.title) || one.id,
            })),
          ]}
          onChange={base => choose({ base })}
        />
      )}
      <fieldset>
        <legend>{t('map.show')}</legend>
        {switchNames.map(name => (
          <label key={name}>
            <input
              type="checkbox"
              checked={!choices.hidden.includes(name)}
              onChange={() => choose({ hidden: toggled(choices.hidden, name) })}
            />
            {t(`map.show.${name}`)}
          </label>
        ))}
        {(props.places ?? []).map(layer => (
          <label key={layer.id}>
            <input
              type="checkbox"
              checked={choices.places.includes(layer.id)}
              onChange={() => choose({ places: toggled(choices.places, layer.id) })}
            />
            {layer.title} <small>{layer.points.length}</small>
          </label>
        ))}
      </fieldset>
      {props.cases && (
        <Choice
          title={t('map.density')}
          value={choices.density}
          options={(['none', 'grids', 'cells'] as const).map(value => ({ value, label: t(`map.density.${value}`) }))}
          onChange={density => choose({ density })}
        />
      )}
      {props.cases && choices.density === 'grids' && (
        <Choice
          title={t('map.measure')}
          value={choices.measure}
          options={(['count', 'rate'] as const).map(value => ({ value, label: t(`map.measure.${value}`) }))}
          onChange={measure => choose({ measure })}
        />
      )}
      {props.cases && (
        <Legend breaks={props.density?.breaks} whole={choices.density === 'cells' || choices.measure === 'count'} />
      )}
    </>
  )
}

type ChoiceProps<T extends string> = {
  title: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

function Choice<T extends string>({ title, value, options, onChange }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset>
      <legend>{title}</legend>
      {options.map(one => (
        <label key={one.value}>
          <input type="radio" name={name} checked={one.value === value} onChange={() => onChange(one.value)} />
          {one.label}
        </label>
      ))}
    </fieldset>
  )
}
