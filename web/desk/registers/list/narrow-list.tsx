import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { EntryRow } from '#contract/entries'
import { useLanguage } from '../../../shell/preferences.ts'
import { areaName, useNames } from '../../data/names.ts'
import { type Asked, addressOf } from '../data/asked.ts'
import { useEntryCount } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { FreshChip } from '../parts/freshness.tsx'
import { sayCount } from '../parts/say-count.ts'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'

type NarrowListProps = {
  ledger: LedgerSeen
  asked: Asked
  rows: readonly EntryRow[]
  onEnd: (() => void) | undefined
  empty: ReactNode
}

/** The list on a phone: one card an entry, the next page fetched as its end comes near. */
export function NarrowList({ ledger, asked, rows, onEnd, empty }: NarrowListProps) {
  const t = useRegText()
  const language = useLanguage()
  const names = useNames()
  const { data: total } = useEntryCount(ledger.name, asked)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = end.current
    if (!mark || !onEnd) return
    const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && onEnd(), { rootMargin: '600px' })
    watch.observe(mark)
    return () => watch.disconnect()
  }, [onEnd])
  if (rows.length === 0) return empty
  const { def } = ledger
  const listed = def.list.filter(column => column !== def.ledger.name && column !== def.ledger.place).slice(0, 3)
  return (
    <>
      {total && (
        <p className="ui-soft" role="status">
          {t('reg.total', { count: sayCount(total, language) })}
        </p>
      )}
      <ul className="desk-cards">
        {rows.map(row => (
          <li key={row.id}>
            <Link href={addressOf(`/${ledger.name}/${row.id}`, asked)}>
              <span className="desk-card-line">
                <FreshChip row={row} />
              </span>
              <strong>{row.name || row.key}</strong>
              <span className="ui-soft reg-narrow-facts">
                {listed.map(column =>
                  row.data[column] === undefined || row.data[column] === null ? null : (
                    <span key={column}>
                      {column !== def.key && <small>{def.columns[column]?.title} </small>}
                      <EntryValue ledger={ledger} column={column} value={row.data[column]} names={row.names} />
                    </span>
                  ),
                )}
                <span>{areaName(names(row.community), names(row.grid)) || (row.unplaced ? t('reg.unplaced') : '')}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <div ref={end}>{onEnd && <p className="ui-soft">{t('shell.loading')}</p>}</div>
    </>
  )
}
