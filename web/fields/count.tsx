import { isYear } from './is-year.ts'
import { NumberInput } from './number-input.tsx'
import { asNumber, fieldKind } from './types.tsx'

export const count = fieldKind<number>({
  read: asNumber,
  Input: props => <NumberInput {...props} whole unit={props.field.measure} />,
  Show: ({ field, value }) =>
    [isYear(field) ? String(value) : value.toLocaleString('zh-CN'), field.measure].filter(Boolean).join(' '),
})
