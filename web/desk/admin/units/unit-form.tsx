import { useRef, useState } from 'react'
import type { UnitRow } from '#contract/office'
import { NameFinder } from '../../../fields/name-finder.tsx'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { nameIn } from '../../data/names.ts'
import { useUnits } from '../../data/office.ts'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useSave } from '../parts/use-save.ts'
import { useText } from '../text.ts'

const kinds = ['street', 'community', 'department', 'utility', 'organisation'] as const

export function UnitForm({ unit, onClose }: { unit: UnitRow | undefined; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useRef(newId())
  const { data: units = [] } = useUnits()
  const { save: saveNow, error } = useSave()
  const [name, setName] = useState(unit?.name ?? '')
  const [nameEn, setNameEn] = useState(unit?.nameEn ?? '')
  const [kind, setKind] = useState<UnitRow['kind']>(unit?.kind ?? 'department')
  const [parent, setParent] = useState<string | null>(unit?.parent ?? null)
  const [phone, setPhone] = useState(unit?.phone ?? '')
  const given = { name: name.trim(), nameEn: nameEn.trim() || null, parent, phone: phone.trim() || null }
  const save = async () => {
    const body: { id: string } & Record<string, unknown> = { id: id.current, kind, ...given }
    if (unit) await api.patch(`/units/${unit.id}`, given)
    else await api.create('/units', body)
    toast(t('admin.unit.saved', { name: given.name }))
    await changed('units')
  }
  const turn = async () => {
    const { done } = await saveNow(async () => {
      await api.patch(`/units/${unit?.id}`, { active: !unit?.active })
      await changed('units')
    })
    if (done) onClose()
  }
  return (
    <FormDialog
      title={unit ? t('admin.unit.edit', { name: nameIn(language, unit) }) : t('admin.unit.add')}
      save={t(unit ? 'shell.save' : 'admin.unit.add')}
      disabled={given.name === ''}
      onSave={save}
      onClose={onClose}
      more={
        unit && (
          <Button look={unit.active ? 'danger' : 'plain'} confirm={t('admin.unit.turn.confirm')} onPress={turn}>
            {t(unit.active ? 'admin.unit.close' : 'admin.unit.reopen')}
          </Button>
        )
      }
    >
      {errors => (
        <>
          {error !== undefined && <ErrorNote error={error} />}
          <TextField label={t('admin.unit.name')} error={errors.name} value={name} onChange={setName} maxLength={100} />
          <TextField
            label={t('admin.unit.nameEn')}
            optional
            error={errors.nameEn}
            value={nameEn}
            onChange={setNameEn}
            maxLength={200}
          />
          {!unit && (
            <Select
              label={t('admin.unit.kind')}
              empty={false}
              value={kind}
              options={kinds.map(one => ({ value: one, label: t(`admin.unit.kind.${one}`) }))}
              onChange={picked => setKind(kinds.find(one => one === picked) ?? kind)}
            />
          )}
          <NameFinder
            label={t('admin.unit.parent')}
            optional
            error={errors.parent}
            search={t('shell.field.unit.search')}
            many={false}
            named={units.filter(one => one.id !== unit?.id).map(one => ({ id: one.id, name: nameIn(language, one) }))}
            value={parent ? [parent] : []}
            onChange={([picked]) => setParent(picked ?? null)}
          />
          <TextField
            label={t('admin.unit.phone')}
            optional
            type="tel"
            error={errors.phone}
            value={phone}
            onChange={setPhone}
            maxLength={40}
          />
        </>
      )}
    </FormDialog>
  )
}
