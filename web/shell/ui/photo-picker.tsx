import { type ReactNode, useState } from 'react'
import { useShellText } from '../i18n/index.ts'
import { FieldFrame, type FieldProps } from './field-frame.tsx'
import { PhotoStrip } from './photo-strip.tsx'
import { isHeic, type Photo, shrinkPhoto } from './shrink-photo.ts'
import { useCameraDenied } from './use-camera-denied.ts'
import './photo-picker.css'

type PhotoPickerProps = FieldProps & {
  photos: readonly Photo[]
  onChange: (photos: Photo[]) => void
  max?: number | undefined
  /** Opens the camera at once, with the album as a second way. */
  camera?: boolean | undefined
}

function Camera() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M4 8h3l1.5-2.5h7L17 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Z" />
      <circle cx="12" cy="13" r="3.5" />
    </svg>
  )
}

type SourceProps = { capture?: boolean; busy: boolean; onFiles: (files: FileList) => Promise<void>; children: ReactNode }

function Source({ capture, busy, onFiles, children }: SourceProps) {
  return (
    <label className={capture ? 'ui-photo-add ui-photo-camera' : 'ui-photo-add'} aria-busy={busy}>
      <Camera />
      {children}
      <input
        type="file"
        accept="image/*"
        capture={capture ? 'environment' : undefined}
        multiple={!capture}
        className="ui-hidden"
        disabled={busy}
        onChange={event => {
          if (event.target.files) void onFiles(event.target.files).finally(() => (event.target.value = ''))
        }}
      />
    </label>
  )
}

/** Camera or files; each photo is made small on the device before it is sent. */
export function PhotoPicker({ photos, onChange, max = 6, camera, ...frame }: PhotoPickerProps) {
  const t = useShellText()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string>()
  const denied = useCameraDenied(camera === true)

  const add = async (files: FileList) => {
    setBusy(true)
    setRefused(undefined)
    const taken: Photo[] = []
    for (const file of Array.from(files).slice(0, max - photos.length)) {
      try {
        taken.push(await shrinkPhoto(file))
      } catch {
        setRefused(t(isHeic(file) ? 'shell.photo.heic' : 'shell.photo.unreadable', { name: file.name }))
      }
    }
    setBusy(false)
    onChange([...photos, ...taken])
  }
  const remove = (photo: Photo) => {
    URL.revokeObjectURL(photo.url)
    onChange(photos.filter(one => one.id !== photo.id))
  }

  return (
    <FieldFrame
      {...frame}
      hint={denied ? t('shell.photo.denied') : (frame.hint ?? t('shell.photo.left', { max }))}
      error={frame.error ?? refused}
      group
    >
      {() => (
        <PhotoStrip photos={photos} onRemove={remove}>
          {photos.length < max && camera && (
            <Source capture busy={busy} onFiles={add}>
              {busy ? t('shell.photo.busy') : t('shell.photo.camera')}
            </Source>
          )}
          {photos.length < max && (
            <Source busy={busy} onFiles={add}>
              {camera
                ? t('shell.photo.album')
                : busy
                  ? t('shell.photo.busy')
                  : photos.length > 0
                    ? t('shell.photo.more')
                    : t('shell.photo.add')}
            </Source>
          )}
        </PhotoStrip>
      )}
    </FieldFrame>
  )
}
