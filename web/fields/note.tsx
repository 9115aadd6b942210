import { TextArea } from '../shell/ui/text-area.tsx'
import { asString, fieldKind, frameOf } from './types.tsx'

export const note = fieldKind<string>({
  read: asString,
  Input: props => (
    <TextArea
      {...frameOf(props)}
      value={props.value ?? ''}
      maxLength={props.field.max}
      onChange={value => props.onChange(value || undefined)}
    />
  ),
  Show: ({ value }) => <span style={{ whiteSpace: 'pre-line' }}>{value}</span>,
})
