import { useShellText } from '../shell/i18n/index.ts'
import { NumberInput } from './number-input.tsx'
import { asNumber, fieldKind, type InputProps, type ShowProps } from './types.tsx'

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

function Input(props: InputProps<number>) {
  const t = useShellText()
  return <NumberInput {...props} whole={false} unit={t('shell.field.yuan')} />
}

function Show({ value }: ShowProps<number>) {
  const t = useShellText()
  return (
    <>
      {money.format(value)} {t('shell.field.yuan')}
    </>
  )
}

/** Yuan with two decimals. */
export const amount = fieldKind<number>({ read: asNumber, Input, Show })
