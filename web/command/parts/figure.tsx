import { useEffect, useRef, useState } from 'react'
import type { Tone } from '../../shell/ui/tone.tsx'
import { ToneShape } from '../../shell/ui/tone.tsx'
import { useText } from '../text.ts'

/** Counts the changes of a value after the first. */
function useChanges(value: number): number {
  const before = useRef(value)
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    if (before.current !== value) setChanges(n => n + 1)
    before.current = value
  }, [value])
  return changes
}

type FigureProps = { label: string; count: number; tone?: Tone | undefined; onPress: () => void }

/** One large number that opens into what it counts. It moves once when it changed, and otherwise stands still. */
export function FigureButton({ label, count, tone, onPress }: FigureProps) {
  const t = useText()
  const changes = useChanges(count)
  const written = count.toLocaleString('en')
  const marked = tone && count > 0
  return (
    <button type="button" className={`cc-figure ${marked ? `ui-tone-${tone}` : ''}`} onClick={onPress}>
      <span className="cc-figure-label">
        {marked && <ToneShape tone={tone} />}
        {label}
      </span>
      <strong key={changes} className={changes > 0 ? 'cc-figure-number cc-changed' : 'cc-figure-number'}>
        {written}
      </strong>
      <span className="ui-hidden">{t('command.figure.opens')}</span>
    </button>
  )
}
