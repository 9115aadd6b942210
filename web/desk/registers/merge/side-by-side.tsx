import type { EntryDetail } from '#contract/entries'
import type { LedgerSeen } from '../data/ledger.ts'
import { FreshChip, useFreshLine } from '../parts/freshness.tsx'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'

type SideBySideProps = {
  ledger: LedgerSeen
  pair: readonly [EntryDetail, EntryDetail]
  /** Which of the two goes on. */
  kept: 0 | 1
  onKept: (at: 0 | 1) => void
  /** The columns in which they differ and one may choose. */
  columns: readonly string[]
  from: (column: string) => 0 | 1
  onChoose: (column: string, at: 0 | 1) => void
}

const sides = [0, 1] as const

/** Both entries in one table: which goes on, and from which each value comes. */
export function SideBySide({ ledger, pair, kept, onKept, columns, from, onChoose }: SideBySideProps) {
  const t = useRegText()
  const fresh = useFreshLine()
  const { def } = ledger
  const same = Object.keys(def.columns).filter(
    key => !columns.includes(key) && key !== def.key && !def.columns[key]?.personal && pair[0].data[key] !== undefined,
  )
  const value = (at: 0 | 1, column: string) => {
    const one = pair[at].data[column]
    if (one === undefined || one === null) return <span className="ui-soft">{t('reg.nothing')}</span>
    return <EntryValue ledger={ledger} column={column} value={one} names={pair[at].names} />
  }
  return (
    <div className="reg-scroll">
      <table className="reg-merge">
        <caption className="ui-hidden">{t('reg.merge.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reg.merge.column')}</th>
            {sides.map(at => (
              <th key={pair[at].id} scope="col" data-kept={at === kept || undefined}>
                <label>
                  <input type="radio" name="reg-kept" checked={at === kept} onChange={() => onKept(at)} />
                  <span>
                    {pair[at].name || pair[at].key}
                    <small>{t(at === kept ? 'reg.merge.stays' : 'reg.merge.goes')}</small>
                    {pair[at].key !== pair[at].name && <small className="reg-key">{pair[at].key}</small>}
                  </span>
                </label>
                <FreshChip row={pair[at]} />
                <small className="ui-soft">{fresh(pair[at])}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(column => (
            <tr key={column}>
              <th scope="row">{def.columns[column]?.title}</th>
              {sides.map(at => (
                <td key={pair[at].id} data-kept={from(column) === at || undefined}>
                  <label>
                    <input
                      type="radio"
                      name={`reg-${column}`}
                      checked={from(column) === at}
                      onChange={() => onChoose(column, at)}
                    />
                    <span>{value(at, column)}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
          {same.map(column => (
            <tr key={column}>
              <th scope="row">{def.columns[column]?.title}</th>
              <td colSpan={2} className="ui-soft">
                {t('reg.merge.same')} {value(kept, column)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
