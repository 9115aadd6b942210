import type { Photo } from '../../shell/ui/shrink-photo.ts'

type Stored = Omit<Photo, 'url'>

/** Where the device keeps no database, photos last as long as the page. */
const memory = new Map<string, Stored>()

let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('linli-portal', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('photos', { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

async function withPhotos<T>(mode: IDBTransactionMode, run: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const request = run(db.transaction('photos', mode).objectStore('photos'))
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Keeps a photo of a report that is not yet accepted. */
export async function keepPhoto({ url: _, ...photo }: Photo): Promise<void> {
  memory.set(photo.id, photo)
  try {
    await withPhotos('readwrite', photos => photos.put(photo))
  } catch {
    // Kept in memory: the page still sends it.
  }
}

export async function findPhoto(id: string): Promise<Stored | undefined> {
  const known = memory.get(id)
  if (known) return known
  try {
    return await withPhotos<Stored | undefined>('readonly', photos => photos.get(id))
  } catch {
    return undefined
  }
}

export async function dropPhotos(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    memory.delete(id)
    try {
      await withPhotos('readwrite', photos => photos.delete(id))
    } catch {
      // Nothing was kept.
    }
  }
}
