import { api } from '../../shell/api.ts'
import { mayRetry } from '../../shell/api-error.ts'
import type { Picture } from '../../shell/ui/photo-strip.tsx'
import type { Photo } from '../../shell/ui/shrink-photo.ts'

const sending = new Map<string, Promise<unknown>>()
const kept = new Map<string, Photo>()

async function upload(photo: Photo, tries = 3): Promise<unknown> {
  const form = new FormData()
  form.append('id', photo.id)
  form.append('file', photo.blob, photo.name)
  try {
    return await api.post('/files', form)
  } catch (error) {
    if (tries <= 1 || !mayRetry(error)) throw error
    return upload(photo, tries - 1)
  }
}

/** Sends a photo while the form is still being filled in; the same id again is the same file. */
export function keepPhoto(photo: Photo) {
  kept.set(photo.id, photo)
  const done = upload(photo)
  sending.set(photo.id, done)
  done.catch(() => undefined)
}

/** Waits until every photo of these answers has arrived; one that failed is sent once more. */
export async function photosArrived(answers: Readonly<Record<string, unknown>>) {
  for (const value of Object.values(answers)) {
    for (const id of Array.isArray(value) ? value : []) {
      const photo = kept.get(id)
      if (!photo) continue
      await sending.get(id)?.catch(() => {
        const again = upload(photo)
        sending.set(id, again)
        return again
      })
    }
  }
}

/** Where a stored photo can be seen: small in a strip, whole when opened. */
export function pictureOf(id: string): Picture {
  const own = kept.get(id)
  return own ? { id, url: own.url } : { id, url: `/api/files/${id}/thumb`, full: `/api/files/${id}` }
}
