import { allOf, database, type Shelf } from './db.ts'
import { makeRoom } from './make-room.ts'
import { pack, seal, unpack, unseal } from './seal.ts'
import { setStoreState, storeState } from './state.ts'

type Kept = { readonly id: string }
/** Without a key nothing is written down: it lasts as long as the page. */
type Open = { readonly person: string; readonly key?: CryptoKey | undefined }

let open: Open | undefined
/** What is not safely written yet, and where nothing can be written all there is. `null` is to be taken away. */
const fresh = new Map<string, { readonly shelf: Shelf; readonly id: string; readonly value: Kept | null }>()
const writing = new Map<string, Promise<void>>()

const nameOf = (shelf: Shelf, id: string) => `${shelf}/${id}`
const placeOf = (person: string, shelf: Shelf, id: string) => `${person}/${shelf}/${id}`

/** From now on everything is this person's. What another one had not written down is forgotten. */
export function openShelves(next: Open | undefined): void {
  if (!next || open?.person !== next.person) fresh.clear()
  open = next
}
export const whoseShelves = () => open?.person

async function store(shelf: Shelf, id: string, value: Kept | null, person: string, key: CryptoKey): Promise<void> {
  const db = await database()
  if (value === null) return db.delete('sealed', [person, shelf, id])
  const box = await seal(key, await pack(value), placeOf(person, shelf, id))
  const waits = shelf === 'errands' && (value as { state?: unknown }).state !== 'sent'
  const record = { ...box, person, shelf, id, at: Date.now(), waits }
  await db.put('sealed', record).catch(async error => {
    if (!isFull(error) || !(await makeRoom(person))) throw error
    await db.put('sealed', record)
  })
}

const isFull = (error: unknown) => error instanceof DOMException && error.name === 'QuotaExceededError'

/** Writes what stands under a name by now; called once for each change, one after the other. */
async function write(name: string): Promise<void> {
  const entry = fresh.get(name)
  const owner = open
  if (!entry || !owner?.key) return
  try {
    await store(entry.shelf, entry.id, entry.value, owner.person, owner.key)
    if (fresh.get(name) === entry) fresh.delete(name)
    if (fresh.size === 0 && storeState() === 'full') setStoreState('kept')
  } catch (error) {
    // It stays in memory, and the page says so.
    setStoreState(isFull(error) || storeState() === 'full' ? 'full' : 'unsafe')
  }
}

function flush(name: string): Promise<void> {
  const next = (writing.get(name) ?? Promise.resolve())
    .then(() => write(name))
    .finally(() => writing.get(name) === next && writing.delete(name))
  writing.set(name, next)
  return next
}

export function put<T extends Kept>(shelf: Shelf, value: T): Promise<void> {
  const name = nameOf(shelf, value.id)
  fresh.set(name, { shelf, id: value.id, value })
  return flush(name)
}

export function remove(shelf: Shelf, id: string): Promise<void> {
  const name = nameOf(shelf, id)
  fresh.set(name, { shelf, id, value: null })
  return flush(name)
}

/** When everything begun has come to an end, well or badly. */
export const settled = (): Promise<unknown> => Promise.allSettled([...writing.values()])

/** Tries again to write down what found no room. */
export const writeAgain = (): Promise<unknown> => Promise.all([...fresh.keys()].map(flush))

export async function get<T extends Kept>(shelf: Shelf, id: string): Promise<T | undefined> {
  const known = fresh.get(nameOf(shelf, id))
  if (known) return (known.value ?? undefined) as T | undefined
  const owner = open
  if (!owner?.key) return undefined
  try {
    const record = await (await database()).get('sealed', [owner.person, shelf, id])
    return record && (unpack(await unseal(owner.key, record, placeOf(owner.person, shelf, id))) as T)
  } catch {
    return undefined
  }
}

export async function all<T extends Kept>(shelf: Shelf): Promise<T[]> {
  const found = new Map<string, T>()
  const owner = open
  const key = owner?.key
  const records =
    owner && key
      ? await database().then(
          db => db.getAll('sealed', allOf(owner.person, shelf)),
          () => [],
        )
      : []
  for (const record of records) {
    // One thing that does not open any more takes nothing else with it.
    const bytes = key && (await unseal(key, record, placeOf(record.person, shelf, record.id)).catch(() => undefined))
    if (bytes) found.set(record.id, unpack(bytes) as T)
  }
  for (const entry of fresh.values()) {
    if (entry.shelf !== shelf) continue
    if (entry.value) found.set(entry.id, entry.value as T)
    else found.delete(entry.id)
  }
  return [...found.values()]
}
