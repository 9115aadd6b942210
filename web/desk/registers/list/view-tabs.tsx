import { Link } from 'wouter'
import { useLanguage } from '../../../shell/preferences.ts'
import { type Asked, addressOf, views } from '../data/asked.ts'
import { useEntryCount } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { sayCount } from '../parts/say-count.ts'
import { useRegText } from '../text.ts'

/** The views of a register, each with how many stand in it. */
export function ViewTabs({ ledger, asked }: { ledger: LedgerSeen; asked: Asked }) {
  const t = useRegText()
  const { data: unplaced } = useEntryCount(ledger.name, { ...asked, view: 'unplaced' }, ledger.def.ledger.place !== undefined)
  const shown = views.filter(
    view => view !== 'unplaced' || (ledger.def.ledger.place && (unplaced?.count !== 0 || asked.view === view)),
  )
  return (
    <nav className="reg-views" aria-label={t('reg.views')}>
      {shown.map(view => (
        <Tab key={view} ledger={ledger} asked={{ ...asked, view }} current={view === asked.view} />
      ))}
    </nav>
  )
}

function Tab({ ledger, asked, current }: { ledger: LedgerSeen; asked: Asked; current: boolean }) {
  const t = useRegText()
  const language = useLanguage()
  const { data } = useEntryCount(ledger.name, asked, asked.view !== 'archived' || current)
  return (
    <Link href={addressOf(`/${ledger.name}`, asked)} aria-current={current ? 'page' : undefined}>
      {t(`reg.view.${asked.view}`)}
      {data && <small>{sayCount(data, language)}</small>}
    </Link>
  )
}
