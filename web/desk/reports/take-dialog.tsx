import { useState } from 'react'
import { useLocation } from 'wouter'
import type { FormDetail } from '#contract/reports'
import { ApiError, api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { FileButton } from '../admin/parts/file-button.tsx'
import { formIs } from './data.ts'
import { FactFields, newFacts } from './form-facts.tsx'
import { useReportText } from './text.ts'

const sheets = '.xlsx,.xls,.xlsm'
type Known = { readonly form: string; readonly title: string }

const knownIn = (error: unknown): Known | null =>
  error instanceof ApiError && error.code === 'form-known' ? (error.detail as Known) : null

/** A department's form is taken in; one that is there already is opened, or made newer. */
export function TakeDialog({ onClose }: { onClose: () => void }) {
  const t = useReportText()
  const [, go] = useLocation()
  const [file, setFile] = useState<File>()
  const [facts, setFacts] = useState(newFacts)
  const [error, setError] = useState<unknown>()
  const known = knownIn(error)
  const take = async (more: { instead?: string; known?: 'other' } = {}) => {
    if (!file) return
    setError(undefined)
    const body = new FormData()
    body.append('file', file)
    const query = { id: newId(), ...facts, dueDay: Number(facts.dueDay) || 0, ...more }
    await api
      .post<FormDetail>('/reports/forms', body, { query })
      .then(form => {
        formIs(form)
        go(`/forms/${form.id}`)
      })
      .catch(setError)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rep.take')}
      actions={
        <Button look="main" disabled={!file || known !== null} onPress={() => take()}>
          {t('rep.take')}
        </Button>
      }
    >
      <div className="ui-stack">
        <p>{t('rep.take.lead')}</p>
        <div className="ui-row">
          <FileButton
            accept={sheets}
            label={t('rep.file')}
            onFile={chosen => {
              setFile(chosen)
              setError(undefined)
            }}
          >
            {t('rep.file.choose')}
          </FileButton>
          <span>{file?.name}</span>
        </div>
        {known ? (
          <section className="rep-warn ui-stack" aria-label={t('rep.known', { title: known.title })}>
            <p>{t('rep.known', { title: known.title })}</p>
            <div className="ui-row">
              <Button look="main" onPress={() => go(`/forms/${known.form}`)}>
                {t('rep.known.open')}
              </Button>
              <Button onPress={() => take({ instead: known.form })}>{t('rep.known.instead')}</Button>
              <Button look="quiet" onPress={() => take({ known: 'other' })}>
                {t('rep.known.other')}
              </Button>
            </div>
          </section>
        ) : (
          error !== undefined && <ErrorNote error={error} kept />
        )}
        <FactFields facts={facts} onChange={setFacts} />
      </div>
    </Dialog>
  )
}
