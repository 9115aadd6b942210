import { useRef, useState } from 'react'
import type { WebhookEvent, WebhookMade, WebhookRow } from '#contract/webhooks'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Choices } from '../../../shell/ui/choice.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { kindsOf, useProgrammes } from '../../data/office.ts'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from './text.ts'

const all: readonly WebhookEvent[] = ['case.filed', 'case.state', 'case.assigned', 'case.late', 'case.closed', 'case.reopened']
type FormProps = { row: WebhookRow | undefined; onClose: () => void; onMade: (made: WebhookMade) => void }

/** Where to, which events of which kinds of cases. */
export function WebhookForm({ row, onClose, onMade }: FormProps) {
  const t = useText()
  const { data } = useProgrammes()
  const kinds = kindsOf(data).filter(kind => !kind.def.confidential)
  const id = useRef(row?.id ?? newId())
  const [title, setTitle] = useState(row?.title ?? '')
  const [url, setUrl] = useState(row?.url ?? '')
  const [events, setEvents] = useState<readonly string[]>(row?.events ?? all)
  const [types, setTypes] = useState<readonly string[]>(row?.types ?? [])
  const [active, setActive] = useState(row?.active ?? true)
  const save = async () => {
    const body = { title: title.trim(), url: url.trim(), events, types, active }
    if (row) await api.patch(`/webhooks/${row.id}`, { ...body, version: row.version })
    else onMade(await api.create<WebhookMade>('/webhooks', { id: id.current, ...body } as { id: string }))
    toast(t('wh.saved'))
    await changed('webhooks')
  }
  return (
    <FormDialog
      title={t(row ? 'wh.edit' : 'wh.add')}
      save={t('wh.save')}
      disabled={title.trim() === '' || url.trim() === '' || events.length === 0}
      onSave={save}
      onClose={onClose}
    >
      {errors => (
        <>
          <TextField
            label={t('wh.title')}
            hint={t('wh.title.hint')}
            error={errors.title}
            maxLength={100}
            value={title}
            onChange={setTitle}
          />
          <TextField
            label={t('wh.url')}
            type="url"
            inputMode="url"
            error={errors.url}
            maxLength={500}
            value={url}
            onChange={setUrl}
          />
          <Choices
            label={t('wh.events')}
            error={errors.events}
            tiles
            value={events}
            onChange={setEvents}
            options={all.map(value => ({ value, label: t(`wh.event.${value}`) }))}
          />
          <Choices
            label={t('wh.types')}
            hint={t('wh.types.hint')}
            error={errors.types}
            tiles
            value={types}
            onChange={setTypes}
            options={kinds.map(kind => ({ value: kind.type, label: kind.def.title }))}
          />
          <Checkbox checked={active} onChange={setActive}>
            {t('wh.active')}
          </Checkbox>
        </>
      )}
    </FormDialog>
  )
}
