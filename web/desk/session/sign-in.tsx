import { useEffect } from 'react'
import { ApiError } from '../../shell/api.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { useOffice } from '../data/office.ts'
import { useText } from '../text.ts'
import { Alone } from './alone.tsx'
import { DemoSignIns } from './demo-sign-ins.tsx'
import { OtherWays } from './other-ways.tsx'
import { PasswordForm } from './password-form.tsx'

/** Why the office's own sign-on sent the person back, as the address says. */
function useRefusal(): ApiError | undefined {
  const t = useText()
  const code = new URLSearchParams(location.search).get('sign-in')
  return code ? new ApiError({ status: 0, code, message: t('desk.signin.signon.failed') }) : undefined
}

export function SignIn() {
  const t = useText()
  const { data: office } = useOffice()
  const refusal = useRefusal()
  const demo = office?.demo ? office.demoSignIns : []
  useEffect(() => {
    document.title = `${t('desk.signin')} · ${t('shell.brand')}`
  }, [t])
  return (
    <Alone title={t('desk.signin')} lead={t('desk.signin.lead')} wide={demo.length > 0}>
      {refusal && <ErrorNote error={refusal} />}
      <div className="desk-door-ways">
        <div className="ui-stack">
          <PasswordForm />
          <OtherWays oidc={office?.signOn.oidc ?? null} />
        </div>
        {demo.length > 0 && <DemoSignIns people={demo} />}
      </div>
    </Alone>
  )
}
