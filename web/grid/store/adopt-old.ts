import { database } from './db.ts'
import { put } from './shelves.ts'
import { storeState } from './state.ts'

const idsIn = (value: unknown): string => JSON.stringify(value) ?? ''

/** Did another person use the phone with the first version of the app? Their answers carry their id. */
const namesAnother = (key: string, person: string) => /^(tasks|mine)\//.test(key) && !key.includes(person)

/**
 * Seals what the first version of the app kept in plain: the person's errands with their photos, and the unfinished
 * forms unless somebody else worked with the same phone. What was merely seen is dropped; it is seen again.
 */
export async function adoptOld(person: string): Promise<void> {
  const db = await database()
  const [errands, photos, drafts, answers] = await Promise.all([
    db.getAll('errands'),
    db.getAll('photos'),
    db.getAll('drafts'),
    db.getAllKeys('answers'),
  ])
  if (errands.length + photos.length + drafts.length + answers.length === 0) return
  const mine = errands.filter(one => one.person === person)
  const alone = mine.length === errands.length && !answers.some(key => namesAnother(key, person))
  const forms = alone ? drafts : []
  const mentioned = idsIn([...mine, ...forms])
  const pictures = photos.filter(one => mentioned.includes(one.id))
  for (const one of mine) await put('errands', one)
  for (const one of forms) await put('drafts', one)
  for (const one of pictures) await put('photos', one)
  // Without room for the sealed ones the plain ones stay where they are, to be tried again.
  if (storeState() !== 'kept') return
  const clear = db.transaction(['errands', 'photos', 'drafts', 'answers'], 'readwrite')
  for (const one of mine) await clear.objectStore('errands').delete(one.id)
  for (const one of pictures) await clear.objectStore('photos').delete(one.id)
  if (alone) await Promise.all([clear.objectStore('drafts').clear(), clear.objectStore('photos').clear()])
  await clear.objectStore('answers').clear()
  await clear.done
}
