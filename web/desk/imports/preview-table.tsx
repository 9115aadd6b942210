import type { ImportPreview } from '#contract/case-import'
import { useImportText } from './text.ts'

/** The first rows as they stand in the file; wide tables scroll sideways. */
export function PreviewTable({ preview }: { preview: ImportPreview }) {
  const t = useImportText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="imp-preview" aria-label={t('imp.preview')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>{t('imp.preview.line')}</th>
            {preview.columns.map((title, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings may stand twice and never change places
              <th key={n}>{title}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(row => (
            <tr key={row.line}>
              <th scope="row">{row.line}</th>
              {preview.columns.map((_, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
                <td key={n}>{row.cells[n]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
