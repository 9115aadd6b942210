import { useShellText } from '../i18n/index.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import './small.css'

const marks = [1, 2, 3, 4, 5] as const
export type Mark = (typeof marks)[number]

function Star() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="m12 3 2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2l-5.6 3.1 1.2-6.3L3 9.6l6.3-.8Z" />
    </svg>
  )
}

type StarsProps = FieldProps & { value: Mark | undefined; onChange: (value: Mark) => void }

/** Five stars with the word each stands for. */
export function Stars({ value, onChange, ...frame }: StarsProps) {
  const t = useShellText()
  return (
    <FieldFrame {...frame} group>
      {control => (
        <div className="ui-row">
          <div className="ui-stars">
            {marks.map(mark => (
              <label key={mark} className={value !== undefined && mark <= value ? 'is-lit' : undefined}>
                <input
                  type="radio"
                  className="ui-hidden"
                  name={control.id}
                  checked={mark === value}
                  onChange={() => onChange(mark)}
                  aria-label={`${t('shell.stars', { count: mark })} ${t(`shell.stars.${mark}`)}`}
                />
                <Star />
              </label>
            ))}
          </div>
          <span>{value === undefined ? t('shell.stars.none') : t(`shell.stars.${value}`)}</span>
        </div>
      )}
    </FieldFrame>
  )
}

/** A given rating, to read. */
export function StarsShown({ value }: { value: Mark }) {
  const t = useShellText()
  return (
    <span className="ui-stars ui-stars-shown" role="img" aria-label={t('shell.stars', { count: value })}>
      {marks.map(mark => (
        <span key={mark} className={mark <= value ? 'is-lit' : undefined}>
          <Star />
        </span>
      ))}
    </span>
  )
}
