import type { Me } from '#contract/office'
import { NewPassword } from './new-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SetUpFirst } from './set-up-first.tsx'
import { SignIn } from './sign-in.tsx'

/** What stands between a person and the desk: signing in, and what the office asks for after it. */
export default function BeforeWork({ pending }: { pending: Me['pending'] | undefined }) {
  if (pending === 'totp') return <SecondFactor />
  if (pending === 'password') return <NewPassword />
  if (pending === 'set-up') return <SetUpFirst />
  return <SignIn />
}
