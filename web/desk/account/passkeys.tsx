import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { passkeyRow } from '#contract/identity'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { When } from '../../shell/ui/when.tsx'
import { addPasskey } from '../session/passkey.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useText } from '../text.ts'

type Passkey = (typeof passkeyRow)['_output']

export function Passkeys({ onChanged }: { onChanged?: () => unknown }) {
  const t = useText()
  const [name, setName] = useState('')
  const { data = [], refetch } = useQuery({
    queryKey: ['passkeys'],
    queryFn: ({ signal }) => api.get<Passkey[]>('/me/passkeys', { signal }),
  })
  const { attempt, error } = useAttempt()
  const add = () =>
    attempt(async () => {
      await addPasskey(name.trim() || t('desk.passkey.this'))
      setName('')
      await refetch()
      onChanged?.()
    })
  const drop = (id: string) =>
    attempt(async () => {
      await api.remove(`/me/passkeys/${id}`)
      await refetch()
      onChanged?.()
    })
  if (!browserSupportsWebAuthn()) return <p className="ui-soft">{t('desk.passkey.none')}</p>
  return (
    <div className="ui-stack desk-door-form">
      <ul className="desk-lines">
        {data.map(key => (
          <li key={key.id}>
            <span>
              <strong>{key.name}</strong>{' '}
              <span className="ui-soft">
                {t(key.usedAt ? 'desk.passkey.used' : 'desk.passkey.made')} <When at={key.usedAt ?? key.createdAt} />
              </span>
            </span>
            <Button size="small" confirm={t('desk.passkey.drop', { name: key.name })} onPress={() => drop(key.id)}>
              {t('desk.passkey.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <TextField label={t('desk.passkey.name')} hint={t('desk.passkey.name.hint')} optional value={name} onChange={setName} />
      {error !== undefined && <ErrorNote error={error} />}
      <Button onPress={add}>{t('desk.passkey.add')}</Button>
    </div>
  )
}
