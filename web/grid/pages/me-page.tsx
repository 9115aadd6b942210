import { useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { ThemeSwitch } from '../../shell/ui/switches.tsx'
import { useField } from '../data.ts'
import { sendAll, unsent, useErrands } from '../outbox/queue.ts'
import { PhoneFacts } from '../phone/phone-facts.tsx'
import { signOut } from '../phone/this-phone.ts'
import { useText } from '../text.ts'

export function MePage() {
  const t = useText()
  const { me } = useField()
  const left = unsent(useErrands()).length
  return (
    <Page title={me.person.name}>
      <div className="ui-stack">
        <Panel>
          <Facts
            facts={[
              [t('grid.me.posts'), me.posts.map(post => [post.title, post.of].filter(Boolean).join(' · ')).join('\n')],
              [t('grid.me.login'), me.person.login],
              [t('grid.me.kept'), left > 0 ? t('grid.me.kept.count', { count: left }) : t('grid.me.kept.none')],
            ]}
          />
          <a className="grid-way" href="/desk/me">
            {t('grid.me.account')}
          </a>
        </Panel>
        <Panel title={t('grid.me.registers')}>
          <p>{t('grid.me.registers.lead')}</p>
          <a className="grid-way" href="/desk/registers">
            {t('grid.me.registers.open')}
          </a>
        </Panel>
        <PhoneFacts />
        <Panel title={t('grid.me.looks')}>
          <ThemeSwitch />
        </Panel>
        <SignOut person={me.person.id} left={left} />
      </div>
    </Page>
  )
}

/** What was not sent is lost with the sign-out, so that is asked about first. */
function SignOut({ person, left }: { person: string; left: number }) {
  const t = useText()
  const [, go] = useLocation()
  const [error, setError] = useState<unknown>()
  const out = async () => {
    setError(undefined)
    try {
      await signOut(person)
    } catch (caught) {
      // Still signed in: nothing is cleared that may yet have to be sent.
      setError(caught)
    }
  }
  const sendFirst = () => {
    go('/outbox')
    return sendAll()
  }
  return (
    <>
      {error !== undefined && <ErrorNote error={error} />}
      <p className="ui-soft">{t('grid.me.out.lead')}</p>
      {left > 0 && (
        <>
          <p className="grid-note">{t('grid.me.out.unsent', { count: left })}</p>
          <Button size="wide" look="main" onPress={sendFirst}>
            {t('grid.me.out.first')}
          </Button>
        </>
      )}
      <Button size="wide" look="danger" confirm={left > 0 ? t('grid.me.out.delete', { count: left }) : undefined} onPress={out}>
        {left > 0 ? t('grid.me.out.delete', { count: left }) : t('grid.me.out')}
      </Button>
    </>
  )
}
