import { useShellText } from '../shell/i18n/index.ts'
import { startFace } from '../shell/start.tsx'
import { Page, Top } from '../shell/ui/page.tsx'

function Face() {
  const t = useShellText()
  return (
    <>
      <Top office={t('shell.brand')} />
      <Page title={t('shell.brand')}>{null}</Page>
    </>
  )
}

startFace(<Face />, { base: '/grid' })
