import { useState } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { isAdminPost, useSignedIn } from '../data/session.ts'
import { Looks } from './looks.tsx'
import { Settings } from './settings.tsx'
import { useText } from './text.ts'
import './published.css'

const views = ['waiting', 'shown', 'withheld', 'settings'] as const

/** What everybody may read of the office's matters: a look at words before they are published, and which kinds are. */
export default function PublishedPages() {
  const t = useText()
  const { posts } = useSignedIn()
  const only = posts.every(isAdminPost)
  const [view, setView] = useState<(typeof views)[number]>(only ? 'settings' : 'waiting')
  return (
    <Page title={t('looks.title')} lead={t(view === 'settings' ? 'looks.settings.lead' : 'looks.lead')} width="full">
      <div className="ui-stack">
        {!only && (
          <div className="ui-row">
            {views.map(one => (
              <Button
                key={one}
                size="small"
                look={one === view ? 'plain' : 'quiet'}
                pressed={one === view}
                onPress={() => setView(one)}
              >
                {t(`looks.view.${one}`)}
              </Button>
            ))}
          </div>
        )}
        {view === 'settings' ? <Settings /> : <Looks key={view} view={view} />}
      </div>
    </Page>
  )
}
