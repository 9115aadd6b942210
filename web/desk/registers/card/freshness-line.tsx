import { useState } from 'react'
import type { EntryDetail } from '#contract/entries'
import { sayAmount } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { Why } from '../../../shell/ui/why.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { actOn } from '../data/acts.ts'
import { useEntry } from '../data/calls.ts'
import { toneOf } from '../data/fresh.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useFreshLine, useKeeperName } from '../parts/freshness.tsx'
import { useRegText } from '../text.ts'

/** How fresh the entry is, who keeps it so, and the press that says: Checked, all correct. */
export function Freshness({ ledger, entry }: { ledger: LedgerSeen; entry: EntryDetail }) {
  const t = useRegText()
  const language = useLanguage()
  const now = useNow()
  const say = useFreshLine()
  const keeper = useKeeperName(ledger)
  const { refetch } = useEntry(ledger.name, entry.id)
  const [error, setError] = useState<unknown>()
  const confirm = async () => {
    setError(undefined)
    try {
      await actOn(ledger.name, entry, 'confirm')
      toast(t('reg.confirmed', { name: entry.name }))
    } catch (caught) {
      setError(caught)
      await refetch()
    }
  }
  if (entry.archivedAt !== null) return null
  const span = sayAmount(ledger.def.ledger.fresh, language)
  return (
    <section className={`reg-fresh ui-tone-${toneOf(entry, now)}`} aria-label={t('reg.freshness')}>
      <div>
        <p>{say(entry)}</p>
        <Why lines={[t('reg.fresh.why.keeper', { keeper }), t('reg.fresh.why.span', { span })]} />
      </div>
      {entry.mayEdit && <Button onPress={confirm}>{t('reg.confirm')}</Button>}
      {error !== undefined && <ErrorNote error={error} />}
    </section>
  )
}
