import { type FormEvent, useState } from 'react'
import type { MyEntries } from '#contract/personal'
import { api } from '../../shell/api.ts'
import { sayExactly } from '../../shell/dates.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { Consents, HeldItem, Looks } from './held.tsx'
import { useMyText } from './text.ts'

/** What registers hold of me: found by a telephone that is proved and the name that stands there. */
export function ByPhonePage() {
  const t = useMyText()
  const loaded = useLoad('my-data/by-phone', signal => api.get<{ byPhone: boolean }>('/public/my-data', { signal }))
  const [found, setFound] = useState<MyEntries>()
  return (
    <Page title={t('my.registers')} lead={t('my.registers.lead')} back={{ to: '/my-data', label: t('my.title') }}>
      {loaded.error !== undefined && <ErrorNote error={loaded.error} retry={loaded.reload} />}
      {!loaded.data && loaded.error === undefined && <Skeleton lines={4} />}
      {loaded.data && !loaded.data.byPhone && <EmptyState title={t('my.phone.off')}>{t('my.phone.off.next')}</EmptyState>}
      {loaded.data?.byPhone && (found ? <Found found={found} /> : <Prove onFound={setFound} />)}
    </Page>
  )
}

function Prove({ onFound }: { onFound: (found: MyEntries) => void }) {
  const t = useMyText()
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState<string>()
  const [error, setError] = useState<unknown>()
  const send = async () => {
    setError(undefined)
    const id = newId()
    await api
      .post('/public/my-data/code', { id, phone: phone.trim() })
      .then(() => setSent(id))
      .catch(setError)
  }
  const look = async (event: FormEvent) => {
    event.preventDefault()
    if (!sent) return send()
    setError(undefined)
    await api
      .post<MyEntries>('/public/my-data/entries', { id: sent, code: code.trim(), name: name.trim() })
      .then(onFound)
      .catch(setError)
  }
  return (
    <form className="ui-stack" onSubmit={event => void look(event)} noValidate>
      {error !== undefined && <ErrorNote error={error} kept />}
      <TextField label={t('my.phone')} type="tel" maxLength={25} value={phone} onChange={setPhone} />
      {sent ? (
        <>
          <p role="status">{t('my.code.sent')}</p>
          <TextField label={t('my.code')} inputMode="numeric" maxLength={6} value={code} onChange={setCode} />
          <TextField label={t('my.name')} hint={t('my.name.hint')} maxLength={60} value={name} onChange={setName} />
          <Button look="main" size="wide" submit disabled={code.trim().length !== 6 || name.trim() === ''}>
            {t('my.go')}
          </Button>
          <Button look="quiet" onPress={send}>
            {t('my.code.again')}
          </Button>
        </>
      ) : (
        <Button look="main" size="wide" submit disabled={phone.trim().length < 6}>
          {t('my.code.send')}
        </Button>
      )}
    </form>
  )
}

function Found({ found }: { found: MyEntries }) {
  const t = useMyText()
  const language = useLanguage()
  if (found.rows.length === 0) return <EmptyState title={t('my.registers.none')}>{t('my.registers.none.next')}</EmptyState>
  return (
    <div className="ui-stack">
      <p className="ui-soft">{t('my.printed', { office: found.office, at: sayExactly(found.at, language) })}</p>
      {found.rows.map(row => (
        <Panel key={`${row.register} ${row.since}`} title={row.register}>
          <p className="ui-soft">
            {t(row.archivedAt === null ? 'my.registers.since' : 'my.registers.ended', {
              service: row.service,
              when: sayExactly(row.since, language),
            })}
          </p>
          {row.items.map(item => (
            <HeldItem key={item.field} item={item} />
          ))}
          <Consents consents={row.consents} />
          <Looks looks={row.looks} />
        </Panel>
      ))}
      <p>{t('my.registers.ask')}</p>
      <div className="ui-row ui-no-print">
        <Button onPress={() => print()}>{t('my.print')}</Button>
      </div>
    </div>
  )
}
