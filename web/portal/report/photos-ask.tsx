import { useEffect, useState } from 'react'
import type { FieldData } from '#kernel/define/field'
import { PhotoPicker } from '../../shell/ui/photo-picker.tsx'
import type { Photo } from '../../shell/ui/shrink-photo.ts'
import { findPhoto, keepPhoto } from '../data/photo-store.ts'

type PhotosAskProps = {
  field: FieldData
  value: readonly string[]
  onChange: (ids: readonly string[] | undefined) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

/** Photos taken now or before the page was closed; they stay on the device until the office has them. */
export function PhotosAsk({ field, value, onChange, error, disabled }: PhotosAskProps) {
  const [photos, setPhotos] = useState<readonly Photo[]>([])
  const known = value.join()

  useEffect(() => {
    let left = false
    const ids = known ? known.split(',') : []
    void Promise.all(ids.map(findPhoto)).then(found => {
      if (left) return
      setPhotos(before =>
        found.flatMap(one => {
          if (!one) return []
          return before.find(photo => photo.id === one.id) ?? { ...one, url: URL.createObjectURL(one.blob) }
        }),
      )
    })
    return () => {
      left = true
    }
  }, [known])

  const change = (next: Photo[]) => {
    for (const photo of next) if (!photos.includes(photo)) void keepPhoto(photo)
    setPhotos(next)
    onChange(next.length > 0 ? next.map(photo => photo.id) : undefined)
  }
  return (
    <PhotoPicker
      label={field.title}
      hint={field.hint}
      optional={!field.required}
      error={error}
      disabled={disabled}
      max={field.max ?? 9}
      photos={photos}
      onChange={change}
    />
  )
}
