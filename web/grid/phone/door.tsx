import { useEffect, useState } from 'react'
import { SignIn } from '../../desk/session/sign-in.tsx'
import { everybodyHere, unsentOf } from '../store/keepers.ts'
import { canSeal } from '../store/seal.ts'
import { useText } from '../text.ts'
import { useNote } from './note.ts'
import { clearWhatIsAsked } from './this-phone.ts'

/** The sign-in page of a phone that may hold somebody's unfinished work. */
export function Door() {
  const t = useText()
  const note = useNote()
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    const look = async () => {
      await clearWhatIsAsked().catch(() => undefined)
      const last = (await everybodyHere()).find(one => one.key)
      setUnsent(last ? await unsentOf(last.person) : 0)
    }
    void look()
  }, [])
  return (
    <>
      <div role="status">
        {note && <p className="grid-bar grid-bar-problem">{t('grid.phone.wiped', { count: note.unsent })}</p>}
        {!note && unsent > 0 && <p className="grid-bar">{t('grid.phone.waits', { count: unsent })}</p>}
        {!canSeal() && <p className="grid-bar grid-bar-problem">{t('grid.phone.unsafe')}</p>}
      </div>
      <SignIn />
    </>
  )
}
