import type { EntryImportPreview, EntryMapping } from '#contract/entry-import'
import { Choices } from '../../../shell/ui/choice.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { useRegisterImportText } from './text.ts'

type FileFactsProps = {
  preview: EntryImportPreview
  mapping: EntryMapping
  onChange: (mapping: EntryMapping) => void
  onSheet: (sheet: number) => void
}

/** What a file holds beside its columns: sheets, headings, what is hidden, what is no data. */
export function FileFacts({ preview, mapping, onChange, onSheet }: FileFactsProps) {
  const t = useRegisterImportText()
  const { sheets, sheet, header, columns, above, leftOut } = preview
  const label = (one: (typeof sheets)[number]) => t('regi.sheet', { name: one.name || preview.file, rows: one.rows })
  const hint = (one: (typeof sheets)[number]) => (one.hidden ? t('regi.sheet.hidden') : undefined)
  const shown = sheets.find(one => one.n === sheet)
  const alike = sheets.filter(one => one.alike)
  return (
    <div className="ui-stack">
      {sheets.length > 1 && (
        <div className="regi-fields">
          <Select
            label={t('regi.sheets')}
            empty={false}
            value={String(sheet)}
            options={sheets.map(one => ({ value: String(one.n), label: [label(one), hint(one)].filter(Boolean).join(' · ') }))}
            onChange={picked => picked && onSheet(Number(picked))}
          />
        </div>
      )}
      {alike.length > 1 && (
        <Choices
          label={t('regi.sheets.also')}
          hint={t('regi.sheets.also.hint')}
          tiles
          value={mapping.sheets.map(String)}
          options={alike.map(one => ({ value: String(one.n), label: label(one), hint: hint(one) }))}
          onChange={picked => picked.length > 0 && onChange({ ...mapping, sheets: picked.map(Number) })}
        />
      )}
      <p>
        {header[0] === header[1]
          ? t('regi.header.one', { from: header[0], count: columns.length })
          : t('regi.header', { from: header[0], to: header[1], count: columns.length })}
        {above.length > 0 && <span className="ui-soft"> · {t('regi.above', { words: above.join(' / ') })}</span>}
      </p>
      {preview.macros && <p>{t('regi.macros')}</p>}
      {shown && shown.hiddenRows + shown.hiddenColumns > 0 && (
        <p>{t('regi.hidden', { rows: shown.hiddenRows, columns: shown.hiddenColumns })}</p>
      )}
      {leftOut.length > 0 && (
        <details>
          <summary>{t('regi.left', { count: leftOut.length })}</summary>
          <ul className="regi-left">
            {leftOut.map(({ line, kind, words }) => (
              <li key={line}>
                <span className="ui-soft">
                  {t('regi.left.line', { line })} · {t(`regi.left.${kind}`)}
                </span>{' '}
                {words}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
