import { useEffect, useState } from 'react'
import { sayDay } from '../shell/dates.ts'
import { useLanguage } from '../shell/preferences.ts'
import { useNow } from '../shell/use-now.ts'
import { useText } from './text.ts'
import { type MapTime, type WindowId, windows } from './use-time.ts'

/** Long enough to see what changed, short enough to see it move. */
const beat = 650

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** A slider through days or weeks, with how many there were in each behind it. Arrow keys move it; nothing moves by itself for those who asked for stillness. */
export function TimeBar({ time }: { time: MapTime }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { line, at, wide, window, range, stretch, setAt } = time
  const [playing, setPlaying] = useState(false)
  const steps = line?.steps ?? 1
  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(() => (at + 1 < steps ? setAt(at + 1) : setPlaying(false)), beat)
    return () => clearTimeout(timer)
  }, [playing, at, steps, setAt])
  if (!line || !range || !stretch) return null
  const highest = Math.max(1, ...line.counts)
  // A new beginning once the end is reached.
  const next = () => setAt(at + 1 < steps ? at + 1 : 0)
  const play = () => {
    if (still()) return next()
    if (!playing && at + 1 >= steps) setAt(0)
    setPlaying(!playing)
  }
  const words = t('map.time.now', {
    from: sayDay(range[0], now, language),
    to: sayDay(range[1] - 1, now, language),
    count: stretch[1] - stretch[0],
  })
  return (
    <section className="ui-map-time" aria-label={t('map.time')}>
      <button type="button" onClick={play} aria-pressed={still() ? undefined : playing}>
        {t(still() ? 'map.time.next' : playing ? 'map.time.stop' : 'map.time.play')}
      </button>
      <div className="ui-map-line">
        <svg viewBox={`0 0 ${steps} 1`} preserveAspectRatio="none" aria-hidden="true">
          {line.counts.map((count, n) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a step of time is its place in the line
              key={n}
              x={n + 0.08}
              width={0.84}
              y={1 - count / highest}
              height={count / highest}
              data-in={n <= at && n > at - wide ? '' : undefined}
            />
          ))}
        </svg>
        <input
          type="range"
          min={0}
          max={steps - 1}
          step={1}
          value={at}
          aria-label={t('map.time')}
          aria-valuetext={words}
          onChange={event => {
            setPlaying(false)
            setAt(Number(event.target.value))
          }}
        />
      </div>
      <label className="ui-map-window">
        <span className="ui-hidden">{t('map.time.window')}</span>
        <select
          value={window}
          onChange={event =>
            time.setWindow(windows.find(one => one.id === event.target.value)?.id ?? (window satisfies WindowId))
          }
        >
          {windows.map(one => (
            <option key={one.id} value={one.id}>
              {t(`map.time.${one.id}`)}
            </option>
          ))}
        </select>
      </label>
      <p role="status">{words}</p>
    </section>
  )
}
