import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { useText } from '../text.ts'
import { MyList } from './my-list.tsx'

/** What this phone has reported, on a page of its own, and the way in by number. */
export default function MinePage() {
  const t = useText()
  return (
    <Page title={t('portal.mine.page')} back={{ to: '/', label: t('portal.back.home') }}>
      <div className="p-home">
        <MyList />
        <ButtonLink to="/find" size="wide">
          {t('portal.home.find')}
        </ButtonLink>
      </div>
    </Page>
  )
}
