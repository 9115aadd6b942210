import { Line, Part } from './part.tsx'
import { useText } from './samples.ts'

const grounds = ['paper', 'surface', 'sunk', 'hover', 'line', 'line-strong'] as const
const inks = ['ink', 'ink-2', 'ink-3', 'accent', 'warm', 'focus'] as const
const tones = ['grey', 'green', 'amber', 'red', 'blue'] as const
const sizes = ['tiny', 'small', '', 'large', 'title', 'display'] as const
const steps = [1, 2, 3, 4, 5, 6, 7, 8] as const

export function Colours() {
  const t = useText()
  return (
    <Part name="colour">
      <div className="g-swatches">
        {[...grounds, ...inks].map(name => (
          <div key={name} className="g-swatch">
            <span style={{ background: `var(--${name})` }} />
            <code>--{name}</code>
            <small>{t(`gallery.token.${name}`)}</small>
          </div>
        ))}
      </div>
      {tones.map(tone => (
        <Line key={tone} name={t(`shell.state.${tone}`)}>
          <span className="g-pair" style={{ background: `var(--${tone}-soft)`, color: `var(--${tone})` }}>
            {t('gallery.kind.light')} 16:20
          </span>
          <code>--{tone}</code>
          <small className="ui-soft">{t(`gallery.tone.${tone}`)}</small>
        </Line>
      ))}
      <Line name={t('gallery.space')}>
        {steps.map(step => (
          <span
            key={step}
            title={`--s-${step}`}
            style={{ width: `var(--s-${step})`, height: 'var(--s-5)', background: 'var(--accent)' }}
          />
        ))}
      </Line>
    </Part>
  )
}

export function Typography() {
  const t = useText()
  return (
    <Part name="type">
      <p className="g-song">{t('gallery.type.heading')}</p>
      {sizes.map(name => (
        <Line key={name} name={name ? `--text-${name}` : '--text'}>
          <span style={{ fontSize: `var(--text${name && `-${name}`})` }}>{t('gallery.type.line')}</span>
        </Line>
      ))}
      <div className="g-type" style={{ marginTop: 'var(--s-5)' }}>
        <p>{t('gallery.type.text')}</p>
        <p>{t('gallery.type.mixed')}</p>
        <p lang="zh-CN">{t('gallery.type.punctuation')}</p>
        <p lang="en">{t('gallery.type.english')}</p>
      </div>
      <Line name={t('gallery.type.figures')}>
        <table className="g-clock-table">
          <tbody>
            {['11:11', '08:48', '20:00'].map((time, at) => (
              <tr key={time}>
                <td>{time}</td>
                <td>{[1111, 8048, 20700][at]}</td>
                <td>¥ {['111.10', '8,048.00', '20,700.55'][at]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Line>
    </Part>
  )
}
