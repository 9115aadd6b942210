import { Link } from 'wouter'
import type { EntryDetail } from '#contract/entries'
import { addressOf, everything } from '../data/asked.ts'
import { useLedgers } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

/** Entries of other registers that name this one, each a link. */
export function NamedBy({ entry }: { entry: EntryDetail }) {
  const t = useRegText()
  const ledgers = useLedgers()
  const all = entry.namedBy.filter(one => one.rows.length > 0)
  if (all.length === 0) return null
  return (
    <section className="reg-named" aria-label={t('reg.named')}>
      <h3>{t('reg.named')}</h3>
      {all.map(({ register, column, rows, more }) => {
        const def = ledgers.find(one => one.name === register)?.def
        const asked = { ...everything, where: [{ column, op: 'is' as const, value: entry.key }] }
        return (
          <div key={`${register} ${column}`}>
            <h4>
              <Link href={addressOf(`/${register}`, asked)}>{def?.title ?? register}</Link>{' '}
              <small className="ui-soft">{def?.columns[column]?.title}</small>
            </h4>
            <ul>
              {rows.map(row => (
                <li key={row.id}>
                  <Link href={`/${register}/${row.id}`}>{row.name}</Link>
                </li>
              ))}
              {more && (
                <li>
                  <Link href={addressOf(`/${register}`, asked)}>{t('reg.named.more')}</Link>
                </li>
              )}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
