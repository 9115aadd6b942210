import { Choices } from '../shell/ui/choice.tsx'
import { asStrings, fieldKind, frameOf, optionsOf } from './types.tsx'

export const choices = fieldKind<readonly string[]>({
  read: asStrings,
  Input: props => (
    <Choices
      {...frameOf(props)}
      options={optionsOf(props.field)}
      value={props.value ?? []}
      onChange={value => props.onChange(value.length > 0 ? value : undefined)}
      tiles
    />
  ),
  Show: ({ field, value }) => value.map(one => field.options?.[one] ?? one).join('、'),
})
