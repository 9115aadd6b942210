import { useRef, useState } from 'react'
import type { StandardText } from '#contract/templates'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { wordFields } from '../../shell/texts/fitting.ts'
import { Choice } from '../../shell/ui/choice.tsx'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { nameIn } from '../data/names.ts'
import { kindsOf, useProgrammes, useUnits } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useTextsText } from './text.ts'

type FormProps = { text: StandardText | undefined; onClose: () => void; onSaved: () => unknown }
type Draft = Pick<StandardText, 'title' | 'body' | 'type' | 'step' | 'field' | 'category' | 'share' | 'unit'>
const blank: Draft = { title: '', body: '', type: null, step: null, field: null, category: null, share: 'own', unit: null }
const names = ['number', 'type', 'state', 'place', 'unit', 'today', 'me']
const sharing = ['system-admin', 'dispatcher', 'supervisor']

/** One text: its words, where it is offered, and to whom. */
export function TextForm({ text, onClose, onSaved }: FormProps) {
  const t = useTextsText()
  const language = useLanguage()
  const { posts } = useSignedIn()
  const { data: units = [] } = useUnits()
  const { data } = useProgrammes()
  const id = useRef(text?.id ?? newId())
  const [draft, setDraft] = useState<Draft>(text ?? blank)
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more })
  const kinds = kindsOf(data)
  const def = kinds.find(kind => kind.type === draft.type)?.def
  const fields = def?.steps[draft.step ?? '']?.ask ?? {}
  const mine = units.filter(unit => posts.some(post => post.unit === unit.id))
  const shares = (['own', 'unit', 'office'] as const).filter(
    share => share === 'own' || (share === 'unit' ? mine.length > 0 : posts.some(post => sharing.includes(post.role))),
  )
  const save = async () => {
    const { title, body, type, step, field, category, share } = draft
    const unit = share === 'unit' ? (draft.unit ?? mine[0]?.id ?? null) : null
    await api.put(`/standard-texts/${id.current}`, {
      title,
      body,
      type,
      step,
      field,
      category,
      share,
      unit,
      version: text?.version ?? 0,
    })
    toast(t('st.saved'))
    await onSaved()
  }
  return (
    <FormDialog
      title={t(text ? 'st.edit' : 'st.add')}
      save={t('st.save')}
      disabled={draft.title.trim() === '' || draft.body.trim() === ''}
      onSave={save}
      onClose={onClose}
    >
      {faults => (
        <>
          <TextField
            label={t('st.name')}
            error={faults.title}
            maxLength={60}
            value={draft.title}
            onChange={title => set({ title })}
          />
          <TextArea
            label={t('st.body')}
            hint={t('st.body.hint', { names: `${names.map(name => `{${name}}`).join(' ')} (${t('st.names')})` })}
            error={faults.body}
            maxLength={2000}
            value={draft.body}
            onChange={body => set({ body })}
          />
          {shares.length > 1 && (
            <Choice
              label={t('st.share')}
              value={draft.share}
              onChange={share => set({ share: share as Draft['share'] })}
              options={shares.map(value => ({ value, label: t(`st.share.${value}`) }))}
            />
          )}
          {draft.share === 'unit' && mine.length > 1 && (
            <Select
              label={t('st.unit')}
              empty={false}
              error={faults.unit}
              value={draft.unit ?? mine[0]?.id}
              onChange={unit => set({ unit: unit ?? null })}
              options={mine.map(unit => ({ value: unit.id, label: nameIn(language, unit) }))}
            />
          )}
          <Select
            label={t('st.kind')}
            empty={t('st.any')}
            optional
            value={draft.type ?? undefined}
            onChange={type => set({ type: type ?? null, step: null, field: null })}
            options={kinds.map(kind => ({ value: kind.type, label: kind.def.title }))}
          />
          {def && (
            <Select
              label={t('st.step')}
              empty={t('st.any')}
              optional
              value={draft.step ?? undefined}
              onChange={step => set({ step: step ?? null, field: null })}
              options={Object.entries(def.steps)
                .filter(([, step]) => wordFields(step.ask ?? {}).length > 0)
                .map(([value, { title: label }]) => ({ value, label }))}
            />
          )}
          {draft.step && wordFields(fields).length > 1 && (
            <Select
              label={t('st.field')}
              empty={t('st.any')}
              optional
              value={draft.field ?? undefined}
              onChange={field => set({ field: field ?? null })}
              options={wordFields(fields).map(value => ({ value, label: fields[value]!.title }))}
            />
          )}
          <TextField
            label={t('st.category')}
            hint={t('st.category.hint')}
            optional
            maxLength={60}
            value={draft.category ?? ''}
            onChange={category => set({ category: category.trim() || null })}
          />
        </>
      )}
    </FormDialog>
  )
}
