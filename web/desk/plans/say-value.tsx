import { useState } from 'react'
import type { PlanItemDetail } from '#contract/plans'
import { toOfficeDay } from '../../fields/office-clock.ts'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { PhotoPicker } from '../../shell/ui/photo-picker.tsx'
import { Select } from '../../shell/ui/select.tsx'
import type { Photo } from '../../shell/ui/shrink-photo.ts'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { usePlaces } from '../data/office.ts'
import { keepPhoto, photosArrived } from '../data/photos.ts'
import { sayValue } from './data.ts'
import { usePlanText } from './text.ts'

/** How far a promise is: a figure, or done, with words and photos as evidence. */
export function SayValue({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const today = toOfficeDay(useNow())
  const { data: communities = [] } = usePlaces('community')
  const [id, setId] = useState(newId)
  const [day, setDay] = useState(today)
  const [place, setPlace] = useState('')
  const [value, setValue] = useState('')
  const [done, setDone] = useState(false)
  const [words, setWords] = useState('')
  const [photos, setPhotos] = useState<Photo[]>([])
  const [error, setError] = useState<unknown>()
  const errors = error instanceof ApiError ? error.fields : undefined
  const counted = item.binding !== null && item.binding.source.kind !== 'case'
  const measured = item.kind === 'target' && !counted
  const pick = (next: Photo[]) => {
    for (const photo of next) if (!photos.includes(photo)) keepPhoto(photo)
    setPhotos(next)
  }
  const send = async () => {
    setError(undefined)
    try {
      const files = photos.map(photo => photo.id)
      await photosArrived({ files })
      const said = value.trim() === '' || Number.isNaN(Number(value)) ? null : Number(value)
      await sayValue(item.id, { id, day, place, value: said, done: measured ? null : done ? true : null, words, files })
      toast(t('pl.said'))
      setId(newId())
      setValue('')
      setWords('')
      setDone(false)
      setPhotos([])
    } catch (cause) {
      setError(cause)
    }
  }
  return (
    <div className="pl-say">
      {error !== undefined && <ErrorNote error={error} />}
      <div className="pl-fields">
        <TextField type="date" label={t('pl.v.day')} max={today} value={day} error={errors?.day} onChange={setDay} />
        {measured && item.per === 'community' && (
          <Select
            label={t('pl.v.place')}
            value={place || undefined}
            error={errors?.place}
            onChange={next => setPlace(next ?? '')}
            options={communities.map(c => ({ value: c.id, label: c.name }))}
          />
        )}
        {!counted && (
          <TextField
            type="number"
            inputMode="decimal"
            label={measured ? t('pl.v.value') : t('pl.v.share')}
            optional={!measured}
            unit={measured ? item.unit : '%'}
            value={value}
            error={errors?.value}
            onChange={setValue}
          />
        )}
      </div>
      {!measured && !counted && (
        <Checkbox checked={done} onChange={setDone}>
          {t('pl.v.done')}
        </Checkbox>
      )}
      <TextArea
        label={t('pl.v.words')}
        optional={!done}
        rows={2}
        maxLength={1000}
        value={words}
        error={errors?.words}
        onChange={setWords}
      />
      <PhotoPicker label={t('pl.v.photos')} optional max={9} photos={photos} onChange={pick} />
      <Button look="main" onPress={send}>
        {t('pl.v.say')}
      </Button>
    </div>
  )
}
