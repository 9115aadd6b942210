import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useState } from 'react'
import type { Me } from '#contract/office'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { enter, leave } from '../data/session.ts'
import { useText } from '../text.ts'
import { Alone } from './alone.tsx'
import { ClosedDoor, useSecondsLeft } from './closed-door.tsx'
import { passkeySignIn } from './passkey.ts'
import { useAttempt } from './use-attempt.ts'

/** Six digits from the app, or a passkey instead. */
export function SecondFactor() {
  const t = useText()
  const [code, setCode] = useState('')
  const { attempt, error, closedUntil } = useAttempt()
  const wait = useSecondsLeft(closedUntil)
  const give = () => attempt(async () => enter(await api.post<Me>('/session/totp', { code })))
  return (
    <Alone title={t('desk.totp')} lead={t('desk.totp.lead')}>
      <form
        className="ui-stack desk-door-form"
        onSubmit={event => {
          event.preventDefault()
          if (/^\d{6}$/.test(code) && wait === 0) void give()
        }}
      >
        <TextField
          label={t('desk.totp.code')}
          value={code}
          onChange={typed => setCode(typed.replace(/\D/g, '').slice(0, 6))}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        {error !== undefined && <ErrorNote error={error} />}
        <ClosedDoor seconds={wait} />
        <Button look="main" size="wide" submit disabled={code.length !== 6 || wait > 0}>
          {t('desk.totp.give')}
        </Button>
        {browserSupportsWebAuthn() && (
          <Button size="wide" onPress={() => attempt(passkeySignIn)}>
            {t('desk.signin.passkey')}
          </Button>
        )}
        <Button look="quiet" size="wide" onPress={leave}>
          {t('desk.signin.other')}
        </Button>
      </form>
    </Alone>
  )
}
