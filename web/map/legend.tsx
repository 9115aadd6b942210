import { ToneShape } from '../shell/ui/tone.tsx'
import { tones } from './points.ts'
import { useText } from './text.ts'

/** What the shapes and colours on the map mean. */
export function Legend({ breaks, whole }: { breaks: readonly number[] | undefined; whole: boolean }) {
  const t = useText()
  return (
    <div className="ui-map-legend">
      <h3>{t('map.legend')}</h3>
      <ul>
        {tones.map(tone => (
          <li key={tone} data-tone={tone}>
            <ToneShape tone={tone} />
            {t(`map.tone.${tone}`)}
          </li>
        ))}
      </ul>
      <p>{t('map.cluster')}</p>
      {breaks && breaks.length > 0 && (
        <ul>
          {breaks.map((from, n) => {
            const next = breaks[n + 1]
            return (
              <li key={from}>
                <i style={{ background: `var(--map-heat-${n + 1})` }} />
                {next === undefined
                  ? t('map.from', { from })
                  : whole && next - 1 <= from
                    ? from
                    : t('map.between', { from, to: whole ? next - 1 : next })}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
