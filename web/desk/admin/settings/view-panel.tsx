import type { OfficeSettings } from '#contract/office'
import { OfficeMap } from '../../../map/map.tsx'
import { Button } from '../../../shell/ui/button.tsx'
import { FieldFrame } from '../../../shell/ui/field-frame.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useMapGround } from '../../data/layers.ts'
import { useText } from '../text.ts'
import { type Corners, cornersOf, drawable, numbersOf } from './view-box.ts'

/** Each pair in one line; the number is the side's place in a box. */
const pairs = [
  [
    ['west', 0],
    ['east', 2],
  ],
  [
    ['south', 1],
    ['north', 3],
  ],
] as const

type ViewPanelProps = {
  /** Nothing: the view follows the boundaries. */
  own: Corners | undefined
  extent: OfficeSettings['extent']
  error: string | undefined
  onChange: (own: Corners | undefined) => void
}

/** What every map of the office shows when it opens, in numbers and as people will see it. */
export function ViewPanel({ own, extent, error, onChange }: ViewPanelProps) {
  const t = useText()
  const ground = useMapGround()
  const corners = own ?? cornersOf(extent)
  const typed = numbersOf(corners)
  const shown = typed && drawable(typed) ? typed : (extent ?? ground?.bounds)
  const change = (side: number, value: string) => {
    const [west, south, east, north] = corners.map((corner, n) => (n === side ? value : corner))
    onChange([west ?? '', south ?? '', east ?? '', north ?? ''])
  }
  const state = own ? 'own' : extent ? 'follows' : 'none'
  const fault = own && !typed ? t('admin.settings.view.number') : error
  return (
    <Panel
      title={t('admin.settings.view')}
      actions={
        <Button size="small" disabled={!own} onPress={() => onChange(undefined)}>
          {t('admin.settings.view.extent')}
        </Button>
      }
    >
      <FieldFrame label={t('admin.settings.view.box')} hint={t(`admin.settings.view.${state}`)} error={fault} group>
        {() =>
          pairs.map(pair => (
            <div className="admin-pair" key={pair[0][0]}>
              {pair.map(([side, n]) => (
                <TextField
                  key={side}
                  label={t(`admin.settings.view.${side}`)}
                  inputMode="decimal"
                  value={corners[n]}
                  onChange={value => change(n, value)}
                  maxLength={20}
                />
              ))}
            </div>
          ))
        }
      </FieldFrame>
      {ground && shown ? (
        <OfficeMap {...ground} bounds={shown} label={t('admin.settings.view.preview')} height="min(50vh, 26rem)" />
      ) : (
        <Skeleton lines={8} />
      )}
    </Panel>
  )
}
