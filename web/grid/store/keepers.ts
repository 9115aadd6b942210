import { api } from '../../shell/api.ts'
import type { PhoneKey } from '../data.ts'
import { adoptOld } from './adopt-old.ts'
import { allOf, database, type Keeper } from './db.ts'
import { canSeal, newKey, unlockKey } from './seal.ts'
import { openShelves, settled } from './shelves.ts'
import { setStoreState } from './state.ts'

const keepers = async (): Promise<Keeper[]> => (await database()).getAll('keepers')

/** Opens the things of whoever worked with this phone last, with no signal needed. @returns whose they are */
export async function openLast(): Promise<string | undefined> {
  if (!canSeal()) {
    setStoreState('unsafe')
    return undefined
  }
  try {
    const last = (await keepers()).find(one => one.key)
    if (!last?.key) return undefined
    openShelves({ person: last.person, key: last.key })
    await adoptOld(last.person)
    return last.person
  } catch {
    // Private windows of some browsers refuse the database.
    setStoreState('unsafe')
    return undefined
  }
}

/**
 * Makes the phone this person's: their things open, those of whoever came before are locked away with a half that only
 * the office has and gives to that other person only.
 * @throws ApiError when the office cannot be reached and the phone was another's
 */
export async function openFor(person: string): Promise<void> {
  if (!canSeal()) return openShelves({ person })
  const db = await database()
  const known = await db.get('keepers', person)
  if (known?.key) openShelves({ person, key: known.key })
  const { key: half, session } = await api.get<PhoneKey>('/me/phone-key').catch(error => {
    if (known?.key) return { key: '', session: known.session ?? '' }
    throw error
  })
  if (!half) return adoptOld(person)
  const opened = known?.key ? { key: known.key, locked: known.locked } : await keyFor(half, person, known)
  const write = db.transaction('keepers', 'readwrite')
  for (const other of await write.store.getAll())
    if (other.person !== person && other.key) await write.store.put({ ...other, key: undefined })
  await write.store.put({ person, session, ...opened })
  await write.done
  openShelves({ person, key: opened.key })
  await adoptOld(person)
}

async function keyFor(
  half: string,
  person: string,
  known: Keeper | undefined,
): Promise<{ key: CryptoKey; locked: Keeper['locked'] }> {
  if (known?.locked) {
    const key = await unlockKey(half, person, known.locked).catch(() => undefined)
    if (key) return { key, locked: known.locked }
    // The office's secret was renewed: what was locked with the old one cannot be opened by anybody.
    await dropThings(person)
  }
  return newKey(half, person)
}

async function dropThings(person: string): Promise<void> {
  await (await database()).delete('sealed', allOf(person))
}

/** How many things a person's phone has not sent. */
export async function unsentOf(person: string): Promise<number> {
  if (!canSeal()) return 0
  const records = await (await database()).getAll('sealed', allOf(person, 'errands'))
  return records.filter(one => one.waits).length
}

/** Nothing of a person stays: first the key, without which the rest is noise, then the rest. */
export async function wipe(person: string): Promise<void> {
  openShelves(undefined)
  if (!canSeal()) return
  const db = await database()
  await db.delete('keepers', person)
  await settled()
  await dropThings(person)
  for (const shelf of ['errands', 'photos', 'drafts', 'answers'] as const) await db.clear(shelf)
}

/** Everybody whose things lie here, with the session they last had. */
export const everybodyHere = async (): Promise<readonly Keeper[]> => (canSeal() ? keepers().catch(() => []) : [])

/** Remembers that a phone was cleared as asked until the office has been told. */
export async function rememberToTell(person: string, session: string, unsent: number): Promise<void> {
  await (await database()).put('keepers', { person, session, toTell: unsent })
}
export const told = async (person: string): Promise<void> => (await database()).delete('keepers', person)
