import type { EntryImportPreview, EntryMapping } from '#contract/entry-import'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { useRegisterImportText } from './text.ts'

type FillInProps = {
  legend: string
  /** The file has none of these: new entries without them are refused. */
  strict?: boolean
  missing: EntryImportPreview['asked']
  mapping: EntryMapping
  onChange: (mapping: EntryMapping) => void
}

/** Required columns that the sheet does not have, or has not in every row: one value for all new entries that lack it. */
export function FillIn({ legend, strict, missing, mapping, onChange }: FillInProps) {
  const t = useRegisterImportText()
  const open = missing.filter(a => !mapping.fill[a.key])
  const fill = (key: string, said: string) => {
    const { [key]: _, ...others } = mapping.fill
    onChange({ ...mapping, fill: said === '' ? others : { ...others, [key]: said } })
  }
  const optionsOf = (a: FillInProps['missing'][number]) =>
    a.kind === 'yesno' ? { yes: t('regi.yes'), no: t('regi.no') } : a.options
  return (
    <fieldset className="regi-fill">
      <legend>{legend}</legend>
      {strict && open.length > 0 && (
        <p className="ui-fault">{t('regi.missing', { titles: open.map(a => a.title).join(' · ') })}</p>
      )}
      <div className="regi-fields">
        {missing.map(a => {
          const options = optionsOf(a)
          return options ? (
            <Select
              key={a.key}
              label={a.title}
              empty={t('regi.fill.none')}
              value={mapping.fill[a.key]}
              options={Object.entries(options).map(([value, label]) => ({ value, label }))}
              onChange={picked => fill(a.key, picked ?? '')}
            />
          ) : (
            <TextField
              key={a.key}
              label={a.title}
              value={mapping.fill[a.key] ?? ''}
              maxLength={200}
              onChange={said => fill(a.key, said)}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
