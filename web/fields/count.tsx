import { NumberInput } from './number-input.tsx'
import { asNumber, fieldKind } from './types.tsx'

export const count = fieldKind<number>({
  read: asNumber,
  Input: props => <NumberInput {...props} whole />,
  Show: ({ value }) => value.toLocaleString('zh-CN'),
})
