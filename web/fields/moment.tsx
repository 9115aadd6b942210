import { TextField } from '../shell/ui/text-field.tsx'
import { When } from '../shell/ui/when.tsx'
import { fromOfficeClock, toOfficeClock } from './office-clock.ts'
import { asNumber, fieldKind, frameOf } from './types.tsx'

/** A moment in epoch milliseconds, entered as the office's clock shows it. */
export const moment = fieldKind<number>({
  read: asNumber,
  Input: props => (
    <TextField
      {...frameOf(props)}
      type="datetime-local"
      value={props.value === undefined ? '' : toOfficeClock(props.value)}
      onChange={value => props.onChange(fromOfficeClock(value))}
    />
  ),
  Show: ({ value }) => <When at={value} />,
})
