/** What a grid worker's phone keeps until the office has it: errands, photos, unfinished forms, and the last answers seen. */
export type Shelf = 'errands' | 'photos' | 'drafts' | 'answers'
const shelves: readonly Shelf[] = ['errands', 'photos', 'drafts', 'answers']
type Kept = { readonly id: string }

/** Where the browser keeps no database, things last as long as the page. */
const memory = new Map<Shelf, Map<string, Kept>>(shelves.map(shelf => [shelf, new Map()]))
let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('linli-grid', 1)
    request.onupgradeneeded = () => {
      for (const shelf of shelves) request.result.createObjectStore(shelf, { keyPath: 'id' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opening
}

async function run<T>(shelf: Shelf, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await database()
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(shelf, mode)
    const request = act(transaction.objectStore(shelf))
    // A write counts when its transaction is through, not when the request is.
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

export async function put<T extends Kept>(shelf: Shelf, value: T): Promise<void> {
  memory.get(shelf)?.set(value.id, value)
  await run(shelf, 'readwrite', store => store.put(value)).catch(() => undefined)
}

export async function get<T extends Kept>(shelf: Shelf, id: string): Promise<T | undefined> {
  const known = memory.get(shelf)?.get(id)
  if (known) return known as T
  return run<T | undefined>(shelf, 'readonly', store => store.get(id)).catch(() => undefined)
}

export async function all<T extends Kept>(shelf: Shelf): Promise<T[]> {
  const stored = await run<T[]>(shelf, 'readonly', store => store.getAll()).catch(() => [])
  const known = [...(memory.get(shelf)?.values() ?? [])] as T[]
  return [...new Map([...stored, ...known].map(one => [one.id, one])).values()]
}

export async function remove(shelf: Shelf, id: string): Promise<void> {
  memory.get(shelf)?.delete(id)
  await run(shelf, 'readwrite', store => store.delete(id)).catch(() => undefined)
}

/** Nothing of the office stays on a phone that somebody signed out of. */
export async function wipe(): Promise<void> {
  for (const shelf of shelves) {
    memory.get(shelf)?.clear()
    await run(shelf, 'readwrite', store => store.clear()).catch(() => undefined)
  }
}
