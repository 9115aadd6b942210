import { type Amount, sayAmount, units } from '../shell/dates.ts'
import { useShellText } from '../shell/i18n/index.ts'
import { useLanguage } from '../shell/preferences.ts'
import { FieldFrame } from '../shell/ui/field-frame.tsx'
import { Select } from '../shell/ui/select.tsx'
import { NumberInput } from './number-input.tsx'
import { asNumber, asRecord, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function read(value: unknown): Amount | undefined {
  const record = asRecord(value)
  const unit = units.find(one => one === record?.unit)
  const amount = asNumber(record?.amount)
  return unit && amount !== undefined ? { amount, unit } : undefined
}

function Input(props: InputProps<Amount>) {
  const t = useShellText()
  const { field, value, onChange, disabled } = props
  const unit = value?.unit ?? 'workday'
  return (
    <FieldFrame {...frameOf(props)} group>
      {() => (
        <div className="ui-row">
          <NumberInput
            field={{ kind: 'count', title: field.title, required: true, min: 1, max: 999 }}
            whole
            hideLabel
            value={value?.amount}
            disabled={disabled}
            onChange={amount => onChange(amount === undefined ? undefined : { amount, unit })}
          />
          <Select
            label={t('shell.field.span.unit')}
            hideLabel
            empty={false}
            disabled={disabled}
            value={unit}
            options={units.map(one => ({ value: one, label: t(`shell.unit.${one}`) }))}
            onChange={picked => onChange({ amount: value?.amount ?? 1, unit: units.find(one => one === picked) ?? unit })}
          />
        </div>
      )}
    </FieldFrame>
  )
}

function Show({ value }: ShowProps<Amount>) {
  return sayAmount(value, useLanguage())
}

/** A length of time with its unit, as clocks are made of. */
export const span = fieldKind<Amount>({ read, Input, Show })
