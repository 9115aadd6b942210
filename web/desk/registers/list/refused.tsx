import { Link } from 'wouter'
import type { EntryBulkDone } from '#contract/entries'
import { Button } from '../../../shell/ui/button.tsx'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'

type RefusedProps = {
  ledger: LedgerSeen
  outcome: EntryBulkDone
  names: ReadonlyMap<string, string>
  onSelect: (ids: readonly string[]) => void
  onClose: () => void
}

/** What was not done and why, entry by entry, with a way to each and to all of them. */
export function RefusedEntries({ ledger, outcome: { done, refused }, names, onSelect, onClose }: RefusedProps) {
  const t = useRegText()
  const titleOf = (column: string) => ledger.def.columns[column]?.title ?? column
  return (
    <section className="desk-refused" aria-label={t('reg.refused.title')}>
      <p role="alert">{t('reg.refused', { done, count: refused.length })}</p>
      <Button size="small" onPress={() => onSelect(refused.map(one => one.id))}>
        {t('reg.refused.select')}
      </Button>
      <Button size="small" look="quiet" onPress={onClose}>
        {t('shell.close')}
      </Button>
      <ul>
        {refused.map(one => (
          <li key={one.id}>
            <Link href={`/${ledger.name}/${one.id}`}>{names.get(one.id) ?? one.id}</Link> {one.message}{' '}
            {Object.entries(one.fields ?? {})
              .map(([column, fault]) => t('reg.fault', { title: titleOf(column), fault }))
              .join(' ')}
          </li>
        ))}
      </ul>
    </section>
  )
}
