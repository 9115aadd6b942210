import type { EntryImportView, EntryMapping } from '#contract/entry-import'
import { Select } from '../../../shell/ui/select.tsx'
import { useRegisterImportText } from './text.ts'

type UnknownNamesProps = { view: EntryImportView; mapping: EntryMapping; onChange: (mapping: EntryMapping) => void }
const left = '\u0000'

/** Names that mean nothing here yet: a person says what each is, or leaves it out. */
export function UnknownNames({ view, mapping, onChange }: UnknownNamesProps) {
  const t = useRegisterImportText()
  const settle = (heading: string, text: string, key: string | null | undefined) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map(column => {
        if (column.heading !== heading) return column
        const { [text]: _, ...others } = column.values ?? {}
        return { ...column, values: key === undefined ? others : { ...others, [text]: key } }
      }),
    })
  return (
    <section className="ui-stack" aria-labelledby="regi-unknown">
      <h2 id="regi-unknown">{t('regi.unknown')}</h2>
      <p>{t('regi.unknown.lead')}</p>
      <ul className="regi-unknown">
        {view.unknown.map(({ heading, text, times, near }) => {
          const said = mapping.columns.find(c => c.heading === heading)?.values?.[text]
          return (
            <li key={`${heading} ${text}`}>
              <div>
                <strong>{text}</strong>
                <span className="ui-soft">{t('regi.unknown.times', { times, heading })}</span>
                {near.length === 0 && <span className="ui-soft">{t('regi.unknown.none')}</span>}
              </div>
              <Select
                label={t('regi.unknown.is', { text })}
                hideLabel
                empty={t('regi.unknown.open')}
                value={said === null ? left : said}
                options={[
                  ...near.map(({ key, title }) => ({ value: key, label: title })),
                  { value: left, label: t('regi.unknown.empty') },
                ]}
                onChange={picked => settle(heading, text, picked === left ? null : picked)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
