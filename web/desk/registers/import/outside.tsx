import type { EntryImportPreview, EntryImportView } from '#contract/entry-import'
import { Button } from '../../../shell/ui/button.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { useRegisterImportText } from './text.ts'
import type { Importing } from './use-import.ts'
import { useMayWords } from './who.ts'

/** Where the entries may lie that this person brings in: said before anything is tried. */
export function Reach({ reach }: { reach: NonNullable<EntryImportPreview['reach']> }) {
  const t = useRegisterImportText()
  const who = useMayWords()
  return <p>{t('regi.reach', { places: reach.places.join(t('regi.and')), who: who(reach.may) })}</p>
}

type OutsideProps = { it: Importing; view: EntryImportView; outside: NonNullable<EntryImportView['outside']> }

/** Rows that lie beyond one's place: whose they are, who may bring them in, and what to do about it now. */
export function Outside({ it, view, outside }: OutsideProps) {
  const t = useRegisterImportText()
  const who = useMayWords()
  const rows = outside.communities.reduce((sum, one) => sum + one.rows, 0)
  const named = outside.communities.map(one =>
    t('regi.outside.of', { name: one.name ?? t('regi.outside.nowhere'), rows: one.rows }),
  )
  const mine = (view.counts?.new ?? 0) + (view.counts?.changed ?? 0) + (view.counts?.unchanged ?? 0)
  return (
    <section className="regi-panel is-bad" aria-labelledby="regi-outside">
      <h2 id="regi-outside">{t('regi.outside', { count: rows })}</h2>
      <p>{named.join(t('regi.and'))}</p>
      <p>{t('regi.outside.who', { who: who(outside.may) })}</p>
      {view.state === 'done' && <p>{t('regi.outside.left')}</p>}
      {view.handedAt !== null && <StateChip tone="blue">{t('regi.handed')}</StateChip>}
      {!it.done && view.handedAt === null && (
        <div className="ui-row">
          {it.ownOnly ? (
            <Button disabled={it.active} onPress={() => void it.run(true, { ownOnly: false })}>
              {t('regi.outside.all')}
            </Button>
          ) : (
            <Button disabled={it.active || mine === 0} onPress={() => void it.run(true, { ownOnly: true })}>
              {t('regi.outside.own', { count: mine })}
            </Button>
          )}
          <Button look="quiet" disabled={it.active} confirm={t('regi.hand.ask')} onPress={() => it.handOver()}>
            {t('regi.hand')}
          </Button>
          {it.ownOnly && <span>{t('regi.outside.owned', { count: rows })}</span>}
        </div>
      )}
    </section>
  )
}
