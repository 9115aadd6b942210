import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseTold, DeliveryView } from '#contract/telling'
import { api } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { client } from '../data/client.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useTellText } from './text.ts'

const tones = { sent: 'green', waiting: 'amber', dead: 'red', stopped: 'grey' } as const

/** Who was told what of a case, by which channel, and whether it went out; what did not can be sent again. */
export default function Told({ id, version }: { id: string; version: number }) {
  const t = useTellText()
  const { data, error } = useQuery({
    queryKey: ['told', id, version],
    queryFn: ({ signal }) => api.get<CaseTold>(`/cases/${id}/told`, { signal }),
    placeholderData: before => before,
  })
  const [opened, setOpened] = useState<boolean>()
  if (error) return null
  if (!data || (data.rows.length === 0 && data.ways.length === 0)) return null
  const troubled = data.rows.some(row => row.status === 'dead')
  return (
    <details className="desk-told" open={opened ?? troubled} onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>
        {t('told.title')} {troubled && <StateChip tone="red">{t('told.status.dead')}</StateChip>}
      </summary>
      <div className="ui-stack">
        {data.ways.length > 0 && (
          <p className="ui-soft">
            {t('told.ways')}{' '}
            {data.ways
              .map(way => [t(`told.channel.${way.channel}`), way.to, !way.wanted && t('told.ways.off')].filter(Boolean).join(' '))
              .join(' · ')}
          </p>
        )}
        {data.rows.length === 0 && <p className="ui-soft">{t('told.none')}</p>}
        <ul className="desk-told-rows">
          {data.rows.map(row => (
            <li key={row.id}>
              <One row={row} of={id} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function One({ row, of }: { row: DeliveryView; of: string }) {
  const t = useTellText()
  const language = useLanguage()
  const now = useNow()
  const { attempt, error } = useAttempt()
  const resend = () =>
    attempt(async () => {
      await api.post(`/cases/${of}/told/${row.id}/resend`)
      toast(t('told.resent'))
      await client.invalidateQueries({ queryKey: ['told', of] })
    })
  const failed = row.status === 'dead' || (row.status === 'waiting' && row.attempts > 0)
  return (
    <div className="ui-stack">
      <div className="ui-row">
        <StateChip tone={tones[row.status]}>{t(`told.status.${row.status}`, { why: row.lastError ?? '' })}</StateChip>
        <span>
          {t(`told.channel.${row.channel}`)} {row.to} · {row.subject}
        </span>
        <span className="ui-soft">
          <When at={row.sentAt ?? row.createdAt} />
        </span>
      </div>
      {failed && (
        <p className="ui-soft">
          {row.lastError}
          {row.status === 'waiting' &&
            ` · ${t('told.tries', { count: row.attempts, when: sayMoment(row.nextAt, now, language) })}`}
        </p>
      )}
      {error !== undefined && <ErrorNote error={error} />}
      <details>
        <summary>{t('told.words')}</summary>
        <p style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{row.body ?? t('told.erased')}</p>
      </details>
      {failed && (
        <div>
          <Button size="small" onPress={resend}>
            {t('told.resend')}
          </Button>
        </div>
      )}
    </div>
  )
}
