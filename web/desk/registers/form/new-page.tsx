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
import { toast } from '../../../shell/ui/toast.tsx'
import { useKeys } from '../../../shell/use-keys.ts'
import { useDraft } from '../../case/use-draft.ts'
import { photosArrived } from '../../data/photos.ts'
import { Sources } from '../../data/sources.tsx'
import { makeEntry } from '../data/acts.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { useMayEdit } from '../data/may-edit.ts'
import { useRegText } from '../text.ts'
import { EntryForm } from './entry-form.tsx'

/** A new entry, asked by the register's own definition. What is typed survives whatever happens. */
export function NewPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const mayEdit = useMayEdit(ledger)
  return (
    <Page
      title={t('reg.new.of', { name: ledger.def.title })}
      lead={t('reg.new.lead')}
      back={{ to: `/${ledger.name}`, label: ledger.def.title }}
      width="wide"
    >
      <Sources programme={ledger.programme}>
        {mayEdit ? <NewEntry ledger={ledger} /> : <EmptyState title={t('reg.bulk.not')} />}
      </Sources>
    </Page>
  )
}

function NewEntry({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const [, navigate] = useLocation()
  const [values, setValues, clear] = useDraft(`entry.${ledger.name}.new`)
  // Made once for this form: sent twice it is one entry.
  const [id, setId] = useState(newId)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const [started, setStarted] = useState(0)
  const save = async (goOn: boolean) => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await photosArrived(values)
      const made: EntryDetail = await makeEntry(ledger.name, id, values)
      clear()
      toast(t('reg.made', { name: made.name || made.key }))
      if (!goOn) return navigate(`/${ledger.name}/${made.id}`)
      setId(newId())
      setStarted(started + 1)
      scrollTo(0, 0)
    } catch (caught) {
      setError(caught)
      document.querySelector('.reg-form-top')?.scrollIntoView({ block: 'start' })
    } finally {
      setBusy(false)
    }
  }
  useKeys({ 'mod+Enter': () => save(false) })
  return (
    <form
      className="reg-form"
      onSubmit={event => {
        event.preventDefault()
        void save(false)
      }}
    >
      <div className="reg-form-top">{error !== undefined && <ErrorNote error={error} kept />}</div>
      <EntryForm
        key={started}
        isNew
        ledger={ledger}
        values={values}
        onChange={setValues}
        errors={error instanceof ApiError ? error.fields : {}}
      />
      <div className="reg-form-acts">
        <Button look="main" submit busy={busy}>
          {t('reg.save.new')} <KeyHint keys={['Ctrl', 'Enter']} />
        </Button>
        <Button disabled={busy} onPress={() => save(true)}>
          {t('reg.save.next')}
        </Button>
        <ButtonLink to={`/${ledger.name}`} look="quiet">
          {t('shell.cancel')}
        </ButtonLink>
        {Object.keys(values).length > 0 && (
          <Button
            look="quiet"
            onPress={() => {
              clear()
              setStarted(started + 1)
            }}
          >
            {t('reg.draft.drop')}
          </Button>
        )}
      </div>
    </form>
  )
}
