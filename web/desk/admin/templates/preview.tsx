import { useState } from 'react'
import type { Preview } from '#contract/templates'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from './text.ts'

/** The words filled from a real case, before anybody is sent them. */
export function TryTemplate({ path, subject, body }: { path: string; subject: string; body: string }) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [shown, setShown] = useState<Preview>()
  const { save, error } = useSave()
  const look = () =>
    save(async () =>
      setShown(await api.post<Preview>(`${path}/preview`, { subject, body, ...(number.trim() && { number: number.trim() }) })),
    )
  return (
    <Panel title={t('tp.preview')}>
      <div className="ui-stack">
        <form
          className="ui-row"
          onSubmit={event => {
            event.preventDefault()
            void look()
          }}
        >
          <TextField label={t('tp.preview.number')} value={number} onChange={setNumber} />
          <Button submit>{t('tp.preview.do')}</Button>
        </form>
        {error !== undefined && <ErrorNote error={error} />}
        {shown && (
          <>
            <p className="ui-soft">{shown.number ? t('tp.preview.of', { number: shown.number }) : t('tp.preview.none')}</p>
            <strong>{shown.subject}</strong>
            <p className="admin-letter">{shown.body}</p>
          </>
        )}
      </div>
    </Panel>
  )
}
