import type { Picture } from '../../shell/ui/photo-strip.tsx'
import type { Photo } from '../../shell/ui/shrink-photo.ts'
import { all, get, put, remove } from './db.ts'

export type StoredPhoto = Omit<Photo, 'url'>

/** Object URLs of the photos still on this phone. */
const urls = new Map<string, string>()

export async function keepPhoto({ url, ...photo }: Photo): Promise<void> {
  urls.set(photo.id, url)
  await put('photos', photo)
}

export const findPhoto = (id: string) => get<StoredPhoto>('photos', id)

export async function dropPhotos(ids: readonly string[]): Promise<void> {
  for (const id of ids) await remove('photos', id)
}

/** After a restart the photos of unfinished work can be seen again. */
export async function showKeptPhotos(): Promise<void> {
  for (const photo of await all<StoredPhoto>('photos'))
    if (!urls.has(photo.id)) urls.set(photo.id, URL.createObjectURL(photo.blob))
}

/** The picture as it lies on this phone, else as the office gives it. */
export function picture(id: string): Picture {
  const here = urls.get(id)
  return here ? { id, url: here } : { id, url: `/api/files/${id}/thumb`, full: `/api/files/${id}` }
}
