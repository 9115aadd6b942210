import { useState } from 'react'
import { Link } from 'wouter'
import type { Every, FormDetail, FormRow } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { formIs } from './data.ts'
import { useReportText } from './text.ts'

const everies = ['month', 'quarter', 'half', 'year', 'any'] as const

/** What is said of a form beside its file. */
export type FormFacts = { title: string; askedBy: string; every: Every; dueDay: string }
export const newFacts: FormFacts = { title: '', askedBy: '', every: 'month', dueDay: '5' }

export function FactFields({ facts, onChange }: { facts: FormFacts; onChange: (facts: FormFacts) => void }) {
  const t = useReportText()
  const set = (more: Partial<FormFacts>) => onChange({ ...facts, ...more })
  return (
    <>
      <TextField
        label={t('rep.name')}
        hint={t('rep.name.hint')}
        optional
        value={facts.title}
        maxLength={120}
        onChange={title => set({ title })}
      />
      <TextField
        label={t('rep.askedBy')}
        hint={t('rep.askedBy.hint')}
        optional
        value={facts.askedBy}
        maxLength={120}
        onChange={askedBy => set({ askedBy })}
      />
      <Select
        label={t('rep.every')}
        empty={false}
        value={facts.every}
        onChange={value => set({ every: (value ?? 'month') as Every })}
        options={everies.map(value => ({ value, label: t(`rep.every.${value}`) }))}
      />
      {facts.every !== 'any' && (
        <TextField
          label={t('rep.dueDay')}
          inputMode="numeric"
          unit={t('rep.days')}
          value={facts.dueDay}
          onChange={dueDay => set({ dueDay })}
        />
      )}
    </>
  )
}

/** Who asks for a form, how often, when it is due: said anew. */
export function FactsDialog({ form, onClose }: { form: FormDetail; onClose: () => void }) {
  const t = useReportText()
  const [facts, setFacts] = useState<FormFacts>({ ...form, dueDay: String(form.dueDay) })
  const save = async () => {
    const { title, askedBy, every, dueDay } = facts
    formIs(
      await api.patch<FormDetail>(`/reports/forms/${form.id}`, {
        version: form.version,
        ...(title.trim() && { title }),
        askedBy,
        every,
        dueDay: Number(dueDay) || 0,
      }),
    )
    toast(t('rep.changed'))
  }
  return (
    <FormDialog title={t('rep.settings')} save={t('rep.save')} onSave={save} onClose={onClose}>
      <FactFields facts={facts} onChange={setFacts} />
    </FormDialog>
  )
}

/** Whose table it is, and what lets it be filled. */
export function PermitLine({ form }: { form: FormRow }) {
  const t = useReportText()
  const { permit, demand, askedBy } = form
  const enter = `~/desk/demands/new?${new URLSearchParams({ form: form.id, title: form.title, asker: askedBy })}`
  if (permit === 'own') return <p className="ui-soft">{t('rep.permit.own')}</p>
  return (
    <p className={permit === 'none' ? 'rep-late' : 'ui-soft'}>
      {t(permit === 'none' ? (demand ? 'rep.permit.not' : 'rep.permit.none') : 'rep.permit.by', { asker: askedBy })}{' '}
      <Link href={demand ? `~/desk/demands/${demand.id}` : enter}>{demand ? demand.title : t('rep.permit.enter')}</Link>
    </p>
  )
}
