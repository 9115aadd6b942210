import { client } from '../../desk/data/client.ts'
import { leave } from '../../desk/data/session.ts'
import { type ApiError, api, watchRefusals } from '../../shell/api.ts'
import { emptyQueue } from '../outbox/queue.ts'
import { isOffline } from '../store/answers.ts'
import { everybodyHere, openFor, openLast, rememberToTell, told, unsentOf, wipe } from '../store/keepers.ts'
import { keepQueries, recallQueries } from '../store/kept-queries.ts'
import { dropPictures } from '../store/photos.ts'
import { askToKeep } from '../store/state.ts'
import { finishLeaving, rememberLeaving } from './leaving.ts'
import { setNote } from './note.ts'

/** Pages of the same phone in other tabs: what one of them clears none of the others goes on showing. */
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('linli-grid') : undefined

/** Before anything is shown: what this phone knows is there at once, with a signal or without. */
export async function startPhone(): Promise<void> {
  tabs?.addEventListener('message', () => location.reload())
  const signedOut = !(await finishLeaving())
  if (!signedOut && (await openLast())) {
    await recallQueries()
    keepQueries()
  }
  if (signedOut) client.setQueryData(['me'], null)
  watchRefusals(hear)
  void tellWhatWasCleared()
}

/** The phone is this person's now. @throws ApiError when it was another's and the office cannot be reached */
export async function makeMine(person: string): Promise<void> {
  await openFor(person)
  keepQueries()
  void askToKeep()
  // Without a signal it is asked at the next start.
  clearWhatIsAsked().catch(() => undefined)
}

function hear({ status, code }: ApiError): void {
  if (code === 'wipe-asked') return void obey()
  const known = client.getQueryData(['me'])
  // The question who is signed in answers itself.
  if (status === 401 && known && client.isFetching({ queryKey: ['me'] }) === 0)
    void client.invalidateQueries({ queryKey: ['me'] })
}

function nobody(): void {
  emptyQueue()
  dropPictures()
  client.removeQueries({ predicate: query => !['me', 'office', 'programmes'].includes(String(query.queryKey[0])) })
  client.setQueryData(['me'], null)
}

let obeying: Promise<void> | undefined
/** The office wants this phone cleared: that comes before anything else. */
export function obey(): Promise<void> {
  obeying ??= clearWhatIsAsked()
    .then(() => api.post('/session/wiped', { session: null, unsent: 0 }))
    .then(() => nobody())
    .catch(() => undefined)
    .finally(() => {
      obeying = undefined
    })
  return obeying
}

/** Asks for everybody whose things lie here whether they are to be cleared: their cookies may long be gone. */
export async function clearWhatIsAsked(): Promise<void> {
  for (const { person, session, key, toTell } of await everybodyHere()) {
    if (!session || toTell !== undefined) continue
    const { asked } = await api.get<{ asked: boolean }>('/session/wipe', { query: { session } })
    if (!asked) continue
    const unsent = await unsentOf(person)
    await wipe(person)
    await rememberToTell(person, session, unsent)
    if (key) {
      setNote({ kind: 'wiped', unsent })
      nobody()
      tabs?.postMessage('cleared')
    }
  }
  await tellWhatWasCleared()
}

async function tellWhatWasCleared(): Promise<void> {
  for (const { person, session, toTell } of await everybodyHere()) {
    if (!session || toTell === undefined) continue
    try {
      await api.post('/session/wiped', { session, unsent: toTell })
      await told(person)
    } catch {
      // Told at the next start.
    }
  }
}

/** Signs out and clears what this person had here, also where there is no signal: the office hears of it later. */
export async function signOut(person: string): Promise<void> {
  try {
    await leave()
  } catch (error) {
    if (!isOffline(error)) throw error
    rememberLeaving()
  }
  await wipe(person)
  nobody()
  tabs?.postMessage('left')
}
