import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { client } from '../data/client.ts'
import { useText } from '../text.ts'
import { useBarText } from './text.ts'

const again = () => client.invalidateQueries()

/** Somebody who holds no post today: an empty queue would look like a day without work. */
export function NoPost() {
  const t = useText()
  const b = useBarText()
  const action = (
    <span className="ui-row">
      <Button look="main" onPress={again}>
        {b('bar.nopost.again')}
      </Button>
      <ButtonLink to="/me">{b('bar.nopost.me')}</ButtonLink>
    </span>
  )
  return (
    <Page title={t('desk.queue')}>
      <EmptyState title={b('bar.nopost')} action={action}>
        {b('bar.nopost.lead')}
      </EmptyState>
    </Page>
  )
}
