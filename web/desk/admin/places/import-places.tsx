import { useState } from 'react'
import type { ImportOutcome } from '#contract/office'
import { ApiError, api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FileButton } from '../parts/file-button.tsx'
import { useText } from '../text.ts'
import { ImportProblems } from './import-problems.tsx'
import { guess, propertiesOf } from './problems.ts'

const kinds = ['street', 'community', 'grid', 'building'] as const
const datums = ['wgs84', 'gcj02', 'bd09'] as const
type Plan = {
  readonly kind: (typeof kinds)[number]
  readonly codeProperty: string | undefined
  readonly nameProperty: string | undefined
  readonly parentProperty: string | undefined
  readonly datum: (typeof datums)[number]
  readonly complete: boolean
}
type Book = { readonly name: string; readonly geojson: unknown; readonly properties: readonly string[] }

const isOutcome = (detail: unknown): detail is ImportOutcome =>
  typeof detail === 'object' && detail !== null && 'problems' in detail && Array.isArray(detail.problems)

/** Boundaries from a file: read, checked, shown where they are wrong, and stored only then. */
export function ImportPlaces({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [book, setBook] = useState<Book>()
  const [plan, setPlan] = useState<Plan>({
    kind: 'grid',
    codeProperty: undefined,
    nameProperty: undefined,
    parentProperty: undefined,
    datum: 'wgs84',
    complete: false,
  })
  const [unreadable, setUnreadable] = useState(false)
  const [outcome, setOutcome] = useState<ImportOutcome>()
  const [error, setError] = useState<unknown>()
  const change = (part: Partial<Plan>) => {
    setPlan({ ...plan, ...part })
    setOutcome(undefined)
  }
  const read = async (file: File) => {
    setOutcome(undefined)
    setError(undefined)
    try {
      const geojson: unknown = JSON.parse(await file.text())
      const properties = propertiesOf(geojson)
      setBook({ name: file.name, geojson, properties })
      setUnreadable(false)
      setPlan({
        ...plan,
        codeProperty: guess(properties, /^code$/i, /code|编码|代码/i, /id$/i),
        nameProperty: guess(properties, /^name$/i, /name|名称/i, /^mc$/i),
        parentProperty: guess(properties, /parent|上级|所属/i),
      })
    } catch {
      setBook(undefined)
      setUnreadable(true)
    }
  }
  const send = async (how: { dryRun: boolean; force?: boolean }) => {
    setError(undefined)
    try {
      const answer = await api.post<ImportOutcome>('/places/import', { geojson: book?.geojson, ...plan, ...how })
      setOutcome(answer)
      if (!answer.stored) return
      toast(t('admin.places.stored', { added: answer.added, changed: answer.changed, ended: answer.ended }))
      await changed('places', 'layer')
      onClose()
    } catch (caught) {
      if (caught instanceof ApiError && isOutcome(caught.detail)) setOutcome(caught.detail)
      setError(caught)
    }
  }
  const ready = book && plan.codeProperty && plan.nameProperty
  const errors = outcome?.problems.filter(one => one.severity === 'error').length ?? 0
  const warnings = (outcome?.problems.length ?? 0) - errors
  const column = (label: string, key: 'codeProperty' | 'nameProperty' | 'parentProperty', optional?: boolean) => (
    <Select
      label={label}
      optional={optional}
      value={plan[key]}
      options={(book?.properties ?? []).map(name => ({ value: name, label: name }))}
      onChange={picked => change({ [key]: picked })}
    />
  )
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t('admin.places.import')}
      actions={
        outcome && errors === 0 ? (
          <Button
            look={warnings > 0 ? 'danger' : 'main'}
            confirm={warnings > 0 ? t('admin.places.force', { count: warnings }) : undefined}
            onPress={() => send({ dryRun: false, force: warnings > 0 })}
          >
            {t('admin.places.store', { count: outcome.added + outcome.changed })}
          </Button>
        ) : (
          <Button look="main" disabled={!ready} onPress={() => send({ dryRun: true })}>
            {t('admin.places.check')}
          </Button>
        )
      }
    >
      <div className="ui-stack">
        <p>{t('admin.places.import.lead')}</p>
        <div className="ui-row">
          <FileButton accept=".geojson,.json" label={t('admin.places.file')} onFile={file => void read(file)}>
            {t('admin.places.file.choose')}
          </FileButton>
          {book && <span>{book.name}</span>}
        </div>
        {unreadable && <p className="ui-fault">{t('admin.places.unreadable')}</p>}
        {book && (
          <div className="admin-columns">
            <Select
              label={t('admin.place.kind')}
              empty={false}
              value={plan.kind}
              options={kinds.map(kind => ({ value: kind, label: t(`admin.place.kind.${kind}`) }))}
              onChange={picked => change({ kind: kinds.find(one => one === picked) ?? plan.kind })}
            />
            {column(t('admin.places.code'), 'codeProperty')}
            {column(t('admin.places.name'), 'nameProperty')}
            {column(t('admin.places.parent'), 'parentProperty', true)}
            <Select
              label={t('admin.places.datum')}
              empty={false}
              value={plan.datum}
              options={datums.map(datum => ({ value: datum, label: t(`admin.places.datum.${datum}`) }))}
              onChange={picked => change({ datum: datums.find(one => one === picked) ?? plan.datum })}
            />
          </div>
        )}
        {book && (
          <Checkbox checked={plan.complete} onChange={complete => change({ complete })}>
            {t('admin.places.complete')}
          </Checkbox>
        )}
        {error !== undefined && <ErrorNote error={error} kept />}
        {outcome && <ImportProblems outcome={outcome} />}
      </div>
    </Dialog>
  )
}
