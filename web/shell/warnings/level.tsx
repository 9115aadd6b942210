import type { WarningLevel } from '#contract/warnings'
import { useText } from './text.ts'
import './warnings.css'

/** The level as a word on its colour, and as a count of bars: the colour is never alone. */
export function LevelMark({ level }: { level: WarningLevel }) {
  const t = useText()
  return (
    <span className={`wn-level wn-${level}`}>
      <Bars level={level} />
      {t(`warning.level.${level}`)}
    </span>
  )
}

const levels = ['blue', 'yellow', 'orange', 'red'] as const
function Bars({ level }: { level: WarningLevel }) {
  const many = levels.indexOf(level) + 1
  return (
    <svg viewBox="0 0 16 12" aria-hidden="true" focusable="false">
      {levels.slice(0, many).map((one, n) => (
        <rect key={one} x={n * 4} y={9 - n * 3} width="3" height={3 + n * 3} fill="currentColor" />
      ))}
    </svg>
  )
}
