import { useState } from 'react'
import type { EntryDetail } from '#contract/entries'
import { Button } from '../../../shell/ui/button.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { differing } from '../data/columns.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { Before } from '../parts/before.tsx'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'
import type { Conflict } from './fields.ts'

type OvertakenProps = {
  ledger: LedgerSeen
  seen: EntryDetail
  now: EntryDetail
  conflicts: readonly Conflict[]
  onGoOn: (settled: Readonly<Record<string, unknown>>) => void
}

/** Somebody else was quicker: what they changed, and where both changed the same, which of the two shall stand. */
export function Overtaken({ ledger, seen, now, conflicts, onGoOn }: OvertakenProps) {
  const t = useRegText()
  const [theirs, setTheirs] = useState<readonly string[]>([])
  const { columns } = ledger.def
  const other = Object.fromEntries(
    differing(columns, seen.data, now.data).map(key => [key, [seen.data[key], now.data[key]] as const]),
  )
  return (
    <section className="desk-stale" role="alert" aria-label={t('reg.overtaken')}>
      <strong>{now.changedBy ? t('reg.overtaken.by', { who: now.changedBy }) : t('reg.overtaken')}</strong>
      <p className="ui-soft">
        <When at={now.changedAt} />
      </p>
      <Before ledger={ledger} changes={other} names={now.names} />
      {conflicts.map(({ column, mine, theirs: value }) => (
        <fieldset key={column} className="reg-choose">
          <legend>{t('reg.overtaken.both', { title: columns[column]?.title ?? column })}</legend>
          {(['mine', 'theirs'] as const).map(one => (
            <label key={one}>
              <input
                type="radio"
                name={`overtaken-${column}`}
                checked={theirs.includes(column) === (one === 'theirs')}
                onChange={() => setTheirs(one === 'theirs' ? [...theirs, column] : theirs.filter(key => key !== column))}
              />
              <span>
                {t(`reg.overtaken.${one}`)}{' '}
                <EntryValue ledger={ledger} column={column} value={one === 'mine' ? mine : value} names={now.names} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <p>{t('reg.overtaken.kept')}</p>
      <Button
        look="main"
        onPress={() =>
          onGoOn(
            Object.fromEntries(conflicts.filter(one => theirs.includes(one.column)).map(one => [one.column, one.theirs ?? null])),
          )
        }
      >
        {t('reg.overtaken.on')}
      </Button>
    </section>
  )
}
