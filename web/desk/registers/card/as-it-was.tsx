import { useState } from 'react'
import type { EntryAtDay, EntryDetail } from '#contract/entries'
import { ApiError } from '../../../shell/api.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useEntryAt } from '../data/calls.ts'
import { differing } from '../data/columns.ts'
import { dayOf } from '../data/days.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { EntryValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'

/** The entry on a day of one's choice; what is different now is marked and said. */
export function AsItWas({ ledger, entry }: { ledger: LedgerSeen; entry: EntryDetail }) {
  const t = useRegText()
  const today = dayOf(Date.now())
  const [day, setDay] = useState(today)
  const { data: then, error, refetch } = useEntryAt(ledger.name, entry.id, day)
  const unborn = error instanceof ApiError && error.code === 'not-found'
  return (
    <section className="reg-as-it-was" aria-labelledby="reg-as-it-was">
      <h2 id="reg-as-it-was">{t('reg.day')}</h2>
      <TextField label={t('reg.day.which')} type="date" value={day} max={today} onChange={setDay} />
      {unborn ? (
        <p role="status">{t('reg.day.before')}</p>
      ) : error ? (
        <ErrorNote error={error} retry={() => refetch()} />
      ) : then ? (
        <Then ledger={ledger} entry={entry} then={then} />
      ) : (
        <Skeleton lines={4} />
      )}
    </section>
  )
}

function Then({ ledger, entry, then }: { ledger: LedgerSeen; entry: EntryDetail; then: EntryAtDay }) {
  const t = useRegText()
  const { columns } = ledger.def
  const other = differing(columns, then.data, entry.data)
  const has = (key: string) => then.data[key] !== undefined && then.data[key] !== null
  return (
    <>
      <p role="status">
        {then.archived && `${t('reg.day.archived')} `}
        {other.length > 0 ? t('reg.day.other', { count: other.length }) : t('reg.day.same')}
      </p>
      <dl className="reg-before">
        {Object.keys(columns)
          .filter(key => has(key) || other.includes(key))
          .map(key => (
            <div key={key} data-other={other.includes(key) || undefined}>
              <dt>{columns[key]?.title}</dt>
              <dd>
                {has(key) ? (
                  <EntryValue ledger={ledger} column={key} value={then.data[key]} names={then.names} />
                ) : (
                  <span className="ui-soft">{t('reg.nothing')}</span>
                )}
                {other.includes(key) && <small className="reg-other">{t('reg.day.differs')}</small>}
              </dd>
            </div>
          ))}
      </dl>
    </>
  )
}
