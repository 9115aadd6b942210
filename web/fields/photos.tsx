import { useState } from 'react'
import { FieldFrame } from '../shell/ui/field-frame.tsx'
import { PhotoPicker } from '../shell/ui/photo-picker.tsx'
import { PhotoStrip } from '../shell/ui/photo-strip.tsx'
import type { Photo } from '../shell/ui/shrink-photo.ts'
import { useFieldSources } from './sources.ts'
import { asStrings, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function Input(props: InputProps<readonly string[]>) {
  const { keepPhoto, picture, camera } = useFieldSources()
  const [taken, setTaken] = useState<readonly Photo[]>([])
  const { field, onChange, value = [] } = props
  const fresh = taken.filter(photo => value.includes(photo.id))
  const earlier = value.filter(id => !fresh.some(photo => photo.id === id))
  const report = (ids: readonly string[]) => onChange(ids.length > 0 ? ids : undefined)
  const picker = (
    <PhotoPicker
      {...frameOf(props)}
      photos={fresh}
      camera={camera}
      max={(field.max ?? 9) - earlier.length}
      onChange={photos => {
        for (const photo of photos) if (!fresh.includes(photo)) keepPhoto?.(photo)
        setTaken(photos)
        report([...earlier, ...photos.map(photo => photo.id)])
      }}
    />
  )
  if (earlier.length === 0) return picker
  const shown = earlier.map(id => picture?.(id)).filter(one => one !== undefined)
  return (
    <FieldFrame label={field.title} hideLabel group>
      {() => (
        <div className="ui-stack">
          <PhotoStrip photos={shown} onRemove={gone => report(value.filter(id => id !== gone.id))} />
          {picker}
        </div>
      )}
    </FieldFrame>
  )
}

function Show({ value }: ShowProps<readonly string[]>) {
  const { picture } = useFieldSources()
  return <PhotoStrip photos={value.map(id => picture?.(id)).filter(one => one !== undefined)} />
}

/** Ids of pictures. A new photo's id is made on the device; the face's `keepPhoto` sends it. */
export const photos = fieldKind<readonly string[]>({ read: asStrings, Input, Show })
