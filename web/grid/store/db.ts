import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Box } from './seal.ts'

/** As the first version of the app had them. */
type OldShelf = 'errands' | 'photos' | 'drafts' | 'answers'
const oldShelves: readonly OldShelf[] = ['errands', 'photos', 'drafts', 'answers']
/**
 * What a grid worker's phone keeps until the office has it: errands, photos, unfinished forms, and the last answers seen;
 * and the walk under way with its route, which the office never gets.
 */
export type Shelf = OldShelf | 'patrol'

/** One sealed thing. What stands beside the box is no words of anybody: ids, when, and whether it still waits. */
export type Sealed = Box & {
  readonly person: string
  readonly shelf: Shelf
  readonly id: string
  readonly at: number
  readonly waits: boolean
}

/** Somebody whose things lie on this phone. */
export type Keeper = {
  readonly person: string
  /** Opens their things; only the one who works with the phone now has it here. It is not extractable. */
  readonly key?: CryptoKey | undefined
  /** The same key, locked with the half that the office gives to this person only. */
  readonly locked?: Box | undefined
  /** The session they last had here, by which the office may ask to clear the phone. */
  readonly session?: string | undefined
  /** Cleared as asked, with so much unsent: still to be told. */
  readonly toTell?: number | undefined
}

interface Schema extends DBSchema {
  keepers: { key: string; value: Keeper }
  sealed: { key: [string, Shelf, string]; value: Sealed }
  /** As the first version of the app wrote them, in plain: moved when their person opens the app. */
  errands: { key: string; value: { id: string; person?: string } }
  photos: { key: string; value: { id: string } }
  drafts: { key: string; value: { id: string } }
  answers: { key: string; value: { id: string } }
}
export type Database = IDBPDatabase<Schema>

let opening: Promise<Database> | undefined

export function database(): Promise<Database> {
  opening ??= openDB<Schema>('linli-grid', 2, {
    upgrade(db) {
      db.createObjectStore('keepers', { keyPath: 'person' })
      db.createObjectStore('sealed', { keyPath: ['person', 'shelf', 'id'] })
      for (const shelf of oldShelves) if (!db.objectStoreNames.contains(shelf)) db.createObjectStore(shelf, { keyPath: 'id' })
    },
    blocking(_current, _blocked, event) {
      // A newer page in another tab wants to renew the shelves: it must not wait for this one.
      const db = event.target as unknown as IDBDatabase
      db.close()
      opening = undefined
    },
    terminated() {
      opening = undefined
    },
  }).catch(error => {
    opening = undefined
    throw error
  })
  return opening
}

export const allOf = (person: string, shelf?: Shelf): IDBKeyRange =>
  shelf ? IDBKeyRange.bound([person, shelf, ''], [person, shelf, []]) : IDBKeyRange.bound([person], [person, []])
