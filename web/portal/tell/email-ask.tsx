import type { TellOffer } from '#contract/telling'
import { api } from '../../shell/api.ts'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useTellText } from './text.ts'

type EmailAskProps = { value: string; onChange: (typed: string | undefined) => void; wrong: boolean; disabled: boolean }

/** Asked at filing where the office can send mail; nothing is shown where it cannot. */
export default function EmailAsk({ value, onChange, wrong, disabled }: EmailAskProps) {
  const t = useTellText()
  const { data } = useLoad('tell-offer', signal => api.get<TellOffer>('/public/tell', { signal }))
  if (!data?.email) return null
  return (
    <TextField
      label={t('tell.email.ask')}
      hint={t('tell.email.hint')}
      error={wrong ? t('tell.email.wrong') : undefined}
      optional
      type="email"
      inputMode="email"
      autoComplete="email"
      maxLength={200}
      disabled={disabled}
      value={value}
      onChange={typed => onChange(typed.trim() || undefined)}
    />
  )
}
