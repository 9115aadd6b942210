import type { Me } from '#contract/office'
import { NewPassword } from '../../desk/session/new-password.tsx'
import { SecondFactor } from '../../desk/session/second-factor.tsx'
import { SetUpFirst } from '../../desk/session/set-up-first.tsx'
import { Door } from './door.tsx'

/** What stands between a person and the day's work: signing in, and what the office asks for after it. */
export default function BeforeWork({ pending }: { pending: Me['pending'] | undefined }) {
  if (pending === 'totp') return <SecondFactor />
  if (pending === 'password') return <NewPassword />
  if (pending === 'set-up') return <SetUpFirst />
  return <Door />
}
