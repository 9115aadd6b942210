import { useShellText } from '../shell/i18n/index.ts'
import { Choice } from '../shell/ui/choice.tsx'
import { fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function Input(props: InputProps<boolean>) {
  const t = useShellText()
  return (
    <Choice
      {...frameOf(props)}
      tiles
      options={[
        { value: 'yes', label: t('shell.yes') },
        { value: 'no', label: t('shell.no') },
      ]}
      value={props.value === undefined ? undefined : props.value ? 'yes' : 'no'}
      onChange={value => props.onChange(value === 'yes')}
    />
  )
}

function Show({ value }: ShowProps<boolean>) {
  const t = useShellText()
  return t(value ? 'shell.yes' : 'shell.no')
}

/** Two cards rather than a tick box: an unanswered question is not a no. */
export const yesno = fieldKind<boolean>({ read: value => (typeof value === 'boolean' ? value : undefined), Input, Show })
