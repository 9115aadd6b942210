import { useState } from 'react'
import type { Consent } from '#contract/personal'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { changed } from '../admin/data.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { usePersonalText } from './text.ts'

const ways = ['self', 'told', 'guardian', 'paper'] as const
type Way = (typeof ways)[number]

/** How a consent was obtained; what was signed on paper is kept as a photo. */
export function HowDialog({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const t = usePersonalText()
  const [way, setWay] = useState<Way>(consent.obtained)
  const [photo, setPhoto] = useState<File>()
  const { attempt, error } = useAttempt()
  const save = () =>
    attempt(async () => {
      const paper = way === 'paper' && photo ? await upload(photo) : way === 'paper' ? consent.paper : null
      await api.post(`/personal/consents/${consent.id}`, { obtained: way, paper })
      onClose()
      await changed('personal-consents')
    })
  return (
    <Dialog open onClose={onClose} title={t('pd.how')}>
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
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
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="main" submit>
          {t('pd.how.save')}
        </Button>
      </form>
    </Dialog>
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
