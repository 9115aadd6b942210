import { useEffect } from 'react'
import { Button, buttonClass } from '../shell/ui/button.tsx'
import { shutDoor } from './data/door.ts'
import type { Known } from './data/feed.ts'
import { useText } from './text.ts'

type ClosedProps = { why: NonNullable<Known['refused']>; byLink: boolean; onForget: () => void }

/** Nobody is signed in here, or whoever is may not look. It opens by itself once that has changed. */
export function Closed({ why, byLink, onForget }: ClosedProps) {
  const t = useText()
  const signIn = why === 'sign-in' && !byLink
  const title = t(signIn ? 'command.signin' : 'command.refused')
  useEffect(() => {
    document.title = `${title} · ${t('command.title')}`
  }, [title, t])
  return (
    <main className="cc-alone">
      <h1>{title}</h1>
      <p>{t(signIn ? 'command.signin.lead' : 'command.refused.lead')}</p>
      {byLink ? (
        <Button
          onPress={() => {
            shutDoor()
            onForget()
          }}
        >
          {t('command.refused.forget')}
        </Button>
      ) : (
        <a className={buttonClass('main', 'normal')} href="/desk/">
          {t('command.signin.go')}
        </a>
      )}
    </main>
  )
}
