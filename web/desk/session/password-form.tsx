import { useState } from 'react'
import type { Me } from '#contract/office'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { enter } from '../data/session.ts'
import { useText } from '../text.ts'
import { ClosedDoor, useSecondsLeft } from './closed-door.tsx'
import { useAttempt } from './use-attempt.ts'

export const signIn = async (login: string, password: string) => enter(await api.post<Me>('/session', { login, password }))

export function PasswordForm() {
  const t = useText()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const { attempt, error, closedUntil } = useAttempt()
  const wait = useSecondsLeft(closedUntil)
  const send = async () => {
    setBusy(true)
    await attempt(() => signIn(login.trim(), password))
    setBusy(false)
  }
  return (
    <form
      className="ui-stack desk-door-form"
      onSubmit={event => {
        event.preventDefault()
        if (!busy && wait === 0) void send()
      }}
    >
      <TextField label={t('desk.signin.login')} value={login} onChange={setLogin} autoComplete="username" />
      <TextField
        label={t('desk.signin.password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      {error !== undefined && <ErrorNote error={error} />}
      <ClosedDoor seconds={wait} />
      <Button look="main" size="wide" submit busy={busy} disabled={wait > 0 || login.trim() === '' || password === ''}>
        {t('desk.signin')}
      </Button>
    </form>
  )
}
