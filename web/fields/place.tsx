import { useEffect, useState } from 'react'
import type { PlaceValue } from '#kernel/define/field'
import { OfficeMap } from '../map/map.tsx'
import { api } from '../shell/api.ts'
import { useShellText } from '../shell/i18n/index.ts'
import { Button } from '../shell/ui/button.tsx'
import { FieldFrame } from '../shell/ui/field-frame.tsx'
import { TextField } from '../shell/ui/text-field.tsx'
import { useFieldSources } from './sources.ts'
import { asNumber, asRecord, asString, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function read(value: unknown): PlaceValue | undefined {
  const record = asRecord(value)
  if (!record) return undefined
  const [lng, lat] = Array.isArray(record.point) ? record.point.map(asNumber) : []
  const [address, accuracy] = [asString(record.address), asNumber(record.accuracy)]
  if (address === undefined && (lng === undefined || lat === undefined)) return undefined
  return {
    ...(lng !== undefined && lat !== undefined ? { point: [lng, lat] as const } : {}),
    ...(address === undefined ? {} : { address }),
    ...(accuracy === undefined ? {} : { accuracy }),
  }
}

function Input(props: InputProps<PlaceValue>) {
  const t = useShellText()
  const { map } = useFieldSources()
  const { value, onChange, field, disabled } = props
  return (
    <FieldFrame {...frameOf(props)} group>
      {() => (
        <div className="ui-stack">
          {map && (
            <OfficeMap
              label={field.title}
              height="18rem"
              {...map}
              pick={{
                value: value?.point,
                onPick: ({ at, accuracy }) => {
                  const address = value?.address
                  onChange({ point: at, ...(address ? { address } : {}), ...(accuracy === undefined ? {} : { accuracy }) })
                },
              }}
            />
          )}
          <Nearest point={value?.point} known={value?.address} onUse={address => onChange({ ...value, address })} />
          <TextField
            label={t('shell.field.place.address')}
            hint={t('shell.field.place.hint')}
            optional={value?.point !== undefined}
            disabled={disabled}
            maxLength={200}
            value={value?.address ?? ''}
            onChange={address => {
              const { address: _before, ...rest } = value ?? {}
              onChange(read(address ? { ...rest, address } : rest))
            }}
          />
        </div>
      )}
    </FieldFrame>
  )
}

type NearestProps = {
  point: PlaceValue['point']
  known: string | undefined
  onUse: (address: string) => void
}

/** People know addresses, not degrees: what stands nearest to the point, to be taken over with one press. */
function Nearest({ point, known, onUse }: NearestProps) {
  const t = useShellText()
  const [found, setFound] = useState<string>()
  const [lng, lat] = point ?? []
  useEffect(() => {
    setFound(undefined)
    if (lng === undefined || lat === undefined) return
    const asked = new AbortController()
    api
      .get<{ address: string | null }>('/places/at', { query: { lng, lat }, signal: asked.signal })
      .then(({ address }) => setFound(address ?? undefined))
      // Without a signal the point alone will do.
      .catch(() => undefined)
    return () => asked.abort()
  }, [lng, lat])
  if (!found || found === known) return null
  return (
    <p className="ui-row" role="status">
      <span>{t('shell.field.place.near', { address: found })}</span>
      <Button size="small" onPress={() => onUse(found)}>
        {t('shell.field.place.use')}
      </Button>
    </p>
  )
}

function Show({ value }: ShowProps<PlaceValue>) {
  const t = useShellText()
  if (value.address) return value.address
  if (!value.point) return null
  return t('shell.map.picked', { lng: value.point[0].toFixed(5), lat: value.point[1].toFixed(5) })
}

/** Where: a point on the map or from the device, words, or both. Works with words alone where no map can be drawn. */
export const place = fieldKind<PlaceValue>({ read, Input, Show })
