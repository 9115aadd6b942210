import { useState } from 'react'
import { useLocation } from 'wouter'
import type { FormRow, ReportDetail } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { usePlaces } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { reportIs, useForm } from './data.ts'
import { useReportText } from './text.ts'

const other = 'other'

/** Which period and which ground; then the report is made. */
export function FillDialog({ form, onClose }: { form: FormRow; onClose: () => void }) {
  const t = useReportText()
  const [, go] = useLocation()
  const { posts } = useSignedIn()
  const { data } = useForm(form.id)
  const { data: communities = [] } = usePlaces('community')
  const everywhere = posts.some(
    p => ['supervisor', 'system-admin'].includes(p.role) || (p.role === 'community-worker' && p.scope !== 'community'),
  )
  const mine = everywhere ? communities : communities.filter(c => posts.some(p => p.place === c.id))
  const [period, setPeriod] = useState<string | undefined>(form.next?.period)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [community, setCommunity] = useState<string | undefined>(everywhere ? undefined : mine[0]?.id)
  const [error, setError] = useState<unknown>()
  const chosen = period ?? data?.periods[0]?.value
  const asked = chosen === other ? (from !== '' && to >= from ? `${from}~${to}` : undefined) : chosen
  const ground = community ?? (everywhere ? null : (mine[0]?.id ?? null))
  const begin = async () => {
    if (!asked) return
    setError(undefined)
    await api
      .create<ReportDetail>('/reports', { id: newId(), form: form.id, period: asked, community: ground } as { id: string })
      .then(report => {
        reportIs(report)
        go(`/filled/${report.id}`)
      })
      .catch(setError)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rep.fill.title', { title: form.title })}
      actions={
        <Button look="main" disabled={!asked} onPress={begin}>
          {t('rep.fill.begin')}
        </Button>
      }
    >
      <div className="ui-stack">
        {form.open > 0 && <p>{t('rep.open', { count: form.open })}</p>}
        {error !== undefined && <ErrorNote error={error} kept />}
        <Select
          label={t('rep.period')}
          empty={false}
          value={chosen}
          onChange={setPeriod}
          options={[
            ...(data?.periods.map(p => ({ value: p.value, label: p.says })) ?? []),
            { value: other, label: t('rep.period.other') },
          ]}
        />
        {chosen === other && (
          <div className="rep-where">
            <TextField label={t('rep.period.from')} type="date" value={from} onChange={setFrom} />
            <TextField label={t('rep.period.to')} type="date" value={to} min={from} onChange={setTo} />
          </div>
        )}
        <Select
          label={t('rep.ground')}
          empty={everywhere ? t('rep.whole') : false}
          value={community}
          onChange={setCommunity}
          options={mine.map(c => ({ value: c.id, label: c.name }))}
        />
      </div>
    </Dialog>
  )
}
