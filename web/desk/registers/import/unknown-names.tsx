import type { EntryImportPreview, EntryImportUnknown, EntryImportView, EntryMapping } from '#contract/entry-import'
import { Button } from '../../../shell/ui/button.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { useRegisterImportText } from './text.ts'

type UnknownNamesProps = {
  asked: EntryImportPreview['asked']
  view: EntryImportView
  mapping: EntryMapping
  onChange: (mapping: EntryMapping) => void
}
const left = '\u0000'

/**
 * The only one whose name holds these words, or is held in them: 注销 of 已注销; of organisations the only one of that name.
 * Proposed, never taken.
 */
function proposalFor({ text, near }: EntryImportUnknown): { key: string; title: string } | undefined {
  if (near.some(({ reason }) => reason !== undefined)) {
    const close = near.filter(({ reason, differs }) => !differs && (reason === 'same' || reason === 'form' || reason === 'area'))
    return close.length === 1 ? close[0] : undefined
  }
  const holding = near.filter(
    ({ title }) => title.length > 1 && text.length > 1 && (title.includes(text) || text.includes(title)),
  )
  return holding.length === 1 ? holding[0] : undefined
}

/** Names that mean nothing here yet: a person says what each is, or leaves it out. */
export function UnknownNames({ asked, view, mapping, onChange }: UnknownNamesProps) {
  const t = useRegisterImportText()
  const yesNo = new Set(asked.filter(a => a.kind === 'yesno').map(a => a.key))
  const unknown = view.unknown.map(one =>
    yesNo.has(one.field)
      ? {
          ...one,
          near: [
            { key: 'yes', title: t('regi.yes') },
            { key: 'no', title: t('regi.no') },
          ],
        }
      : one,
  )
  const saidOf = ({ heading, text }: EntryImportUnknown) => mapping.columns.find(c => c.heading === heading)?.values?.[text]
  const proposed = unknown.flatMap(one => {
    const fit = saidOf(one) === undefined ? proposalFor(one) : undefined
    return fit ? [{ heading: one.heading, text: one.text, ...fit }] : []
  })
  const takeAll = () =>
    onChange({
      ...mapping,
      columns: mapping.columns.map(column => {
        const own = proposed.filter(p => p.heading === column.heading).map(p => [p.text, p.key] as const)
        return own.length === 0 ? column : { ...column, values: { ...column.values, ...Object.fromEntries(own) } }
      }),
    })
  const labelOf = ({ title, reason, differs }: EntryImportUnknown['near'][number]) =>
    reason === undefined
      ? title
      : [title, t(`regi.near.${reason}`), differs ? t('regi.near.differs') : null].filter(Boolean).join(' · ')
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
      {proposed.length > 0 && (
        <div className="ui-row">
          <Button onPress={takeAll}>{t('regi.unknown.take', { count: proposed.length })}</Button>
          <span className="ui-soft">{proposed.map(({ text, title }) => `${text} → ${title}`).join(' · ')}</span>
        </div>
      )}
      <ul className="regi-unknown">
        {unknown.map(one => {
          const { heading, text, times, near } = one
          const said = saidOf(one)
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
                  ...near.map(named => ({ value: named.key, label: labelOf(named) })),
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
