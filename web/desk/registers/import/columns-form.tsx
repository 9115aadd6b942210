import type { EntryImportColumn, EntryImportPreview, EntryMapping } from '#contract/entry-import'
import { Choices } from '../../../shell/ui/choice.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { FillIn } from './fill-in.tsx'
import { useRegisterImportText } from './text.ts'

type ColumnsFormProps = {
  preview: EntryImportPreview
  mapping: EntryMapping
  /** Required columns that some rows leave empty, as the last try found. */
  blank: ReadonlySet<string>
  onChange: (mapping: EntryMapping) => void
}
type Seen = EntryImportPreview['columns'][number]
type Asked = EntryImportPreview['asked']
const wordy = new Set(['text', 'note', 'place'])
const joins = (asked: Asked, key: string) => !key.includes('.') && wordy.has(asked.find(a => a.key === key)?.kind ?? '')
const between = [
  { value: ' ', says: 'regi.join.space' },
  { value: '-', says: 'regi.join.dash' },
] as const
const datums = ['wgs84', 'gcj02', 'bd09'] as const
const dates = [
  { format: 'M/d/yyyy', says: 'regi.dates.month' },
  { format: 'd/M/yyyy', says: 'regi.dates.day' },
] as const

/** What each column of the sheet means, why that is proposed, and what a row is known by. */
export function ColumnsForm({ preview, mapping, blank, onChange }: ColumnsFormProps) {
  const t = useRegisterImportText()
  const { asked } = preview
  const used = new Set(mapping.columns.flatMap(c => (c.to === null ? [] : [c.to])))
  const change = (heading: string, next: Change) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map(column => {
        if (column.heading === heading) return changed(column, next)
        // One column of the register has one column of the sheet, but for words, which may be joined: 路 and 号.
        return next.to && column.to === next.to && !joins(asked, next.to) ? { ...column, to: null } : column
      }),
    })
  const open = preview.columns.filter(c => !c.sure).length
  const missing = asked.filter(a => a.required && !used.has(a.key))
  const gaps = asked.filter(a => used.has(a.key) && a.kind !== 'place' && (blank.has(a.key) || mapping.fill[a.key]))
  const tells = asked.filter(a => used.has(a.key) && !a.key.includes('.'))
  return (
    <section className="ui-stack" aria-labelledby="regi-columns">
      <div className="ui-row">
        <h2 id="regi-columns">{t('regi.columns')}</h2>
        <StateChip tone={preview.remembered ? 'green' : open === 0 ? 'blue' : 'amber'}>
          {preview.remembered ? t('regi.remembered') : open === 0 ? t('regi.proposed.sure') : t('regi.proposed', { count: open })}
        </StateChip>
      </div>
      <ul className="regi-columns">
        {preview.columns.map(column => (
          <Column
            key={column.heading}
            column={column}
            settled={mapping.columns.find(c => c.heading === column.heading)}
            preview={preview}
            first={firstOf(mapping, column.heading)}
            onChange={next => change(column.heading, next)}
          />
        ))}
      </ul>
      {missing.length > 0 && <FillIn legend={t('regi.fill')} strict missing={missing} mapping={mapping} onChange={onChange} />}
      {gaps.length > 0 && <FillIn legend={t('regi.fill.gaps')} missing={gaps} mapping={mapping} onChange={onChange} />}
      <Choices
        label={t('regi.by')}
        hint={t('regi.by.hint')}
        tiles
        value={mapping.by}
        options={tells.map(a => ({ value: a.key, label: a.title }))}
        onChange={by => onChange({ ...mapping, by: by.slice(0, 4) })}
      />
      {[...used].some(key => key.endsWith('.lng')) && (
        <div className="regi-fields">
          <Select
            label={t('regi.datum')}
            empty={false}
            value={mapping.datum}
            options={datums.map(value => ({ value, label: t(`regi.datum.${value}`) }))}
            onChange={picked => onChange({ ...mapping, datum: datums.find(one => one === picked) ?? 'wgs84' })}
          />
        </div>
      )}
    </section>
  )
}

/** The heading of the column that this one is joined to; null where it stands alone or first. */
function firstOf({ columns }: EntryMapping, heading: string): string | null {
  const to = columns.find(c => c.heading === heading)?.to
  const first = to ? columns.find(c => c.to === to)?.heading : undefined
  return first === undefined || first === heading ? null : first
}

/** What is unset is left out, not sent as nothing. */
function changed(column: EntryImportColumn, next: Change): EntryImportColumn {
  const { formats, join, ...rest } = { ...column, ...next }
  return { ...rest, ...(formats !== undefined && { formats }), ...(join !== undefined && { join }) }
}

type Change = Partial<Omit<EntryImportColumn, 'formats' | 'join'>> & { formats?: string[] | undefined; join?: string | undefined }
type ColumnProps = {
  column: Seen
  settled: EntryImportColumn | undefined
  preview: EntryImportPreview
  first: string | null
  onChange: (next: Change) => void
}

function Column({ column, settled, preview, first, onChange }: ColumnProps) {
  const t = useRegisterImportText()
  const to = settled?.to ?? null
  const of = preview.asked.find(a => a.key === to)
  const isProposal = to !== null && to === column.to
  const number = of && (of.kind === 'amount' || (of.kind === 'count' && of.measure !== null)) && !of.key.includes('.')
  const share = column.share === null ? '' : t('regi.why.share', { share: `${Math.round(column.share * 100)}%` })
  return (
    <li className={column.sure ? undefined : 'is-open'}>
      <div className="regi-heading">
        <span className="regi-letters">{column.letters}</span>
        <strong>{column.heading}</strong>
        {column.hidden && <span className="ui-soft">{t('regi.column.hidden')}</span>}
        <span className="regi-samples">{column.samples.join(' · ')}</span>
      </div>
      <Select
        label={t('regi.column.to', { heading: column.heading })}
        hideLabel
        empty={t('regi.column.none')}
        value={to ?? undefined}
        options={preview.asked.map(a => ({ value: a.key, label: a.required ? `${a.title} *` : a.title }))}
        onChange={picked => onChange({ to: picked ?? null, join: undefined })}
      />
      <div className="regi-why">
        {isProposal && column.why && (
          <span className={column.sure ? 'ui-soft' : undefined}>
            {!column.sure && <StateChip tone="amber">{t('regi.look')}</StateChip>}{' '}
            {[t(`regi.why.${column.why}`), share].filter(Boolean).join(' · ')}
          </span>
        )}
        {first !== null && <span>{t('regi.join.with', { heading: first })}</span>}
        {first !== null && (
          <Select
            label={t('regi.join.of', { heading: column.heading })}
            hideLabel
            empty={t('regi.join.none')}
            value={settled?.join}
            options={between.map(({ value, says }) => ({ value, label: t(says) }))}
            onChange={join => onChange({ join })}
          />
        )}
        {of?.kind === 'day' && (settled?.formats || (column.share ?? 0) < 1) && (
          <Select
            label={t('regi.column.dates.of', { heading: column.heading })}
            hideLabel
            empty={t('regi.dates.year')}
            value={settled?.formats?.[0]}
            options={dates.map(({ format, says }) => ({ value: format, label: t(says) }))}
            onChange={format => onChange({ formats: format ? [format] : undefined })}
          />
        )}
        {number && (
          <TextField
            label={t('regi.column.unit.of', { heading: column.heading })}
            hideLabel
            placeholder={t('regi.column.unit')}
            value={settled?.unit ?? column.unit ?? ''}
            maxLength={12}
            onChange={unit => onChange({ unit })}
          />
        )}
        {isProposal && column.factor !== null && settled?.unit === undefined && (
          <span>{t('regi.column.factor', { factor: column.factor, unit: of?.measure ?? t('regi.yuan') })}</span>
        )}
      </div>
    </li>
  )
}
