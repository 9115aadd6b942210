import { useState } from 'react'
import type { ChannelRow, ChannelTried, TellOffer } from '#contract/telling'
import { api } from '../../../shell/api.ts'
import { canPush, subscribeHere } from '../../../shell/push/this-browser.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from './text.ts'

/** Sends oneself a test, and says what the other side answered. */
export function TryChannel({ row }: { row: ChannelRow }) {
  const t = useText()
  const { save, error, fields } = useSave()
  const [to, setTo] = useState('')
  const [said, setSaid] = useState<string>()
  const asks = row.kind === 'email' || row.kind === 'sms'
  const attempt = () =>
    save(async () => {
      setSaid(undefined)
      const body = asks ? { to: to.trim() } : row.kind === 'push' ? { push: await thisBrowser() } : {}
      if ('push' in body && !body.push) return setSaid(t('ch.test.denied'))
      const { ok, milliseconds, problem } = await api.post<ChannelTried>(`/channels/${row.id}/try`, body)
      setSaid(ok ? t('ch.test.ok', { ms: milliseconds }) : t('ch.test.wrong', { problem: problem ?? '' }))
    })
  if (row.kind === 'push' && !canPush()) return null
  return (
    <details>
      <summary>{t('ch.test')}</summary>
      <div className="ui-stack">
        {asks && (
          <TextField
            label={t(row.kind === 'sms' ? 'ch.test.to.sms' : 'ch.test.to.email')}
            type={row.kind === 'sms' ? 'tel' : 'email'}
            error={fields.to}
            value={to}
            onChange={setTo}
          />
        )}
        {error !== undefined && <ErrorNote error={error} />}
        <div className="ui-row">
          <Button size="small" disabled={asks && to.trim() === ''} onPress={attempt}>
            {t('ch.test.send')}
          </Button>
          <span role="status">{said}</span>
        </div>
      </div>
    </details>
  )
}

async function thisBrowser() {
  const { pushKey } = await api.get<TellOffer>('/public/tell')
  return pushKey ? subscribeHere(pushKey) : null
}
