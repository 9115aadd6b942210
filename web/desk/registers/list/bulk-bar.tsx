import { lazy, Suspense, useState } from 'react'
import { useLocation } from 'wouter'
import type { EntryBulkDone, EntryRow } from '#contract/entries'
import { Button } from '../../../shell/ui/button.tsx'
import { KeyHint } from '../../../shell/ui/key-hint.tsx'
import type { Selection } from '../../queue/use-selection.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import { RefusedEntries } from './refused.tsx'

const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then(({ BulkDialog }) => ({ default: BulkDialog })))

export type BulkKind = 'change' | 'confirm' | 'archive'

type BulkBarProps = {
  ledger: LedgerSeen
  rows: readonly EntryRow[]
  selection: Selection
  mayEdit: boolean
  /** Everything read is selected and there is more: selects that too. */
  onEvery: (() => unknown) | undefined
}

/** What can be done with the selected entries, and afterwards what was refused and why. */
export function BulkBar({ ledger, rows, selection, mayEdit, onEvery }: BulkBarProps) {
  const t = useRegText()
  const [, navigate] = useLocation()
  const [kind, setKind] = useState<BulkKind>()
  const [done, setDone] = useState<{ outcome: EntryBulkDone; names: ReadonlyMap<string, string> }>()
  const picked = rows.filter(row => selection.ids.has(row.id))
  const [first, second] = picked
  const count = picked.length
  return (
    <>
      {count > 0 && (
        <div className="desk-bulk" role="toolbar" aria-label={t('reg.bulk')}>
          <strong role="status">{t('reg.selected', { count })}</strong>
          {mayEdit ? (
            (['confirm', 'change', 'archive'] as const).map((one, at) => (
              <Button key={one} size="small" look={at === 0 ? 'main' : 'plain'} onPress={() => setKind(one)}>
                {t(`reg.bulk.${one}`)}
              </Button>
            ))
          ) : (
            <span className="ui-soft">{t('reg.bulk.not')}</span>
          )}
          {mayEdit && count === 2 && first && second && (
            <Button size="small" onPress={() => navigate(`/${ledger.name}/merge?keep=${first.id}&drop=${second.id}`)}>
              {t('reg.merge.two')}
            </Button>
          )}
          {onEvery && (
            <Button size="small" look="quiet" onPress={onEvery}>
              {t('reg.select.every')} <KeyHint keys={['a']} />
            </Button>
          )}
          <Button size="small" look="quiet" onPress={selection.clear}>
            {t('reg.select.none')} <KeyHint keys={['Esc']} />
          </Button>
        </div>
      )}
      {done && done.outcome.refused.length > 0 && (
        <RefusedEntries
          ledger={ledger}
          outcome={done.outcome}
          names={done.names}
          onSelect={selection.set}
          onClose={() => setDone(undefined)}
        />
      )}
      {kind && (
        <Suspense fallback={null}>
          <BulkDialog
            ledger={ledger}
            kind={kind}
            entries={picked}
            onClose={() => setKind(undefined)}
            onDone={outcome => {
              setKind(undefined)
              selection.clear()
              setDone({ outcome, names: new Map(picked.map(row => [row.id, row.name || row.key])) })
            }}
          />
        </Suspense>
      )}
    </>
  )
}
