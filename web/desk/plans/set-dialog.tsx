import { useState } from 'react'
import type { PlanDetail, PlanLine } from '#contract/plans'
import { useLanguage } from '../../shell/preferences.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { usePeople } from '../admin/data.ts'
import { nameIn } from '../data/names.ts'
import { useUnits } from '../data/office.ts'
import { setItems } from './data.ts'
import { ReasonField } from './reason.tsx'
import { usePlanText } from './text.ts'

type Props = { plan: PlanDetail; lines: readonly PlanLine[]; onClose: () => void; onDone: () => void }

/** A unit, a person or a day for many items at once; what is left empty stays as it is. */
export function SetDialog({ plan, lines, onClose, onDone }: Props) {
  const t = usePlanText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const { data: staff = [] } = usePeople()
  const [lead, setLead] = useState<string>()
  const [person, setPerson] = useState<string>()
  const [due, setDue] = useState('')
  const [reason, setReason] = useState('')
  const asks = plan.edition > 0 && lines.some(line => line.state === 'live')
  const set = { ...(lead && { lead }), ...(person && { person }), ...(due && { due }) }
  const give = async () => {
    const { changed, before } = await setItems(plan.id, { set: lines.map(line => ({ item: line.id, ...set })), reason })
    const undo = () => setItems(plan.id, { set: before, reason })
    toast(t('pl.set.done', { count: changed }), changed > 0 ? { undo } : {})
    onDone()
  }
  return (
    <FormDialog
      title={t('pl.set.of', { count: lines.length })}
      save={t('pl.save')}
      disabled={Object.keys(set).length === 0}
      reason={t('pl.set.first')}
      onSave={give}
      onClose={onClose}
    >
      {errors => (
        <>
          <Select
            label={t('pl.f.lead')}
            empty={t('pl.set.keep')}
            value={lead}
            error={errors.lead ?? errors.co}
            onChange={setLead}
            options={units.filter(u => u.active).map(u => ({ value: u.id, label: nameIn(language, u) }))}
          />
          <Select
            label={t('pl.i.person')}
            empty={t('pl.set.keep')}
            value={person}
            error={errors.person}
            onChange={setPerson}
            options={staff.filter(p => p.active).map(p => ({ value: p.id, label: p.name }))}
          />
          <TextField
            type="date"
            label={t('pl.i.due')}
            hint={t('pl.set.due.hint')}
            value={due}
            error={errors.due}
            onChange={setDue}
          />
          {asks && <ReasonField value={reason} error={errors.reason} onChange={setReason} />}
        </>
      )}
    </FormDialog>
  )
}
