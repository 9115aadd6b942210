import type { MapBase } from '#contract/map'
import { useText } from './text.ts'

/** Where the background comes from and under which approval number (审图号) it is shown: always in sight. */
export function SourceLine({ base, own, inputs }: { base: MapBase | undefined; own: string | undefined; inputs: boolean }) {
  const t = useText()
  const words = base ? [base.attribution, base.approval].filter(Boolean).join(' · ') : own
  if (!words && !inputs) return null
  return (
    <p className="ui-map-source">
      {inputs && <span className="ui-map-inputs">{t('map.inputs')} </span>}
      {words}
    </p>
  )
}

export function BaseNotice({ title }: { title: string }) {
  const t = useText()
  return (
    <p className="ui-map-failed" role="status">
      {t('map.base.failed', { title })}
    </p>
  )
}
