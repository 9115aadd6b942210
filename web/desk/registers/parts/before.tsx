import type { EntryRow } from '#contract/entries'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import { EntryValue } from './value.tsx'

type BeforeProps = {
  ledger: LedgerSeen
  /** Column -> [before, after]. */
  changes: Readonly<Record<string, readonly [unknown, unknown]>>
  names: EntryRow['names']
  only?: string | undefined
  /** There was nothing before. */
  first?: boolean
}

/** What changed, column by column: what it was, and what it became. */
export function Before({ ledger, changes, names, only, first = false }: BeforeProps) {
  const t = useRegText()
  const { columns } = ledger.def
  const keys = [...Object.keys(columns), ...Object.keys(changes)].filter(
    (key, at, all) => key in changes && all.indexOf(key) === at && (only === undefined || key === only),
  )
  if (keys.length === 0) return null
  const value = (column: string, one: unknown) =>
    one === null || one === undefined ? (
      <span className="ui-soft">{t('reg.nothing')}</span>
    ) : (
      <EntryValue ledger={ledger} column={column} value={one} names={names} />
    )
  return (
    <dl className="reg-before">
      {keys.map(key => {
        const [was, is] = changes[key] ?? []
        return (
          <div key={key}>
            <dt>{columns[key]?.title ?? key}</dt>
            <dd>
              {!first && (
                <>
                  <del>
                    <span className="ui-hidden">{t('reg.was')} </span>
                    {value(key, was)}
                  </del>
                  <span aria-hidden="true"> → </span>
                </>
              )}
              <ins>
                <span className="ui-hidden">{t('reg.is')} </span>
                {value(key, is)}
              </ins>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
