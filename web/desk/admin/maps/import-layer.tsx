import type { LayerOutcome } from '#contract/map'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FileButton } from '../parts/file-button.tsx'
import { PropertySelect, useGeojsonImport } from '../places/import-geojson.tsx'
import { guess } from '../places/problems.ts'
import { useText } from './text.ts'

const layers = ['roads', 'water', 'greens', 'blocks', 'facilities'] as const
const datums = ['wgs84', 'gcj02', 'bd09'] as const
type Plan = {
  readonly layer: (typeof layers)[number]
  readonly datum: (typeof datums)[number]
  readonly nameProperty: string | undefined
  readonly kindProperty: string | undefined
  readonly replace: boolean
}

/** A layer of the map from a file: read, checked feature by feature, and stored only then. */
export function ImportLayer({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { book, plan, change, read, send, unreadable, outcome, error, errors } = useGeojsonImport<Plan, LayerOutcome>(
    { layer: 'roads', datum: 'wgs84', nameProperty: undefined, kindProperty: undefined, replace: true },
    properties => ({
      nameProperty: guess(properties, /^name$/i, /name|名称/i, /^mc$/i),
      kindProperty: guess(properties, /^class$|^highway$/i, /kind|type|类型|类别|等级/i),
    }),
  )
  const store = async (how: { dryRun: boolean; force?: boolean }) => {
    const { layer, ...rest } = plan
    const stored = await send(`/places/layers/${layer}`, rest, how)
    if (!stored) return
    toast(t('maps.stored', { count: stored.good }))
    await changed('layer')
    onClose()
  }
  const warnings = (outcome?.problems.length ?? 0) + (outcome?.more ?? 0) - errors
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t('maps.import')}
      actions={
        outcome && errors === 0 ? (
          <Button
            look={warnings > 0 ? 'danger' : 'main'}
            confirm={warnings > 0 ? t('maps.force', { count: warnings }) : undefined}
            onPress={() => store({ dryRun: false, force: warnings > 0 })}
          >
            {t('maps.store', { count: outcome.good })}
          </Button>
        ) : (
          <Button look="main" disabled={!book} onPress={() => store({ dryRun: true })}>
            {t('maps.check')}
          </Button>
        )
      }
    >
      <div className="ui-stack">
        <div className="ui-row">
          <FileButton accept=".geojson,.json" label={t('maps.file')} onFile={file => void read(file)}>
            {t('maps.file.choose')}
          </FileButton>
          {book && <span>{book.name}</span>}
        </div>
        {unreadable && <p className="ui-fault">{t('maps.unreadable')}</p>}
        <div className="admin-columns">
          <Select
            label={t('maps.layer')}
            empty={false}
            value={plan.layer}
            options={layers.map(value => ({ value, label: t(`maps.layer.${value}`) }))}
            onChange={picked => change({ layer: layers.find(one => one === picked) ?? plan.layer })}
          />
          <Select
            label={t('maps.datum')}
            empty={false}
            value={plan.datum}
            options={datums.map(value => ({ value, label: t(`maps.datum.${value}`) }))}
            onChange={picked => change({ datum: datums.find(one => one === picked) ?? plan.datum })}
          />
          {book && (
            <PropertySelect
              label={t('maps.column.name')}
              book={book}
              optional
              value={plan.nameProperty}
              onChange={nameProperty => change({ nameProperty })}
            />
          )}
          {book && (
            <PropertySelect
              label={t('maps.column.kind')}
              book={book}
              optional
              value={plan.kindProperty}
              onChange={kindProperty => change({ kindProperty })}
            />
          )}
        </div>
        <Checkbox checked={plan.replace} onChange={replace => change({ replace })}>
          {t('maps.replace')}
        </Checkbox>
        {error !== undefined && <ErrorNote error={error} kept />}
        {outcome && <LayerProblems outcome={outcome} />}
      </div>
    </Dialog>
  )
}

function LayerProblems({ outcome }: { outcome: LayerOutcome }) {
  const t = useText()
  const { good, before, after, problems, more } = outcome
  if (problems.length === 0) return <p role="status">{t('maps.good', { good, before, after })}</p>
  return (
    <section className="ui-stack">
      <h3 role="status">{t('maps.problems', { count: problems.length + more })}</h3>
      <ol className="admin-problems">
        {problems.slice(0, 300).map(({ code, severity, feature, detail, where }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made once and never reordered
          <li key={n}>
            <StateChip tone={severity === 'error' ? 'red' : 'amber'}>{t(`maps.problem.${severity}`)}</StateChip>
            <span>
              {[
                feature !== null && t('maps.problem.feature', { number: feature + 1 }),
                t(`maps.problem.${code}`),
                detail,
                where && `${where[0].toFixed(5)}, ${where[1].toFixed(5)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
