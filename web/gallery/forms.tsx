import { useState } from 'react'
import { Checkbox } from '../shell/ui/checkbox.tsx'
import { Choice } from '../shell/ui/choice.tsx'
import { PhotoPicker } from '../shell/ui/photo-picker.tsx'
import { Select } from '../shell/ui/select.tsx'
import type { Photo } from '../shell/ui/shrink-photo.ts'
import { type Mark, Stars } from '../shell/ui/stars.tsx'
import { TextArea } from '../shell/ui/text-area.tsx'
import { TextField } from '../shell/ui/text-field.tsx'
import { Part } from './part.tsx'
import { useText } from './samples.ts'

export function Forms() {
  const t = useText()
  const [name, setName] = useState('')
  const [story, setStory] = useState('')
  const [kind, setKind] = useState<string | undefined>('light')
  const [call, setCall] = useState(true)
  const [photos, setPhotos] = useState<Photo[]>([])
  const [mark, setMark] = useState<Mark | undefined>(4)
  const options = (['light', 'trash', 'noise', 'water'] as const).map(value => ({
    value,
    label: t(`gallery.kind.${value}`),
    hint: value === 'light' ? t('gallery.kind.light.hint') : undefined,
    disabled: value === 'water',
  }))
  const still = () => undefined
  return (
    <Part name="form">
      <div className="g-fields">
        <div className="ui-stack">
          <TextField label={t('gallery.name')} hint={t('gallery.name.hint')} optional value={name} onChange={setName} />
          <TextArea
            label={t('gallery.story')}
            error={story ? undefined : t('gallery.story.error')}
            value={story}
            onChange={setStory}
            maxLength={200}
          />
          <TextField label={t('gallery.state.disabled')} value={t('gallery.unit.1')} onChange={still} disabled />
          <TextField label={t('gallery.amount')} unit={t('gallery.yuan')} inputMode="decimal" value="1200.50" onChange={still} />
          <div className="g-focus">
            <input className="ui-control" aria-label={t('gallery.state.focus')} value={t('gallery.state.focus')} readOnly />
          </div>
          <Select label={t('gallery.kind.list')} options={options} value={kind} onChange={setKind} />
        </div>
        <div className="ui-stack">
          <Choice label={t('gallery.kind')} options={options} value={kind} onChange={setKind} />
          <Choice
            label={t('gallery.kind.wrong')}
            options={options.slice(0, 2)}
            value={undefined}
            onChange={still}
            error={t('gallery.kind.error')}
          />
          <Checkbox checked={call} onChange={setCall}>
            {t('gallery.call')}
          </Checkbox>
          <Stars label={t('gallery.rating')} value={mark} onChange={setMark} />
          <PhotoPicker label={t('gallery.photo')} photos={photos} onChange={setPhotos} max={3} optional />
        </div>
      </div>
    </Part>
  )
}
