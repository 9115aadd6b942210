import { useSyncExternalStore } from 'react'
import type { Picture } from '../../shell/ui/photo-strip.tsx'
import type { Photo } from '../../shell/ui/shrink-photo.ts'
import { all, get, put, remove } from './shelves.ts'

export type StoredPhoto = Omit<Photo, 'url'>

/** Object URLs of the photos still on this phone. */
const urls = new Map<string, string>()
let shown = 0
const listeners = new Set<() => void>()

/** Changes whenever pictures come or go, so that pages look again. */
export const usePictures = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => shown,
  )

function changed(): void {
  shown += 1
  for (const listener of listeners) listener()
}

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
  changed()
}

/** The picture as it lies on this phone, else as the office gives it. */
export function picture(id: string): Picture {
  const here = urls.get(id)
  return here ? { id, url: here } : { id, url: `/api/files/${id}/thumb`, full: `/api/files/${id}` }
}

/** Nobody's pictures are shown to the next person. */
export function dropPictures(): void {
  for (const url of urls.values()) URL.revokeObjectURL(url)
  urls.clear()
  changed()
}
