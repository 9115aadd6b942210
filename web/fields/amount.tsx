import { useShellText } from '../shell/i18n/index.ts'
import { NumberInput } from './number-input.tsx'
import { asNumber, fieldKind, type InputProps, type ShowProps } from './types.tsx'

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })

function Input(props: InputProps<number>) {
  const t = useShellText()
  return <NumberInput {...props} whole={false} unit={props.field.measure ?? t('shell.field.yuan')} />
}

function Show({ field, value }: ShowProps<number>) {
  const t = useShellText()
  const { measure } = field
  return (
    <>
      {(measure ? plain : money).format(value)} {measure ?? t('shell.field.yuan')}
    </>
  )
}

/** A number with two decimals: yuan, or what the field measures. */
export const amount = fieldKind<number>({ read: asNumber, Input, Show })
