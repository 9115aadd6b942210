import { useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { Button } from '../shell/ui/button.tsx'
import { within } from './features.ts'
import type { Bounds, Picked } from './types.ts'

const settings: PositionOptions = { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 }

/** Asks the device where it is. @throws when it does not know, or may not say */
export function devicePosition(): Promise<GeolocationPosition> {
  return new Promise((resolve, reject) => {
    if (!('geolocation' in navigator)) reject(new Error('no geolocation'))
    else navigator.geolocation.getCurrentPosition(resolve, reject, settings)
  })
}

/** Asks the device where it is, once and only when pressed; the place goes nowhere but into the form. */
export function Locate({ bounds, onPick }: { bounds: Bounds; onPick: (picked: Picked) => void }) {
  const t = useShellText()
  const [problem, setProblem] = useState<'nowhere' | 'outside'>()
  const locate = async () => {
    setProblem(undefined)
    try {
      const { coords } = await devicePosition()
      const at = [coords.longitude, coords.latitude] as const
      if (within(bounds, at)) onPick({ at, by: 'device', accuracy: Math.round(coords.accuracy) })
      else setProblem('outside')
    } catch {
      setProblem('nowhere')
    }
  }
  return (
    <div className="ui-row">
      <Button onPress={locate}>{t('shell.map.here')}</Button>
      <span role="status">{problem && t(`shell.map.${problem}`)}</span>
    </div>
  )
}
