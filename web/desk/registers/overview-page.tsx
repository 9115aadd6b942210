import { Link } from 'wouter'
import type { LedgerRow } from '#contract/entries'
import { useLanguage } from '../../shell/preferences.ts'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useSignedIn } from '../data/session.ts'
import { UnplacedLink } from './addresses/unplaced-link.tsx'
import { type Asked, addressOf, everything, type View } from './data/asked.ts'
import { useEntryCounts, useLedgerRows } from './data/calls.ts'
import { type LedgerSeen, useLedgers } from './data/ledger.ts'
import { useKeeperName } from './parts/freshness.tsx'
import { sayCount } from './parts/say-count.ts'
import { useRegText } from './text.ts'

const COUNTED = 10_000
const mineToCheck: Asked = { ...everything, view: 'mine' }

type Both = { ledger: LedgerSeen; row: LedgerRow }

/** Every register people keep day by day: how much is in it, how fresh it is, and what I should look at first. */
export function OverviewPage() {
  const t = useRegText()
  const { posts } = useSignedIn()
  const ledgers = useLedgers()
  const { data, error, refetch } = useLedgerRows()
  const all = ledgers.flatMap(ledger => {
    const row = data?.find(one => one.name === ledger.name)
    return row ? [{ ledger, row }] : []
  })
  const mine = all.filter(({ ledger, row }) => row.stale > 0 && posts.some(post => post.role === ledger.def.ledger.keeper))
  const programmes = [...new Map(all.map(({ ledger: { programme } }) => [programme.id, programme])).values()]
  return (
    <Page title={t('reg.title')} lead={t('reg.lead')} width="wide" actions={data && <UnplacedLink rows={data} />}>
      <div className="ui-stack">
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && all.length === 0 && <EmptyState title={t('reg.none')}>{t('reg.none.next')}</EmptyState>}
        {mine.length > 0 && <Mine all={mine} />}
        {programmes.map(programme => (
          <section key={programme.id} className="ui-stack" aria-labelledby={`reg-${programme.id}`}>
            <h2 id={`reg-${programme.id}`}>{programme.title}</h2>
            <Table all={all.filter(one => one.ledger.programme.id === programme.id)} title={programme.title} />
          </section>
        ))}
      </div>
    </Page>
  )
}

/** What the person keeps and has not been looked at for too long. */
function Mine({ all }: { all: readonly Both[] }) {
  const t = useRegText()
  const language = useLanguage()
  const counts = useEntryCounts(
    all.map(({ ledger }) => ledger.name),
    mineToCheck,
  )
  const waiting = all.flatMap(({ ledger }, at) => {
    const count = counts[at]
    return count && count.count > 0 ? [{ ledger, count: sayCount(count, language) }] : []
  })
  if (waiting.length === 0) return null
  return (
    <section className="reg-mine" aria-labelledby="reg-mine">
      <h2 id="reg-mine">{t('reg.mine')}</h2>
      <ul>
        {waiting.map(({ ledger, count }) => (
          <li key={ledger.name}>
            <Link href={addressOf(`/${ledger.name}`, mineToCheck)}>
              {ledger.def.title} {t('reg.mine.count', { count })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Table({ all, title }: { all: readonly Both[]; title: string }) {
  const t = useRegText()
  return (
    <table className="reg-table">
      <caption className="ui-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('reg.col.register')}</th>
          <th scope="col" className="is-number">
            {t('reg.col.entries')}
          </th>
          <th scope="col" className="is-number">
            {t('reg.col.stale')}
          </th>
          <th scope="col" className="is-number">
            {t('reg.col.unplaced')}
          </th>
          <th scope="col">{t('reg.col.last')}</th>
          <th scope="col">{t('reg.col.keeper')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(one => (
          <Line key={one.row.name} {...one} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ ledger, row }: Both) {
  const t = useRegText()
  const language = useLanguage()
  const keeper = useKeeperName(ledger)
  const path = `/${row.name}`
  // Counting stops there, and says so for all entries only.
  const number = (count: number, view: View, more = count >= COUNTED) =>
    count === 0 ? '0' : <Link href={addressOf(path, { ...everything, view })}>{sayCount({ count, more }, language)}</Link>
  return (
    <tr>
      <th scope="row">
        <Link href={path}>{row.title}</Link>
      </th>
      {row.entries === 0 ? (
        <td colSpan={4} className="ui-soft">
          {t('reg.empty')} {row.mayEdit && <Link href={`${path}/new`}>{t('reg.empty.first')}</Link>}
        </td>
      ) : (
        <>
          <td className="is-number" data-title={t('reg.col.entries')}>
            {number(row.entries, 'standing', row.more)}
          </td>
          <td className={row.stale > 0 ? 'is-number reg-late' : 'is-number'} data-title={t('reg.col.stale')}>
            {number(row.stale, 'stale')}
          </td>
          <td className="is-number" data-title={t('reg.col.unplaced')}>
            {ledger.def.ledger.place ? number(row.unplaced, 'unplaced') : '–'}
          </td>
          <td data-title={t('reg.col.last')}>{row.lastChange === null ? '–' : <When at={row.lastChange} />}</td>
        </>
      )}
      <td data-title={t('reg.col.keeper')}>{keeper}</td>
    </tr>
  )
}
