import { useRef, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { ownForm } from '#kernel/engine/asked'
import type { FieldData, FieldsData } from '#kernel/index'
import { FormFields, type FormValues } from '../../fields/form.tsx'
import { ApiError, api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useDraft } from '../case/use-draft.ts'
import { client } from '../data/client.ts'
import { type Kind, useKind, useProgrammes } from '../data/office.ts'
import { photosArrived } from '../data/photos.ts'
import { useSignedIn } from '../data/session.ts'
import { Sources } from '../data/sources.tsx'
import { Beside } from './beside.tsx'
import { mayFile } from './may-file.ts'
import { useFileText } from './text.ts'
import './file.css'

/** A new case at the desk, of any kind one may file; its form is the definition's. */
export default function FilePage({ type }: { type: string }) {
  const t = useFileText()
  const me = useSignedIn()
  const { isPending } = useProgrammes()
  const kind = useKind(type)
  if (isPending) return <Skeleton lines={8} />
  if (!kind || !mayFile(kind, me)) return <EmptyState title={t('file.not')}>{t('file.not.next')}</EmptyState>
  return (
    <Sources programme={kind.programme}>
      <FileForm kind={kind} />
    </Sources>
  )
}

const plain: readonly FieldData['kind'][] = ['text', 'note', 'choice', 'day', 'unit', 'item']

/** What the address says already, e.g. the promise an order is about. */
const fromAddress = (form: FieldsData, search: string): FormValues =>
  Object.fromEntries([...new URLSearchParams(search)].filter(([key]) => plain.includes(form[key]?.kind ?? 'place')))

function FileForm({ kind }: { kind: Kind }) {
  const t = useFileText()
  const [, navigate] = useLocation()
  const search = useSearch()
  const form = ownForm(kind.def.form)
  const [answers, setAnswers, clear] = useDraft(`file.${kind.type}.${search}`, fromAddress(form, search))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const id = useRef(newId())
  const send = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await photosArrived(answers)
      const filed = await api.post<{ id: string; number: string }>(`/cases/${kind.type}`, {
        id: id.current,
        channel: 'desk',
        answers,
      })
      clear()
      toast(t('file.sent', { number: filed.number }))
      void client.invalidateQueries({ predicate: query => ['cases', 'counts', 'beside'].includes(String(query.queryKey[0])) })
      navigate(`/case/${filed.id}`)
    } catch (caught) {
      // Refused: the next try is a new case. With no answer the same id is sent, and counts once.
      if (caught instanceof ApiError && caught.status >= 400 && caught.status < 500) id.current = newId()
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title={t('file.title', { type: kind.def.title })}
      back={{ to: `/?type=${kind.type}&view=open&order=due`, label: t('file.back') }}
    >
      <form
        className="ui-stack file-form"
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        <Beside kind={kind} answers={answers} onTake={setAnswers} />
        <FormFields fields={form} values={answers} onChange={setAnswers} errors={error instanceof ApiError ? error.fields : {}} />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="main" submit busy={busy}>
          {t('file.send')}
        </Button>
      </form>
    </Page>
  )
}
