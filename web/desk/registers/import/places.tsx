import { Link } from 'wouter'
import type { EntryImportLying, EntryImportPlace, EntryImportView, EntryMapping } from '#contract/entry-import'
import { Button } from '../../../shell/ui/button.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { useAddressText } from '../addresses/text.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegisterImportText } from './text.ts'
import type { Importing } from './use-import.ts'

const later = '\u0000'
type PlacesProps = {
  it: Importing
  view: EntryImportView
  mapping: EntryMapping
  ledger: LedgerSeen
  lying: EntryImportLying
}

/** Rows whose place is words only: where they would lie, what a person confirms, and what becomes of the rest. */
export function Places({ it, view, mapping, ledger, lying }: PlacesProps) {
  const t = useRegisterImportText()
  const { sure, likely, unknown, none, placed } = lying
  const nowhere = sure + likely + unknown
  if (nowhere + none + placed === 0) return null
  const { places } = mapping
  const settle = (words: string, place: string | null | undefined) => {
    const { [words]: _, ...others } = places.said
    it.setMapping({ ...mapping, places: { ...places, said: place === undefined ? others : { ...others, [words]: place } } })
  }
  const confirm = (yes: boolean) => void it.run(true, { mapping: { ...mapping, places: { ...places, sure: yes } } })
  const of = (how: EntryImportPlace['how']) => view.places.filter(one => one.how === how)
  const decided = Object.keys(places.said).length > 0
  return (
    <section className="regi-panel" aria-labelledby="regi-places">
      <h2 id="regi-places">{t('regi.places')}</h2>
      <div className="ui-row">
        {placed > 0 && <StateChip tone="green">{t('regi.places.placed', { count: placed })}</StateChip>}
        {sure > 0 && <StateChip tone="blue">{t('regi.places.sure', { count: sure })}</StateChip>}
        {likely > 0 && <StateChip tone="amber">{t('regi.places.likely', { count: likely })}</StateChip>}
        {unknown > 0 && <StateChip tone="grey">{t('regi.places.unknown', { count: unknown })}</StateChip>}
        {none > 0 && <StateChip tone="grey">{t('regi.places.none', { count: none })}</StateChip>}
      </div>
      {nowhere + none > 0 && (
        <p>
          {t(it.done ? 'regi.places.done' : 'regi.places.means', { count: nowhere + none })}{' '}
          {it.done && nowhere > 0 && <Link href={`/addresses?register=${ledger.name}`}>{t('regi.places.resolve')}</Link>}
        </p>
      )}
      {!it.done && (
        <>
          {sure > 0 && !places.sure && (
            <>
              <div className="ui-row">
                <Button look="main" disabled={it.active} onPress={() => confirm(true)}>
                  {t('regi.places.take', { count: sure })}
                </Button>
              </div>
              <Listed title={t('regi.places.sure.list')} rows={of('sure')} />
            </>
          )}
          {places.sure && (
            <div className="ui-row">
              <span>{t('regi.places.taken')}</span>
              <Button look="quiet" size="small" disabled={it.active} onPress={() => confirm(false)}>
                {t('regi.places.untake')}
              </Button>
            </div>
          )}
          {of('likely').length > 0 && (
            <>
              <h3>{t('regi.places.decide')}</h3>
              <ul className="regi-unknown">
                {of('likely').map(one => (
                  <Likely key={one.words} one={one} said={places.said[one.words]} onSettle={place => settle(one.words, place)} />
                ))}
              </ul>
              {decided && (
                <div className="ui-row">
                  <Button disabled={it.active} onPress={() => void it.run(true)}>
                    {t('regi.places.again')}
                  </Button>
                </div>
              )}
            </>
          )}
          <Listed title={t('regi.places.unknown.list')} rows={of('unknown')} />
          {view.places.length >= 300 && <p className="ui-soft">{t('regi.places.first', { count: 300 })}</p>}
        </>
      )}
    </section>
  )
}

function Listed({ title, rows }: { title: string; rows: readonly EntryImportPlace[] }) {
  const t = useRegisterImportText()
  if (rows.length === 0) return null
  return (
    <details open={rows.length <= 5}>
      <summary>{title}</summary>
      <ul className="regi-places">
        {rows.map(({ words, times, line, proposals: [first], how }) => (
          <li key={words}>
            <div>
              <strong>{words}</strong>
              <span className="ui-soft">{t('regi.places.times', { count: times, line })}</span>
            </div>
            {how === 'sure' && first && <span>{[first.name, first.community].filter(Boolean).join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

type LikelyProps = {
  one: EntryImportPlace
  said: string | null | undefined
  onSettle: (place: string | null | undefined) => void
}

function Likely({ one: { words, times, line, proposals }, said, onSettle }: LikelyProps) {
  const t = useRegisterImportText()
  const a = useAddressText()
  return (
    <li>
      <div>
        <strong>{words}</strong>
        <span className="ui-soft">{t('regi.places.times', { count: times, line })}</span>
      </div>
      <Select
        label={t('regi.places.is', { words })}
        hideLabel
        empty={t('regi.places.open')}
        value={said === null ? later : said}
        options={[
          ...proposals.map(({ place, name, community, reason }) => ({
            value: place,
            label: [name, community === name ? null : community, a(`regaddr.reason.${reason}`)].filter(Boolean).join(' · '),
          })),
          { value: later, label: t('regi.places.later') },
        ]}
        onChange={picked => onSettle(picked === later ? null : picked)}
      />
    </li>
  )
}
