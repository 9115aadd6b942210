import { useState } from 'react'
import type { Bound, FormDetail, ReportSlot } from '#contract/reports'
import { address, api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { FileButton } from '../admin/parts/file-button.tsx'
import { BindPanel } from './bind-panel.tsx'
import { boundOf, formIs, settle, useForm } from './data.ts'
import { FillDialog } from './fill-dialog.tsx'
import { FactsDialog, PermitLine } from './form-facts.tsx'
import type { SlotState } from './sheet-grid.tsx'
import { SheetWork } from './sheet-work.tsx'
import { useReportText } from './text.ts'

const shown: readonly SlotState[] = ['bound', 'suggested', 'asked', 'open']

/** A form is drawn up: each cell says how far it is, and is settled beside the sheet. */
export function FormPage({ id }: { id: string }) {
  const t = useReportText()
  const { data: form, error, refetch } = useForm(id)
  if (!form)
    return (
      <Page title={t('rep.title')} back={{ to: '/', label: t('rep.back') }}>
        {error ? <ErrorNote error={error} retry={refetch} /> : <Skeleton lines={6} />}
      </Page>
    )
  return <Drawn form={form} />
}

function Drawn({ form }: { form: FormDetail }) {
  const t = useReportText()
  const [chosen, setChosen] = useState<string>()
  const [filling, setFilling] = useState(false)
  const [telling, setTelling] = useState(false)
  const [error, setError] = useState<unknown>()
  const bindings = new Map(form.bindings.map(b => [b.cell, b]))
  const suggestions = new Map(form.suggestions.map(s => [s.cell, s]))
  // Whom to ask is for a person to say, cell by cell: asked of nobody it would only stay empty.
  const ready = form.suggestions.filter(s => s.source.kind !== 'asked' || s.source.person || s.source.unit)
  const stateOf = ({ cell }: ReportSlot): SlotState => {
    const b = bindings.get(cell)
    if (b) return b.source.kind === 'asked' ? 'asked' : b.source.kind === 'empty' ? 'empty' : 'bound'
    return suggestions.has(cell) ? 'suggested' : 'open'
  }
  const save = async (changes: readonly { cell: string; bound: Bound | null }[]) => {
    setError(undefined)
    await settle(form.id, changes)
      .then(next => {
        formIs(next)
        toast(t('rep.bound.done', { count: changes.length }))
      })
      .catch(setError)
  }
  return (
    <Page
      title={form.title}
      lead={t('rep.form.lead')}
      width="full"
      back={{ to: '/', label: t('rep.back') }}
      actions={
        <>
          {form.mayDefine && ready.length > 0 && (
            <Button
              confirm={t('rep.suggest.all.ask', { count: ready.length })}
              onPress={() => save(ready.map(s => ({ cell: s.cell, bound: boundOf(s) })))}
            >
              {t('rep.suggest.all', { count: ready.length })}
            </Button>
          )}
          {form.mayDefine && (
            <Button look="quiet" onPress={() => setTelling(true)}>
              {t('rep.settings')}
            </Button>
          )}
          {form.mayDefine && form.permit !== 'none' && (
            <Button look="main" onPress={() => setFilling(true)}>
              {t('rep.fill')}
            </Button>
          )}
        </>
      }
    >
      <div className="ui-stack">
        <PermitLine form={form} />
        <p>{t('rep.cells', { cells: form.cells, bound: form.bound, asked: form.asked, open: form.open })}</p>
        {error !== undefined && <ErrorNote error={error} kept />}
        <SheetWork
          sheets={form.sheets}
          slots={form.slots}
          states={shown}
          look={one => ({ state: stateOf(one) })}
          chosen={chosen}
          onChoose={setChosen}
          side={slot => (
            <BindPanel key={`${slot.cell} ${bindings.get(slot.cell)?.version ?? 0}`} form={form} slot={slot} onSave={save} />
          )}
        >
          <Copies form={form} onError={setError} />
          <div className="ui-row">
            <a
              className="ui-button ui-button-quiet ui-button-normal"
              href={address(`/reports/forms/${form.id}/form.xlsx`)}
              download
            >
              {t('rep.original')}
            </a>
            {form.mayDefine && (
              <Button look="quiet" onPress={() => archive(form).catch(setError)}>
                {t(form.archivedAt === null ? 'rep.archive' : 'rep.restore')}
              </Button>
            )}
          </div>
        </SheetWork>
      </div>
      {telling && <FactsDialog form={form} onClose={() => setTelling(false)} />}
      {filling && <FillDialog form={form} onClose={() => setFilling(false)} />}
    </Page>
  )
}

const archive = async (form: FormDetail) =>
  formIs(await api.patch<FormDetail>(`/reports/forms/${form.id}`, { version: form.version, archived: form.archivedAt === null }))

/** Old copies, filled by hand: the numbers in them check what is proposed. */
function Copies({ form, onError }: { form: FormDetail; onError: (error: unknown) => void }) {
  const t = useReportText()
  const [period, setPeriod] = useState<string | undefined>(form.periods[0]?.value)
  const take = async (file: File) => {
    onError(undefined)
    const body = new FormData()
    body.append('file', file)
    await api
      .post<FormDetail>(`/reports/forms/${form.id}/copies`, body, { query: { id: newId(), period: period ?? '' } })
      .then(formIs)
      .catch(onError)
  }
  return (
    <section className="ui-stack" aria-label={t('rep.copies')}>
      <h2>{t('rep.copies')}</h2>
      <p className="ui-soft">{t('rep.copies.lead')}</p>
      {form.copies.length > 0 && (
        <ul>
          {form.copies.map(copy => (
            <li key={copy.id}>{t('rep.copies.row', { says: copy.says, numbers: copy.numbers })}</li>
          ))}
        </ul>
      )}
      {form.mayDefine && (
        <div className="ui-row">
          <Select
            label={t('rep.period')}
            empty={false}
            value={period}
            onChange={setPeriod}
            options={form.periods.map(p => ({ value: p.value, label: p.says }))}
          />
          <FileButton accept=".xlsx" label={t('rep.copies.take')} onFile={take}>
            {t('rep.copies.take')}
          </FileButton>
        </div>
      )}
    </section>
  )
}
