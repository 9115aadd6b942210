import { useState } from 'react'
import type { Consent } from '#contract/personal'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { changed } from '../admin/data.ts'
import { usePersonalText } from './text.ts'

const ways = ['self', 'told', 'guardian', 'paper'] as const
type Way = (typeof ways)[number]

/** How a consent was obtained; what was signed on paper is kept as a photo. */
export function HowDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const t = usePersonalText()
  const [way, setWay] = useState<Way>(consent.obtained)
  const [photo, setPhoto] = useState<File>()
  const save = async () => {
    const paper = way === 'paper' && photo ? await upload(photo) : way === 'paper' ? consent.paper : null
    await api.post(`/personal/consents/${consent.id}`, { obtained: way, paper })
    void changed('personal-consents')
  }
  return (
    <FormDialog title={t('pd.how')} save={t('pd.how.save')} onSave={save} onClose={onClose}>
      <Select
        label={consent.title}
        value={way}
        empty={false}
        options={ways.map(one => ({ value: one, label: t(`pd.how.${one}`) }))}
        onChange={one => setWay((one as Way | undefined) ?? 'self')}
      />
      {way === 'paper' && (
        <label className="ui-stack">
          {t('pd.how.photo')}
          <input type="file" accept="image/*" onChange={event => setPhoto(event.target.files?.[0])} />
        </label>
      )}
    </FormDialog>
  )
}

async function upload(photo: File): Promise<string> {
  const id = newId()
  const form = new FormData()
  form.append('id', id)
  form.append('file', photo)
  await api.post('/files', form)
  return id
}
