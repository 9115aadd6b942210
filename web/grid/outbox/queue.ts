import { useSyncExternalStore } from 'react'
import type { CaseDetail, Filed } from '#contract/cases'
import type { Me } from '#contract/office'
import { client } from '../../desk/data/client.ts'
import { api } from '../../shell/api.ts'
import { keepDraft } from '../store/drafts.ts'
import { dropPhotos, findPhoto } from '../store/photos.ts'
import { all, put, remove, writeAgain } from '../store/shelves.ts'
import { type Doors, deliver } from './deliver.ts'
import { draftOf, type Errand, FORMAT, idsInLists, readStored } from './errand.ts'

const keptAfterSending = 24 * 3_600_000
/** A line that is there but carries nothing would hold the queue for ever. */
const forWords = 45_000
const forPhoto = 180_000

let errands: readonly Errand[] = []
let sending: string | undefined
let running: Promise<void> | undefined
const listeners = new Set<() => void>()

function show(next: readonly Errand[]): void {
  errands = [...next].sort((a, b) => a.no - b.no)
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
async function keep(errand: Errand): Promise<void> {
  await put('errands', errand)
  show([...errands.filter(one => one.id !== errand.id), errand])
}

export const useErrands = () => useSyncExternalStore(subscribe, () => errands)
/** The errand that is being sent at this moment. */
export const useSending = () => useSyncExternalStore(subscribe, () => sending)
export const unsent = (list: readonly Errand[]) => list.filter(one => one.state !== 'sent')

/** Gives up after a while. (`AbortSignal.timeout` is younger than the browsers we serve.) */
function within(milliseconds: number): AbortSignal {
  const control = new AbortController()
  setTimeout(() => control.abort(), milliseconds)
  return control.signal
}

const doors: Doors = {
  async sendPhoto(id) {
    const photo = await findPhoto(id)
    // A photo that is gone was sent before the page was closed: the office knows its id.
    if (!photo) return
    const form = new FormData()
    form.append('id', id)
    form.append('file', photo.blob, photo.name)
    await api.post('/files', form, { signal: within(forPhoto) })
  },
  file: (type, body) => api.post<Filed>(`/cases/${type}`, body, { signal: within(forWords) }),
  take: (id, body) => api.post<CaseDetail>(`/cases/${id}/commands`, body, { signal: within(forWords) }),
  keep,
}

/** Reads what this phone kept of the person's errands; what was sent long ago is let go. */
export async function openQueue(person: string, now = Date.now()): Promise<void> {
  const stored = (await all<Errand>('errands')).flatMap(one => readStored(one) ?? []).filter(one => one.person === person)
  const isOld = (one: Errand) => one.state === 'sent' && Math.abs(now - (one.sentAt ?? 0)) > keptAfterSending
  for (const old of stored.filter(isOld)) await remove('errands', old.id)
  show(stored.filter(one => !isOld(one)))
}

/** Sends what waits, oldest first, until the signal is gone. Several calls at once are one. */
export function sendAll(): Promise<void> {
  void writeAgain()
  running ??= sendOneByOne().finally(() => {
    running = undefined
  })
  return running
}

/** A cookie belongs to the whole browser: in another tab somebody else may have signed in meanwhile. */
async function isStillTheirs(person: string): Promise<boolean> {
  try {
    const me = await api.get<Me>('/session', { signal: within(forWords) })
    if (me.person.id !== person) client.setQueryData(['me'], me)
    return me.person.id === person && me.pending === 'none'
  } catch {
    return false
  }
}

async function sendOneByOne(): Promise<void> {
  const first = errands.find(one => one.state === 'waiting')
  if (!first || !(await isStillTheirs(first.person))) return
  const tried = new Set<string>()
  for (;;) {
    const next = errands.find(one => one.state === 'waiting' && !tried.has(one.id))
    if (!next) break
    tried.add(next.id)
    sending = next.id
    show(errands)
    const { errand, stop } = await deliver(next, doors, Date.now)
    sending = undefined
    await keep(errand)
    if (errand.state === 'sent') await dropPhotos(idsInLists(errand.wish.answers))
    if (stop) break
  }
  sending = undefined
  show(errands)
}

/** Keeps an errand on the phone first, then tries to send it. Answers how it stands after the first try. */
export async function entrust(made: Omit<Errand, 'format' | 'no' | 'madeAt' | 'state'>): Promise<Errand> {
  const no = Math.max(0, ...errands.map(one => one.no)) + 1
  const errand: Errand = { ...made, format: FORMAT, no, madeAt: Date.now(), state: 'waiting' }
  await keep(errand)
  await sendAll()
  // The run may have begun before this errand was there, and stopped at an older one.
  return errands.find(one => one.id === errand.id) ?? errand
}

/** The worker has seen what changed and wants it all the same. */
export async function sendAgain(errand: Errand, version?: number): Promise<void> {
  const { wish } = errand
  const again = wish.kind === 'take' && version !== undefined ? { ...wish, version } : wish
  await keep({ ...errand, wish: again, state: 'waiting', problem: undefined })
  await sendAll()
}

/** Takes a refused errand back into the form it came from. */
export async function takeBack(errand: Errand): Promise<void> {
  await keepDraft(draftOf(errand), errand.wish.answers)
  await forget(errand.id)
}

export async function discard(errand: Errand): Promise<void> {
  await dropPhotos(idsInLists(errand.wish.answers))
  await forget(errand.id)
}

async function forget(id: string): Promise<void> {
  await remove('errands', id)
  show(errands.filter(one => one.id !== id))
}

export const emptyQueue = () => show([])
