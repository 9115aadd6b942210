import { useState } from 'react'
import type { EntryBulkDone, EntryRow, entryBulk } from '#contract/entries'
import { FieldInput } from '../../../fields/field.tsx'
import { ApiError } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { bulkOn } from '../data/acts.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import type { BulkKind } from './bulk-bar.tsx'

type Act = (typeof entryBulk)['_output']['act']

type BulkDialogProps = {
  ledger: LedgerSeen
  kind: BulkKind
  entries: readonly EntryRow[]
  onClose: () => void
  onDone: (outcome: EntryBulkDone) => void
}

/** Asks what the act needs and says how many it will be; what cannot be done is said afterwards, the others are done. */
export function BulkDialog({ ledger, kind, entries, onClose, onDone }: BulkDialogProps) {
  const t = useRegText()
  const { def } = ledger
  const [column, setColumn] = useState<string>()
  const [value, setValue] = useState<unknown>()
  const [empties, setEmpties] = useState(false)
  const [reason, setReason] = useState('')
  const [through, setThrough] = useState<number>()
  const [error, setError] = useState<unknown>()
  const field = column === undefined ? undefined : def.columns[column]
  // The key, the name and the place tell entries apart: they are never the same for many.
  const columns = Object.entries(def.columns).filter(
    ([key, one]) => key !== def.key && key !== def.ledger.name && one.kind !== 'photos' && one.kind !== 'place' && !one.personal,
  )
  const act: Act | undefined =
    kind !== 'change'
      ? { kind }
      : column !== undefined && (empties || value !== undefined)
        ? { kind, data: { [column]: empties ? null : value } }
        : undefined
  const ready = act !== undefined && (kind !== 'archive' || reason.trim().length >= 2)
  const count = entries.length
  const send = async () => {
    if (!act) return
    setError(undefined)
    setThrough(0)
    try {
      const outcome = await bulkOn(ledger.name, entries, act, reason.trim() || undefined, setThrough)
      toast(t(`reg.bulk.${kind}.done`, { count: outcome.done }))
      onDone(outcome)
    } catch (caught) {
      setError(caught)
      setThrough(undefined)
    }
  }
  const faults = error instanceof ApiError ? error.fields : {}
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`reg.bulk.${kind}.of`, { count })}
      actions={
        <>
          <Button look={kind === 'archive' ? 'danger' : 'main'} disabled={!ready} onPress={send}>
            {t(`reg.bulk.${kind}.do`, { count })}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <p>{t(`reg.bulk.${kind}.lead`)}</p>
        {through !== undefined && <progress max={count} value={through} aria-label={t('reg.bulk.progress')} />}
        {error !== undefined && <ErrorNote error={error} kept />}
        {kind === 'change' && (
          <Select
            label={t('reg.bulk.column')}
            value={column}
            options={columns.map(([key, one]) => ({ value: key, label: one.title }))}
            onChange={next => {
              setColumn(next)
              setValue(undefined)
              setEmpties(false)
            }}
          />
        )}
        {field && column && !empties && (
          <FieldInput
            key={column}
            field={{ ...field, required: true }}
            value={value}
            onChange={setValue}
            error={faults[column]}
          />
        )}
        {field && !field.required && (
          <Checkbox checked={empties} onChange={setEmpties}>
            {t('reg.bulk.empty', { title: field.title })}
          </Checkbox>
        )}
        {kind !== 'confirm' && (
          <TextArea
            label={t('reg.why')}
            optional={kind !== 'archive'}
            rows={2}
            maxLength={500}
            value={reason}
            onChange={setReason}
          />
        )}
      </div>
    </Dialog>
  )
}
