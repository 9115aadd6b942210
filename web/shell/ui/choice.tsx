import { FieldFrame, type FieldProps } from './field-frame.tsx'
import type { Option } from './select.tsx'
import './choice.css'

type CardsProps = FieldProps & { options: readonly Option[]; tiles?: boolean | undefined }
type ChoiceProps = CardsProps & { value: string | undefined; onChange: (value: string) => void }
type ChoicesProps = CardsProps & { value: readonly string[]; onChange: (value: string[]) => void }

type CardProps = { option: Option; type: 'radio' | 'checkbox'; name: string; checked: boolean; onPick: () => void }

function Card({ option, type, name, checked, onPick }: CardProps) {
  return (
    <label className="ui-card">
      <input type={type} name={name} checked={checked} disabled={option.disabled} onChange={onPick} />
      <span>
        {option.label}
        {option.hint && <small>{option.hint}</small>}
      </span>
    </label>
  )
}

/** Pick one: every option in sight, with a line of explanation where it helps. `tiles` sets them in columns. */
export function Choice({ value, onChange, options, tiles, ...frame }: ChoiceProps) {
  return (
    <FieldFrame {...frame} group>
      {control => (
        <div className={tiles ? 'ui-choices ui-choices-tiles' : 'ui-choices'}>
          {options.map(option => (
            <Card
              key={option.value}
              option={option}
              type="radio"
              name={control.id}
              checked={option.value === value}
              onPick={() => onChange(option.value)}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  )
}

/** Pick any number. The answer keeps the order of the options. */
export function Choices({ value, onChange, options, tiles, ...frame }: ChoicesProps) {
  const toggle = (picked: string) =>
    onChange(options.map(option => option.value).filter(one => (one === picked) !== value.includes(one)))
  return (
    <FieldFrame {...frame} group>
      {control => (
        <div className={tiles ? 'ui-choices ui-choices-tiles' : 'ui-choices'}>
          {options.map(option => (
            <Card
              key={option.value}
              option={option}
              type="checkbox"
              name={control.id}
              checked={value.includes(option.value)}
              onPick={() => toggle(option.value)}
            />
          ))}
        </div>
      )}
    </FieldFrame>
  )
}
