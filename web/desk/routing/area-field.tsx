import type { FeatureCollection } from 'geojson'
import { useFieldSources } from '../../fields/sources.ts'
import { OfficeMap } from '../../map/map.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { FieldFrame } from '../../shell/ui/field-frame.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import type { Draft } from './rule-draft.ts'
import { useRoutingText } from './text.ts'

type Props = { value: Draft['area']; error: string | undefined; onChange: (area: Draft['area']) => void }

/** An area drawn by pressing its corners on the map. */
export function AreaField({ value, error, onChange }: Props) {
  const t = useRoutingText()
  const { map } = useFieldSources()
  if (!value)
    return (
      <Button size="small" onPress={() => onChange({ name: '', ring: [] })}>
        {t('routing.form.area')}
      </Button>
    )
  const { name, ring } = value
  const first = ring[0]
  const shape =
    ring.length > 2 && first
      ? { type: 'Polygon' as const, coordinates: [[...ring, first].map(point => [...point])] }
      : { type: 'LineString' as const, coordinates: ring.map(point => [...point]) }
  const drawn: FeatureCollection | undefined =
    ring.length > 1
      ? { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { message: name }, geometry: shape }] }
      : undefined
  return (
    <FieldFrame label={t('routing.form.area')} hint={t('routing.form.area.lead')} error={error} group>
      {() => (
        <div className="ui-stack">
          <TextField
            label={t('routing.form.area.name')}
            maxLength={80}
            value={name}
            onChange={next => onChange({ ...value, name: next })}
          />
          {map && (
            <OfficeMap
              label={t('routing.form.area')}
              height="20rem"
              {...map}
              problems={drawn}
              pick={{ value: ring.at(-1), onPick: ({ at }) => onChange({ ...value, ring: [...ring, at] }) }}
            />
          )}
          <div className="ui-row">
            <span aria-live="polite">{t('routing.form.area.points', { count: ring.length })}</span>
            <Button size="small" disabled={ring.length === 0} onPress={() => onChange({ ...value, ring: ring.slice(0, -1) })}>
              {t('routing.form.area.back')}
            </Button>
            <Button size="small" look="quiet" onPress={() => onChange(undefined)}>
              {t('routing.form.area.clear')}
            </Button>
          </div>
        </div>
      )}
    </FieldFrame>
  )
}
