import { useState } from 'react'
import type { RoutingOverview } from '#contract/routing'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useChange } from './data.ts'
import { useRoutingText } from './text.ts'

/** From which day a version sends the cases, and on what ground. */
export function GoLive({ type, version }: { type: string; version: number }) {
  const t = useRoutingText()
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [id, setId] = useState(newId)
  const { mutateAsync, error } = useChange(type, (at, body: object) => api.post<RoutingOverview>(`${at}/live`, body))
  const send = async () => {
    const from = day === '' ? {} : { from: Date.parse(`${day}T00:00:00+08:00`) }
    const done = await mutateAsync({ id, version, reason, ...from }).catch(() => undefined)
    if (!done) return
    setId(newId())
    toast(t('routing.live.done'))
  }
  return (
    <section className="routing-card" aria-label={t('routing.live', { version })}>
      <h2>{t('routing.live', { version })}</h2>
      <p className="ui-soft">{t('routing.live.lead')}</p>
      <TextField
        label={t('routing.live.day')}
        hint={t('routing.live.day.hint')}
        optional
        type="date"
        value={day}
        onChange={setDay}
      />
      <TextField label={t('routing.live.reason')} maxLength={300} value={reason} onChange={setReason} />
      {error && <ErrorNote error={error} kept />}
      <Button look="main" disabled={reason.trim().length < 2} onPress={send}>
        {t('routing.live.do')}
      </Button>
    </section>
  )
}
