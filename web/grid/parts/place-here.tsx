import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { placement } from '#contract/office'
import type { FieldData, PlaceValue } from '#kernel/define/field'
import { useMapGround } from '../../desk/data/layers.ts'
import { FieldInput } from '../../fields/field.tsx'
import { FieldSourcesContext, useFieldSources } from '../../fields/sources.ts'
import { within } from '../../map/features.ts'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { FieldFrame } from '../../shell/ui/field-frame.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useField } from '../data.ts'
import { useText } from '../text.ts'
import { locate } from './use-here.ts'

type Placement = z.infer<typeof placement>
type Props = {
  field: FieldData
  value: PlaceValue | undefined
  onChange: (value: PlaceValue | undefined) => void
  error?: string | undefined
}

/** Where: the phone says so by itself, in words to check; the map opens only when that is wrong. */
export function PlaceHere({ field, value, onChange, error }: Props) {
  const t = useText()
  const { office } = useField()
  const [open, setOpen] = useState(false)
  const [state, setState] = useState<'locating' | 'outside' | 'unlocated' | 'located'>(value?.point ? 'located' : 'locating')
  const latest = useRef({ value, onChange })
  useEffect(() => {
    latest.current = { value, onChange }
  })
  const ask = useCallback(async () => {
    setState('locating')
    try {
      const { at, accuracy } = await locate()
      if (!within(office.map.bounds, at)) return setState('outside')
      const address = latest.current.value?.address
      latest.current.onChange({ point: at, accuracy, ...(address ? { address } : {}) })
      setState('located')
    } catch {
      setState('unlocated')
    }
  }, [office.map.bounds])
  const begun = useRef(value?.point !== undefined)
  useEffect(() => {
    if (!begun.current) void ask()
    begun.current = true
  }, [ask])

  const says =
    value?.point && state !== 'locating'
      ? value.accuracy === undefined
        ? t('grid.report.located.hand')
        : t('grid.report.located', { count: value.accuracy })
      : state === 'located'
        ? t('grid.report.located.hand')
        : t(`grid.report.${state}`)
  return (
    <FieldFrame label={field.title} group error={open ? undefined : error}>
      {() => (
        <div className="ui-stack">
          <p role="status">
            {value?.point && <InWords point={value.point} />}
            <span className="ui-soft">{says}</span>
          </p>
          <div className="ui-row">
            <Button size="small" pressed={open} onPress={() => setOpen(!open)}>
              {t(open ? 'grid.report.done' : 'grid.report.change')}
            </Button>
            <Button size="small" look="quiet" onPress={ask}>
              {t('grid.report.relocate')}
            </Button>
          </div>
          {open && <OnTheMap field={field} value={value} onChange={onChange} error={error} />}
        </div>
      )}
    </FieldFrame>
  )
}

/** The point as people of the office name it; silent without a signal. */
function InWords({ point: [lng, lat] }: { point: readonly [number, number] }) {
  const { data } = useLoad(`at/${lng}/${lat}`, signal =>
    api.get<Placement>('/places/at', { query: { lng, lat, datum: 'wgs84' }, signal }),
  )
  if (!data) return null
  const name = (id: string | null) => (id ? (data.names[id] ?? '') : '')
  const words = [name(data.community), name(data.grid), data.address].filter(Boolean).join(' · ')
  return words ? <strong className="grid-block">{words}</strong> : null
}

function OnTheMap({ field, value, onChange, error }: Props) {
  const sources = useFieldSources()
  const ground = useMapGround()
  return (
    <FieldSourcesContext value={{ ...sources, map: ground }}>
      <FieldInput field={field} value={value} onChange={next => onChange(next as PlaceValue | undefined)} error={error} />
    </FieldSourcesContext>
  )
}
