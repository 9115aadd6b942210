import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { Button, buttonClass } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { useText } from '../text.ts'
import { passkeySignIn } from './passkey.ts'
import { useAttempt } from './use-attempt.ts'

/** A passkey, and the office's own sign-on where one is configured. */
export function OtherWays({ oidc }: { oidc: string | null }) {
  const t = useText()
  const { attempt, error } = useAttempt()
  if (!browserSupportsWebAuthn() && !oidc) return null
  return (
    <div className="ui-stack desk-door-others">
      <p className="ui-soft">{t('desk.signin.or')}</p>
      {browserSupportsWebAuthn() && (
        <Button size="wide" onPress={() => attempt(passkeySignIn)}>
          {t('desk.signin.passkey')}
        </Button>
      )}
      {oidc && (
        <a className={buttonClass('plain', 'wide')} href="/api/session/oidc">
          {t('desk.signin.oidc', { name: oidc })}
        </a>
      )}
      {error !== undefined && <ErrorNote error={error} />}
    </div>
  )
}
