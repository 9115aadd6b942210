import { Link, useLocation } from 'wouter'
import type { LedgerSeen } from '../data/ledger.ts'
import { useMayEdit } from '../data/may-edit.ts'
import { useRegisterImportText } from '../import/text.ts'
import { useRegText } from '../text.ts'

/** The ways to look at one register, over each of its pages. */
export function Ways({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const i = useRegisterImportText()
  const [path] = useLocation()
  const mayEdit = useMayEdit(ledger)
  const base = `/${ledger.name}`
  const ways = [
    { to: base, title: t('reg.way.list') },
    ...(ledger.def.ledger.place ? [{ to: `${base}/map`, title: t('reg.way.map') }] : []),
    { to: `${base}/figures`, title: t('reg.way.figures') },
    { to: `${base}/compare`, title: t('reg.way.compare') },
    ...(mayEdit ? [{ to: `${base}/import`, title: i('regi.title') }] : []),
  ]
  return (
    <nav className="reg-ways ui-no-print" aria-label={t('reg.ways', { name: ledger.def.title })}>
      <Link href="/" className="reg-ways-up">
        {t('reg.title')}
      </Link>
      <strong>{ledger.def.title}</strong>
      {ways.map(({ to, title }) => (
        <Link key={to} href={to} aria-current={path === to ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  )
}
