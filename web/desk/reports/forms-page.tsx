import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Every, FormDetail, FormRow } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { sayDate } from '../../shell/dates.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { FileButton } from '../admin/parts/file-button.tsx'
import { formIs, useForms } from './data.ts'
import { FillDialog } from './fill-dialog.tsx'
import { useReportText } from './text.ts'

export const everies = ['month', 'quarter', 'half', 'year', 'any'] as const
const sheets = '.xlsx,.xls,.xlsm'

/** Every form that is to be filled: who asks, how often, when it is due, how much of it fills itself. */
export function FormsPage() {
  const t = useReportText()
  const language = useLanguage()
  const now = useNow()
  const { data, error, refetch } = useForms()
  const [taking, setTaking] = useState(false)
  const [filling, setFilling] = useState<FormRow>()
  const rows = data?.rows.toSorted(
    (a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || dueOf(a).localeCompare(dueOf(b)),
  )
  const take = data?.mayDefine && (
    <Button look="main" onPress={() => setTaking(true)}>
      {t('rep.take')}
    </Button>
  )
  return (
    <Page title={t('rep.title')} lead={t('rep.lead')} width="wide" actions={take}>
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {rows?.length === 0 && (
        <EmptyState title={t('rep.none')} action={take}>
          {t('rep.none.lead')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <ul className="rep-list">
          {rows.map(form => (
            <li key={form.id}>
              <div>
                <h2>
                  <Link href={`/forms/${form.id}`}>{form.title}</Link>
                </h2>
                <p className="ui-soft">
                  {[form.askedBy, t(`rep.every.${form.every}`), form.archivedAt === null ? '' : t('rep.archived')]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                <p>{t('rep.cells', { cells: form.cells, bound: form.bound, asked: form.asked, open: form.open })}</p>
                <p className={form.next?.late ? 'rep-late' : 'ui-soft'}>
                  {form.next
                    ? t(form.next.late ? 'rep.due.late' : 'rep.due', {
                        says: form.next.says,
                        due: sayDate(form.next.due, now, language),
                      })
                    : t('rep.due.any')}
                  {form.lastHandedIn !== null && (
                    <>
                      {' · '}
                      {t('rep.last')} <When at={form.lastHandedIn} />
                    </>
                  )}
                </p>
              </div>
              <div className="ui-row">
                {data?.mayDefine && form.archivedAt === null && <Button onPress={() => setFilling(form)}>{t('rep.fill')}</Button>}
                <ButtonLink to={`/forms/${form.id}`} look="quiet">
                  {t('rep.draw')}
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      )}
      {taking && <TakeDialog onClose={() => setTaking(false)} />}
      {filling && <FillDialog form={filling} onClose={() => setFilling(undefined)} />}
    </Page>
  )
}

const dueOf = (form: FormRow) => form.next?.due ?? '9999'

function TakeDialog({ onClose }: { onClose: () => void }) {
  const t = useReportText()
  const [, go] = useLocation()
  const [file, setFile] = useState<File>()
  const [title, setTitle] = useState('')
  const [askedBy, setAskedBy] = useState('')
  const [every, setEvery] = useState<Every>('month')
  const [dueDay, setDueDay] = useState('5')
  const [error, setError] = useState<unknown>()
  const take = async () => {
    if (!file) return
    setError(undefined)
    const body = new FormData()
    body.append('file', file)
    const query = { id: newId(), title, askedBy, every, dueDay: Number(dueDay) || 0 }
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
        <Button look="main" disabled={!file} onPress={take}>
          {t('rep.take')}
        </Button>
      }
    >
      <div className="ui-stack">
        <p>{t('rep.take.lead')}</p>
        <div className="ui-row">
          <FileButton accept={sheets} label={t('rep.file')} onFile={setFile}>
            {t('rep.file.choose')}
          </FileButton>
          <span>{file?.name}</span>
        </div>
        {error !== undefined && <ErrorNote error={error} kept />}
        <TextField label={t('rep.name')} hint={t('rep.name.hint')} optional value={title} maxLength={120} onChange={setTitle} />
        <TextField label={t('rep.askedBy')} optional value={askedBy} maxLength={120} onChange={setAskedBy} />
        <Select
          label={t('rep.every')}
          empty={false}
          value={every}
          onChange={value => setEvery((value ?? 'month') as Every)}
          options={everies.map(value => ({ value, label: t(`rep.every.${value}`) }))}
        />
        {every !== 'any' && (
          <TextField label={t('rep.dueDay')} inputMode="numeric" unit={t('rep.days')} value={dueDay} onChange={setDueDay} />
        )}
      </div>
    </Dialog>
  )
}
