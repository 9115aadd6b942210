import { useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { useKeys } from '../../shell/use-keys.ts'
import { useCaseList } from '../data/cases.ts'
import { readFilter } from '../data/filter.ts'
import { useKind } from '../data/office.ts'
import { HeldBar } from '../queue/held-bar.tsx'
import { useRoundsText } from '../rounds/text.ts'
import { useText } from '../text.ts'
import { CaseView } from './case-view.tsx'

/** A case as a page of its own: whole, on a phone, by a link, and for printing. The list it came from goes on behind it. */
export default function CasePage({ id }: { id: string }) {
  const t = useText()
  const r = useRoundsText()
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => readFilter(search), [search])
  const round = new URLSearchParams(search).get('round')
  const kind = useKind(filter.type)
  const { rows } = useCaseList(filter, search && !round ? kind?.type : undefined)
  const params = new URLSearchParams(search)
  params.set('case', id)
  const back = round ? `/rounds/${round}/stops` : search ? `/?${params}` : '/'
  const at = rows.findIndex(row => row.id === id)
  const beside = (by: number) => {
    const to = at < 0 ? undefined : rows[at + by]
    if (to) navigate(`/case/${to.id}?${search}`, { replace: true })
  }
  useKeys({ j: () => beside(1), k: () => beside(-1), Escape: () => navigate(back) })
  const next = rows[at + 1] ?? rows[at - 1]
  const moved = (gone: boolean) => gone && navigate(at >= 0 && next ? `/case/${next.id}?${search}` : back)
  return (
    <main id="main" className="desk-case-page" tabIndex={-1}>
      <Link className="ui-page-back ui-no-print" href={back}>
        {round ? r('rounds.back') : t('desk.back')}
      </Link>
      <CaseView id={id} page onMoved={(_, gone) => moved(gone)} />
      <HeldBar />
    </main>
  )
}
