import { useState } from 'react'
import type { EntryChange, EntryDetail } from '#contract/entries'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { Story } from '../../../shell/ui/story.tsx'
import type { Tone } from '../../../shell/ui/tone.tsx'
import { Sources } from '../../data/sources.tsx'
import { useEntry, useEntryHistory } from '../data/calls.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { Before } from '../parts/before.tsx'
import { useRegText } from '../text.ts'
import { AsItWas } from './as-it-was.tsx'
import { useSource } from './source.ts'

const tones: Readonly<Partial<Record<EntryChange['how'], Tone>>> = {
  made: 'green',
  changed: 'green',
  confirmed: 'green',
  restored: 'green',
  merged: 'blue',
}

/** Every value an entry ever had: who gave it, when, why and from where; and the entry as it was on a day. */
export function HistoryPage({ ledger, id }: { ledger: LedgerSeen; id: string }) {
  const t = useRegText()
  const { data: entry, error, refetch } = useEntry(ledger.name, id)
  const { data: changes, error: failed, refetch: again } = useEntryHistory(ledger.name, id)
  const name = entry?.name ?? ledger.def.title
  return (
    <Page title={t('reg.history.of', { name })} back={{ to: `/${ledger.name}/${id}`, label: name }} width="wide">
      <Sources programme={ledger.programme}>
        {(error || failed) && <ErrorNote error={error ?? failed} retry={() => Promise.all([refetch(), again()])} />}
        {!(entry && changes) && !(error || failed) && <Skeleton lines={8} />}
        {entry && changes && <History ledger={ledger} entry={entry} changes={changes} />}
      </Sources>
    </Page>
  )
}

type HistoryProps = { ledger: LedgerSeen; entry: EntryDetail; changes: readonly EntryChange[] }

function History({ ledger, entry, changes }: HistoryProps) {
  const t = useRegText()
  const say = useSource()
  const [column, setColumn] = useState<string>()
  const { columns } = ledger.def
  const touched = Object.keys(columns).filter(key => changes.some(change => key in change.changes))
  const shown = column === undefined ? changes : changes.filter(change => column in change.changes)
  return (
    <div className="reg-history">
      <section className="ui-stack" aria-label={t('reg.history')}>
        <Select
          label={t('reg.history.column')}
          value={column}
          empty={t('reg.history.all')}
          options={touched.map(key => ({ value: key, label: columns[key]?.title ?? key }))}
          onChange={setColumn}
        />
        <Story
          items={shown
            .toSorted((a, b) => b.version - a.version)
            .map(change => ({
              id: String(change.version),
              what: t(`reg.how.${change.how}`),
              who: change.by ?? undefined,
              at: change.at,
              tone: tones[change.how] ?? 'grey',
              details: (
                <div className="ui-stack">
                  {change.reason && <p>{t('reg.reason', { reason: change.reason })}</p>}
                  {change.source !== null && <p className="ui-soft">{say(change.source)}</p>}
                  <Before
                    ledger={ledger}
                    changes={change.changes}
                    names={entry.names}
                    only={column}
                    first={change.how === 'made'}
                  />
                </div>
              ),
            }))}
        />
      </section>
      <AsItWas ledger={ledger} entry={entry} />
    </div>
  )
}
