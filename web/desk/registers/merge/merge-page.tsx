import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { EntryDetail } from '#contract/entries'
import { ApiError } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { Sources } from '../../data/sources.tsx'
import { actOn, mergeEntries } from '../data/acts.ts'
import { fetchEntry, useEntry } from '../data/calls.ts'
import { differing } from '../data/columns.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import { SideBySide } from './side-by-side.tsx'

/** Two entries that are the same thing: side by side, value by value, into one. */
export function MergePage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const params = new URLSearchParams(useSearch())
  const [first, second] = [params.get('keep') ?? undefined, params.get('drop') ?? undefined]
  const keep = useEntry(ledger.name, first)
  const drop = useEntry(ledger.name, second)
  const error = keep.error ?? drop.error
  const both = keep.data && drop.data
  return (
    <Page
      title={t('reg.merge.title')}
      lead={t('reg.merge.lead')}
      back={{ to: first ? `/${ledger.name}/${first}` : `/${ledger.name}`, label: keep.data?.name ?? ledger.def.title }}
      width="wide"
    >
      <Sources programme={ledger.programme}>
        {error && <ErrorNote error={error} retry={() => Promise.all([keep.refetch(), drop.refetch()])} />}
        {!both && !error && first && second && <Skeleton lines={8} />}
        {!(first && second) && (
          <EmptyState
            title={t('reg.merge.begin')}
            action={<ButtonLink to={`/${ledger.name}`}>{t('reg.back', { name: ledger.def.title })}</ButtonLink>}
          />
        )}
        {both && (first === second || keep.data.archivedAt !== null || drop.data.archivedAt !== null) ? (
          <EmptyState
            title={t('reg.merge.cannot')}
            action={<ButtonLink to={`/${ledger.name}`}>{t('reg.back', { name: ledger.def.title })}</ButtonLink>}
          />
        ) : (
          both && <Merge key={`${keep.data.version} ${drop.data.version}`} ledger={ledger} pair={[keep.data, drop.data]} />
        )}
      </Sources>
    </Page>
  )
}

type MergeProps = { ledger: LedgerSeen; pair: readonly [EntryDetail, EntryDetail] }

function Merge({ ledger, pair }: MergeProps) {
  const t = useRegText()
  const [, navigate] = useLocation()
  const [kept, setKept] = useState<0 | 1>(0)
  const keep = pair[kept]
  const drop = pair[kept === 0 ? 1 : 0]
  const { def } = ledger
  // The key names the entry that stays, and nobody writes down what he sees masked.
  const others = differing(def.columns, keep.data, drop.data).filter(key => key !== def.key && !def.columns[key]?.personal)
  // Where only the other one knows something, that is taken over unless somebody says otherwise.
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const from = (column: string): EntryDetail => {
    const id = chosen[column]
    if (id !== undefined) return id === keep.id ? keep : drop
    return keep.data[column] === undefined || keep.data[column] === null ? drop : keep
  }
  const [reason, setReason] = useState('')
  const [command, setCommand] = useState(newId)
  const [error, setError] = useState<unknown>()
  const ready = reason.trim().length >= 2
  const merge = async () => {
    setError(undefined)
    const taken = others.filter(column => from(column) === drop)
    const data = Object.fromEntries(taken.map(column => [column, drop.data[column] ?? null]))
    try {
      const after = await mergeEntries(ledger.name, command, keep, drop, data, reason.trim())
      toast(t('reg.merge.done', { name: after.name || after.key }), {
        undo: async () => actOn(ledger.name, await fetchEntry(ledger.name, drop.id), 'restore'),
      })
      navigate(`/${ledger.name}/${after.id}`)
    } catch (caught) {
      if (caught instanceof ApiError && caught.status < 500) setCommand(newId())
      setError(caught)
    }
  }
  const named = drop.namedBy.reduce((sum, one) => sum + one.rows.length, 0)
  return (
    <div className="ui-stack">
      <SideBySide
        ledger={ledger}
        pair={pair}
        kept={kept}
        onKept={setKept}
        columns={others}
        from={column => (from(column) === pair[0] ? 0 : 1)}
        onChoose={(column, at) => setChosen({ ...chosen, [column]: pair[at].id })}
      />
      <p>
        {t('reg.merge.then', { keep: keep.name || keep.key, drop: drop.name || drop.key })}
        {named > 0 && ` ${t('reg.merge.follow', { count: named })}`}
      </p>
      <TextArea label={t('reg.merge.reason')} rows={2} maxLength={500} value={reason} onChange={setReason} />
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        <Button look="main" disabled={!ready} onPress={merge}>
          {t('reg.merge.do', { name: keep.name || keep.key })}
        </Button>
        <ButtonLink to={`/${ledger.name}/${keep.id}`} look="quiet">
          {t('shell.cancel')}
        </ButtonLink>
      </div>
    </div>
  )
}
