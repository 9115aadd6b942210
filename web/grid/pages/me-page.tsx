import { useState } from 'react'
import { leave } from '../../desk/data/session.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { ThemeSwitch } from '../../shell/ui/switches.tsx'
import { useField } from '../data.ts'
import { emptyQueue, unsent, useErrands } from '../outbox/queue.ts'
import { wipe } from '../store/db.ts'
import { useText } from '../text.ts'

export function MePage() {
  const t = useText()
  const { me } = useField()
  const left = unsent(useErrands()).length
  const [error, setError] = useState<unknown>()
  const out = async () => {
    setError(undefined)
    try {
      await leave()
    } catch (caught) {
      // Still signed in: nothing is cleared that may yet have to be sent.
      return setError(caught)
    }
    await wipe()
    emptyQueue()
  }
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
          <a href="/desk/me">{t('grid.me.account')}</a>
        </Panel>
        <Panel title={t('grid.me.looks')}>
          <ThemeSwitch />
        </Panel>
        {error !== undefined && <ErrorNote error={error} />}
        <p className="ui-soft">{t('grid.me.out.lead')}</p>
        <Button size="wide" look="danger" confirm={left > 0 ? t('grid.me.out.lose', { count: left }) : undefined} onPress={out}>
          {t('grid.me.out')}
        </Button>
      </div>
    </Page>
  )
}
