import { ButtonLink } from '../shell/ui/button-link.tsx'
import { EmptyState } from '../shell/ui/empty-state.tsx'
import { Page } from '../shell/ui/page.tsx'
import { useText } from './text.ts'

export function MissingPage() {
  const t = useText()
  return (
    <Page title={t('portal.missing.title')}>
      <EmptyState
        title={t('portal.missing.lead')}
        action={
          <ButtonLink to="/" look="main">
            {t('portal.missing.home')}
          </ButtonLink>
        }
      />
    </Page>
  )
}
