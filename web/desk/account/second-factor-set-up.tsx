import { useState } from 'react'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useAttempt } from '../session/use-attempt.ts'
import { useText } from '../text.ts'

type Begun = { readonly id: string; readonly secret: string; readonly uri: string }

const inFours = (secret: string) => secret.match(/.{1,4}/g)?.join(' ') ?? secret

/** Sets up the six digits: the key for the app, then one code that proves it works. */
export function SecondFactorSetUp({ replace, onDone }: { replace?: boolean; onDone: () => unknown }) {
  const t = useText()
  const [password, setPassword] = useState('')
  const [begun, setBegun] = useState<Begun>()
  const [code, setCode] = useState('')
  const { attempt, error } = useAttempt()
  const begin = () => attempt(async () => setBegun(await api.post<Begun>('/me/totp', replace ? { password } : {})))
  const confirm = () =>
    attempt(async () => {
      await api.post('/me/totp/confirm', { id: begun?.id, code })
      setBegun(undefined)
      setCode('')
      onDone()
    })
  if (!begun)
    return (
      <div className="ui-stack desk-door-form">
        {replace && (
          <TextField
            label={t('desk.password.old')}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        )}
        {error !== undefined && <ErrorNote error={error} />}
        <Button look="main" onPress={begin} disabled={replace === true && password === ''}>
          {t(replace ? 'desk.totp.replace' : 'desk.totp.begin')}
        </Button>
      </div>
    )
  return (
    <form
      className="ui-stack desk-door-form"
      onSubmit={event => {
        event.preventDefault()
        if (code.length === 6) void confirm()
      }}
    >
      <ol className="desk-numbered">
        <li>{t('desk.totp.app')}</li>
        <li>
          {t('desk.totp.key')} <code className="desk-secret">{inFours(begun.secret)}</code>{' '}
          <a href={begun.uri}>{t('desk.totp.open')}</a>
        </li>
        <li>{t('desk.totp.prove')}</li>
      </ol>
      <TextField
        label={t('desk.totp.code')}
        value={code}
        onChange={typed => setCode(typed.replace(/\D/g, '').slice(0, 6))}
        inputMode="numeric"
        autoComplete="one-time-code"
      />
      {error !== undefined && <ErrorNote error={error} />}
      <Button look="main" submit disabled={code.length !== 6}>
        {t('desk.totp.turnon')}
      </Button>
    </form>
  )
}
