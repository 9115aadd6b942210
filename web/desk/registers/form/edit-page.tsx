import { useState } from 'react'
import { useLocation } from 'wouter'
import type { EntryDetail } from '#contract/entries'
import { ApiError } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ButtonLink } from '../../../shell/ui/button-link.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { KeyHint } from '../../../shell/ui/key-hint.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { TextArea } from '../../../shell/ui/text-area.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { useKeys } from '../../../shell/use-keys.ts'
import { useDraft } from '../../case/use-draft.ts'
import { photosArrived } from '../../data/photos.ts'
import { Sources } from '../../data/sources.tsx'
import { changeEntry } from '../data/acts.ts'
import { entryChanged, fetchEntry, useEntry } from '../data/calls.ts'
import { differing } from '../data/columns.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useRegText } from '../text.ts'
import { EntryForm } from './entry-form.tsx'
import { conflictsOf, firstValues } from './fields.ts'
import { Overtaken } from './overtaken.tsx'

/** An entry to change: only what is changed is sent, with a reason where one is worth giving. */
export function EditPage({ ledger, id }: { ledger: LedgerSeen; id: string }) {
  const t = useRegText()
  const { data, error, refetch } = useEntry(ledger.name, id)
  const name = data?.name || data?.key || ledger.def.title
  return (
    <Page title={t('reg.change.of', { name })} back={{ to: `/${ledger.name}/${id}`, label: name }} width="wide">
      <Sources programme={ledger.programme}>
        {error && !data && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && !data.mayEdit && <EmptyState title={t('reg.elsewhere')} />}
        {data?.mayEdit && <Change ledger={ledger} first={data} />}
      </Sources>
    </Page>
  )
}

/** What one changed, column by column; null where one emptied it. */
type Changes = Readonly<Record<string, unknown>>

function Change({ ledger, first }: { ledger: LedgerSeen; first: EntryDetail }) {
  const t = useRegText()
  const [, navigate] = useLocation()
  const { columns } = ledger.def
  // What the person saw when they began: what others changed since is shown before anything is sent over it.
  const [seen, setSeen] = useState(first)
  const [overtaken, setOvertaken] = useState<EntryDetail>()
  const [changes, setChanges, clear] = useDraft(`entry.${ledger.name}.${first.id}`)
  const [command, setCommand] = useState(newId)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const begun = firstValues(columns, seen.data)
  const values = Object.fromEntries(Object.entries({ ...begun, ...changes }).filter(([, value]) => value !== null))
  const put = (next: Changes) => {
    const keys = differing(columns, begun, next)
    setChanges(Object.fromEntries(keys.map(key => [key, next[key] ?? null])))
  }
  const count = Object.keys(changes).length
  const path = `/${ledger.name}/${first.id}`
  const save = async () => {
    if (busy || count === 0 || overtaken) return
    setBusy(true)
    setError(undefined)
    try {
      await photosArrived(changes)
      const after = await changeEntry(ledger.name, seen, command, changes, reason.trim() || undefined)
      clear()
      toast(t('reg.changed.done', { name: after.name || after.key }))
      navigate(path)
    } catch (caught) {
      if (caught instanceof ApiError && caught.status >= 400 && caught.status < 500) setCommand(newId())
      const fresh =
        caught instanceof ApiError && caught.status === 409
          ? await fetchEntry(ledger.name, first.id).catch(() => undefined)
          : undefined
      if (fresh && fresh.version > seen.version) {
        await entryChanged(ledger.name, fresh)
        setOvertaken(fresh)
      } else setError(caught)
      document.querySelector('.reg-form-top')?.scrollIntoView({ block: 'start' })
    } finally {
      setBusy(false)
    }
  }
  useKeys({ 'mod+Enter': save })
  const goOn = (settled: Changes) => {
    if (!overtaken) return
    const now = firstValues(columns, overtaken.data)
    const merged = { ...changes, ...settled }
    const left = Object.entries(merged).filter(
      ([key, value]) => JSON.stringify(now[key] ?? null) !== JSON.stringify(value ?? null),
    )
    setSeen(overtaken)
    setChanges(Object.fromEntries(left))
    setOvertaken(undefined)
  }
  return (
    <form
      className="reg-form"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="reg-form-top">
        {error !== undefined && <ErrorNote error={error} kept />}
        {overtaken && (
          <Overtaken
            ledger={ledger}
            seen={seen}
            now={overtaken}
            conflicts={conflictsOf(begun, firstValues(columns, overtaken.data), changes)}
            onGoOn={goOn}
          />
        )}
      </div>
      <EntryForm
        key={seen.version}
        ledger={ledger}
        values={values}
        onChange={put}
        masked={seen.data}
        names={seen.names}
        errors={error instanceof ApiError ? error.fields : {}}
      >
        <TextArea
          label={t('reg.why')}
          hint={t('reg.why.hint')}
          optional
          rows={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
      </EntryForm>
      <div className="reg-form-acts">
        <Button look="main" submit busy={busy} disabled={count === 0 || overtaken !== undefined}>
          {count === 0 ? t('reg.save.none') : t('reg.save', { count })} <KeyHint keys={['Ctrl', 'Enter']} />
        </Button>
        <ButtonLink to={path} look="quiet">
          {t('shell.cancel')}
        </ButtonLink>
        {count > 0 && (
          <Button look="quiet" onPress={clear}>
            {t('reg.draft.drop')}
          </Button>
        )}
      </div>
    </form>
  )
}
