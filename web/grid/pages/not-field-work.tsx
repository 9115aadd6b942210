import { buttonClass } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { useText } from '../text.ts'

export function NotFieldWork() {
  const t = useText()
  return (
    <Page title={t('grid.title')}>
      <EmptyState
        title={t('grid.notfield')}
        action={
          <a className={buttonClass('main')} href="/desk/">
            {t('grid.notfield.desk')}
          </a>
        }
      >
        {t('grid.notfield.lead')}
      </EmptyState>
    </Page>
  )
}
