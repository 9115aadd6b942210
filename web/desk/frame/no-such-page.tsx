import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { useText } from '../text.ts'

export function NoSuchPage() {
  const t = useText()
  return (
    <Page title={t('shell.error.notfound')}>
      <EmptyState title={t('desk.nowhere')} action={<ButtonLink to="/">{t('desk.toqueue')}</ButtonLink>}>
        {t('shell.error.notfound.mend')}
      </EmptyState>
    </Page>
  )
}
