import { Choice } from '../shell/ui/choice.tsx'
import { Select } from '../shell/ui/select.tsx'
import { asString, fieldKind, frameOf, type InputProps, optionsOf } from './types.tsx'

const IN_SIGHT = 6

function Input(props: InputProps<string>) {
  const options = optionsOf(props.field)
  if (options.length > IN_SIGHT)
    return <Select {...frameOf(props)} options={options} value={props.value} onChange={props.onChange} />
  const short = options.every(option => option.label.length <= 6)
  return <Choice {...frameOf(props)} options={options} value={props.value} onChange={props.onChange} tiles={short} />
}

/** Few options stand in sight, many in the platform's list. An option no longer defined is shown by its key. */
export const choice = fieldKind<string>({ read: asString, Input, Show: ({ field, value }) => field.options?.[value] ?? value })
