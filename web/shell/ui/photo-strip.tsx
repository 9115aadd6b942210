import { type ReactNode, useState } from 'react'
import { useShellText } from '../i18n/index.ts'
import { Dialog } from './dialog.tsx'
import './photo-picker.css'

export type Picture = {
  readonly id: string
  readonly url: string
  readonly full?: string | undefined
  readonly alt?: string | undefined
}

type PhotoStripProps<P extends Picture> = {
  photos: readonly P[]
  onRemove?: ((photo: P) => void) | undefined
  children?: ReactNode
}

/** Thumbnails that open large; with `onRemove` each can be taken away. */
export function PhotoStrip<P extends Picture>({ photos, onRemove, children }: PhotoStripProps<P>) {
  const t = useShellText()
  const [open, setOpen] = useState<P>()
  const [gone, setGone] = useState<readonly string[]>([])
  const name = (photo: P) => photo.alt ?? t('shell.photo.number', { number: photos.indexOf(photo) + 1 })
  return (
    <div className="ui-photos">
      {photos.map((photo, index) =>
        gone.includes(photo.id) ? (
          <div className="ui-photo ui-photo-gone" key={photo.id}>
            <span>{t('shell.photo.gone')}</span>
          </div>
        ) : (
          <div className="ui-photo" key={photo.id}>
            <button
              type="button"
              className="ui-photo-open"
              aria-label={t('shell.photo.open', { number: index + 1 })}
              onClick={() => setOpen(photo)}
            >
              <img src={photo.url} alt={name(photo)} loading="lazy" onError={() => setGone(ids => [...ids, photo.id])} />
            </button>
            {onRemove && (
              <button
                type="button"
                className="ui-photo-remove"
                aria-label={t('shell.photo.remove', { number: index + 1 })}
                onClick={() => onRemove(photo)}
              >
                <span aria-hidden="true">×</span>
              </button>
            )}
          </div>
        ),
      )}
      {children}
      <Dialog open={open !== undefined} onClose={() => setOpen(undefined)} title={open ? name(open) : ''} size="wide">
        {open && <img className="ui-photo-full" src={open.full ?? open.url} alt={name(open)} />}
      </Dialog>
    </div>
  )
}
