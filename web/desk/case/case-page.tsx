import { Link, useLocation, useSearch } from 'wouter'
import { useText } from '../text.ts'
import { CaseView } from './case-view.tsx'

/** A case as a page of its own: on a phone, by a link, and for printing. */
export default function CasePage({ id }: { id: string }) {
  const t = useText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const back = search ? `/?${search}` : '/'
  return (
    <main id="main" className="desk-case-page" tabIndex={-1}>
      <Link className="ui-page-back ui-no-print" href={back}>
        {t('desk.back')}
      </Link>
      <CaseView id={id} page onMoved={(_, gone) => gone && navigate(back)} />
    </main>
  )
}
