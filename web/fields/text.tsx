import { TextField } from '../shell/ui/text-field.tsx'
import { asString, fieldKind, frameOf } from './types.tsx'

export const text = fieldKind<string>({
  read: asString,
  Input: props => (
    <TextField
      {...frameOf(props)}
      value={props.value ?? ''}
      maxLength={props.field.max}
      onChange={value => props.onChange(value || undefined)}
    />
  ),
  Show: ({ value }) => value,
})
