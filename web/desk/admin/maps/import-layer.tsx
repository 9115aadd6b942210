import { useState } from 'react'
import type { LayerOutcome } from '#contract/map'
import { ApiError, api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { Dialog } from '../../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { FileButton } from '../parts/file-button.tsx'
import { guess, propertiesOf } from '../places/problems.ts'
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
type Book = { readonly name: string; readonly geojson: unknown; readonly properties: readonly string[] }

const isOutcome = (detail: unknown): detail is LayerOutcome =>
  typeof detail === 'object' && detail !== null && 'problems' in detail && 'good' in detail

/** A layer of the map from a file: read, checked feature by feature, and stored only then. */
export function ImportLayer({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [book, setBook] = useState<Book>()
  const [plan, setPlan] = useState<Plan>({
    layer: 'roads',
    datum: 'wgs84',
    nameProperty: undefined,
    kindProperty: undefined,
    replace: true,
  })
  const [unreadable, setUnreadable] = useState(false)
  const [outcome, setOutcome] = useState<LayerOutcome>()
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
        nameProperty: guess(properties, /^name$/i, /name|名称/i, /^mc$/i),
        kindProperty: guess(properties, /^class$|^highway$/i, /kind|type|类型|类别|等级/i),
      })
    } catch {
      setBook(undefined)
      setUnreadable(true)
    }
  }
  const send = async (how: { dryRun: boolean; force?: boolean }) => {
    setError(undefined)
    const { layer, ...rest } = plan
    try {
      const answer = await api.post<LayerOutcome>(`/places/layers/${layer}`, { geojson: book?.geojson, ...rest, ...how })
      setOutcome(answer)
      if (!answer.stored) return
      toast(t('maps.stored', { count: answer.good }))
      await changed('layer')
      onClose()
    } catch (caught) {
      if (caught instanceof ApiError && isOutcome(caught.detail)) setOutcome(caught.detail)
      setError(caught)
    }
  }
  const errors = outcome?.problems.filter(one => one.severity === 'error').length ?? 0
  const warnings = (outcome?.problems.length ?? 0) + (outcome?.more ?? 0) - errors
  const column = (label: string, key: 'nameProperty' | 'kindProperty') => (
    <Select
      label={label}
      optional
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
      title={t('maps.import')}
      actions={
        outcome && errors === 0 ? (
          <Button
            look={warnings > 0 ? 'danger' : 'main'}
            confirm={warnings > 0 ? t('maps.force', { count: warnings }) : undefined}
            onPress={() => send({ dryRun: false, force: warnings > 0 })}
          >
            {t('maps.store', { count: outcome.good })}
          </Button>
        ) : (
          <Button look="main" disabled={!book} onPress={() => send({ dryRun: true })}>
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
          {book && column(t('maps.column.name'), 'nameProperty')}
          {book && column(t('maps.column.kind'), 'kindProperty')}
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
