import { useRef, useState } from 'react'
import type { displayMade } from '#contract/command'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Select } from '../../../shell/ui/select.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { nameIn } from '../../data/names.ts'
import { usePlaces } from '../../data/office.ts'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import type { Secret } from '../parts/once-secret.tsx'
import { useText } from './text.ts'

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const usual = 180 * 86_400_000

/** A link for one wall: which, what of the office, until when. */
export function DisplayForm({ onClose, onMade }: { onClose: () => void; onMade: (secret: Secret) => void }) {
  const t = useText()
  const language = useLanguage()
  const id = useRef(newId())
  const { data: streets = [] } = usePlaces('street')
  const [name, setName] = useState('')
  const [street, setStreet] = useState<string>()
  const [until, setUntil] = useState(() => dayOf(Date.now() + usual))
  const save = async () => {
    const body = { id: id.current, name: name.trim(), street: street ?? null, expiresAt: Date.parse(`${until}T23:59:59+08:00`) }
    const made = await api.create<(typeof displayMade)['_output']>('/displays', body)
    onMade({ title: t('displays.made', { name: made.name }), lead: t('displays.made.lead'), value: location.origin + made.link })
    await changed('displays')
  }
  return (
    <FormDialog
      title={t('displays.add')}
      save={t('displays.add')}
      disabled={name.trim() === '' || until === ''}
      onSave={save}
      onClose={onClose}
    >
      {errors => (
        <>
          <TextField
            label={t('displays.name')}
            hint={t('displays.name.hint')}
            error={errors.name}
            value={name}
            onChange={setName}
            maxLength={100}
          />
          <Select
            label={t('displays.street')}
            error={errors.street}
            value={street}
            onChange={setStreet}
            empty={t('displays.street.all')}
            options={streets.map(one => ({ value: one.id, label: nameIn(language, one) }))}
          />
          <TextField
            label={t('displays.until')}
            hint={t('displays.until.hint')}
            type="date"
            error={errors.expiresAt}
            value={until}
            onChange={setUntil}
          />
        </>
      )}
    </FormDialog>
  )
}
