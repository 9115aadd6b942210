import { type FormEvent, useState } from 'react'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useMyText } from './text.ts'

const kinds = ['copy', 'correct', 'erase', 'explain', 'withdraw'] as const
type Kind = (typeof kinds)[number]
type Filed = { readonly number: string; readonly key: string }

/** A request about one's own data; `named` when the matter already tells who asks. */
export function Ask({ path, headers, named }: { path: string; headers: Readonly<Record<string, string>>; named: boolean }) {
  const t = useMyText()
  const [kind, setKind] = useState<Kind>('copy')
  const [wanted, setWanted] = useState('')
  const [name, setName] = useState('')
  const [id] = useState(() => newId())
  const [filed, setFiled] = useState<Filed>()
  const [fault, setFault] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setFault(undefined)
    try {
      const body = { id, kind, wanted: wanted.trim(), ...(name.trim() && { name: name.trim() }) }
      setFiled(await api.create<Filed>(`${path}/requests`, body, { headers }))
    } catch (error) {
      setFault(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="ui-no-print">
      <Panel title={t('my.ask')}>
        {filed ? (
          <div className="ui-stack" role="status">
            <p>{t('my.ask.done', { number: filed.number })}</p>
            <ButtonLink to={`/s/${filed.number}#${filed.key}`} look="main">
              {t('my.ask.follow')}
            </ButtonLink>
          </div>
        ) : (
          <form className="ui-stack" onSubmit={send} noValidate>
            <p className="ui-soft">{t('my.ask.lead')}</p>
            <Select
              label={t('my.ask.kind')}
              value={kind}
              empty={false}
              options={kinds.map(one => ({ value: one, label: t(`my.ask.${one}`) }))}
              onChange={one => setKind((one as Kind | undefined) ?? 'copy')}
            />
            <TextArea
              label={t('my.ask.wanted')}
              hint={t('my.ask.wanted.hint')}
              value={wanted}
              maxLength={2000}
              rows={3}
              onChange={setWanted}
            />
            {!named && <TextField label={t('my.ask.name')} value={name} maxLength={60} onChange={setName} />}
            {fault !== undefined && <ErrorNote error={fault} kept />}
            <Button
              look="main"
              size="wide"
              submit
              busy={busy}
              disabled={wanted.trim().length < 2 || (!named && name.trim() === '')}
            >
              {t('my.ask.send')}
            </Button>
          </form>
        )}
      </Panel>
    </div>
  )
}
