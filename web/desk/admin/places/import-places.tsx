import type { ImportOutcome } from '#contract/office'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FileButton } from '../parts/file-button.tsx'
import { useText } from '../text.ts'
import { PropertySelect, useGeojsonImport } from './import-geojson.tsx'
import { ImportProblems } from './import-problems.tsx'
import { guess } from './problems.ts'

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

/** Boundaries from a file: read, checked, shown where they are wrong, and stored only then. */
export function ImportPlaces({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { book, plan, change, read, send, unreadable, outcome, error, errors } = useGeojsonImport<Plan, ImportOutcome>(
    {
      kind: 'grid',
      codeProperty: undefined,
      nameProperty: undefined,
      parentProperty: undefined,
      datum: 'wgs84',
      complete: false,
    },
    properties => ({
      codeProperty: guess(properties, /^code$/i, /code|编码|代码/i, /id$/i),
      nameProperty: guess(properties, /^name$/i, /name|名称/i, /^mc$/i),
      parentProperty: guess(properties, /parent|上级|所属/i),
    }),
  )
  const store = async (how: { dryRun: boolean; force?: boolean }) => {
    const stored = await send('/places/import', plan, how)
    if (!stored) return
    toast(t('admin.places.stored', { added: stored.added, changed: stored.changed, ended: stored.ended }))
    await changed('places', 'layer')
    onClose()
  }
  const ready = book && plan.codeProperty && plan.nameProperty
  const warnings = (outcome?.problems.length ?? 0) - errors
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
            onPress={() => store({ dryRun: false, force: warnings > 0 })}
          >
            {t('admin.places.store', { count: outcome.added + outcome.changed })}
          </Button>
        ) : (
          <Button look="main" disabled={!ready} onPress={() => store({ dryRun: true })}>
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
            <PropertySelect
              label={t('admin.places.code')}
              book={book}
              value={plan.codeProperty}
              onChange={codeProperty => change({ codeProperty })}
            />
            <PropertySelect
              label={t('admin.places.name')}
              book={book}
              value={plan.nameProperty}
              onChange={nameProperty => change({ nameProperty })}
            />
            <PropertySelect
              label={t('admin.places.parent')}
              book={book}
              optional
              value={plan.parentProperty}
              onChange={parentProperty => change({ parentProperty })}
            />
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
