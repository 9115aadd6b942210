import { useState } from 'react'
import { PhotoPicker } from '../../shell/ui/photo-picker.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import type { Photo } from '../../shell/ui/shrink-photo.ts'
import { keepPhoto, photosArrived, pictureOf } from '../data/photos.ts'
import { useAppraisalText } from './text.ts'

type Pictures = ReturnType<typeof useEvidence>

/** Pictures of a mark or objection while it is written: those it had, and new ones on their way. */
export function useEvidence(had: readonly string[]) {
  const [kept, setKept] = useState(had)
  const [photos, setPhotos] = useState<Photo[]>([])
  const pick = (next: Photo[]) => {
    for (const photo of next) if (!photos.includes(photo)) keepPhoto(photo)
    setPhotos(next)
  }
  const arrived = async () => {
    const files = photos.map(photo => photo.id)
    await photosArrived({ files })
    return [...kept, ...files]
  }
  return { kept, setKept, photos, pick, arrived, count: kept.length + photos.length }
}

export function EvidencePicker({ of, error }: { of: Pictures; error?: string | undefined }) {
  const t = useAppraisalText()
  return (
    <>
      {of.kept.length > 0 && (
        <PhotoStrip photos={of.kept.map(pictureOf)} onRemove={gone => of.setKept(of.kept.filter(file => file !== gone.id))} />
      )}
      <PhotoPicker
        label={t('ap.evidence.pictures')}
        hint={t('ap.evidence.pictures.hint')}
        optional
        error={error}
        max={9 - of.kept.length}
        photos={of.photos}
        onChange={of.pick}
      />
    </>
  )
}

export const Evidence = ({ files }: { files: readonly string[] }) =>
  files.length === 0 ? null : <PhotoStrip photos={files.map(pictureOf)} />
