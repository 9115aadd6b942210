import type { Filed } from '#contract/cases'
import { ApiError, api } from '../../shell/api.ts'
import { language } from '../../shell/preferences.ts'
import { mailKey } from '../tell/mail-key.ts'
import { type Answers, type Draft, draftOf, isDraft, type Problem } from './drafts.ts'
import { isRecord, kept } from './kept.ts'
import { rememberReport } from './my-reports.ts'
import { dropPhotos } from './photo-store.ts'
import { isTemporary, photoIdsIn, uploadPhotos } from './upload.ts'

/** A report on its way. It is not edited any more: the office may already have it although its answer got lost. */
export type Waiting = Draft & {
  readonly type: string
  readonly title: string
  readonly savedAt: number
  /** The office said no; the person has to change something. */
  readonly problem?: Problem | undefined
}

const isWaiting = (value: unknown): value is Waiting =>
  isRecord(value) && typeof value.type === 'string' && typeof value.title === 'string' && isDraft(value)

const store = kept<readonly Waiting[]>('outbox', stored => (Array.isArray(stored) ? stored.filter(isWaiting) : []))
const running = new Map<string, Promise<Outcome>>()

export const useOutbox = store.use
export const waitingBy = (id: string) => store.get().find(one => one.id === id)
const replace = (id: string, next: Waiting | undefined) =>
  store.set([...store.get().filter(one => one.id !== id), ...(next ? [next] : [])])

export type Outcome = { is: 'sent'; number: string } | { is: 'waiting' } | { is: 'refused'; error: ApiError }
export type Progress = (photo: { number: number; count: number } | undefined) => void

/** Puts a finished report on its way and tries at once. */
export function sendReport(waiting: Waiting, onProgress: Progress): Promise<Outcome> {
  const { problem: _, ...clean } = waiting
  replace(waiting.id, clean)
  if (draftOf(waiting.type).get()?.id === waiting.id) draftOf(waiting.type).set(undefined)
  return attempt(clean, onProgress)
}

/** Takes a refused report back to be written on. */
export function takeBack(id: string): void {
  replace(id, undefined)
}

export function saveRefused(waiting: Waiting): void {
  replace(waiting.id, waiting)
}

/** Tries everything that waits, one after the other. */
export async function sendWaiting(): Promise<void> {
  for (const waiting of store.get()) if (!waiting.problem) await attempt(waiting, () => {})
}

function attempt(waiting: Waiting, onProgress: Progress): Promise<Outcome> {
  const under = running.get(waiting.id) ?? deliver(waiting, onProgress).finally(() => running.delete(waiting.id))
  running.set(waiting.id, under)
  return under
}

async function deliver(waiting: Waiting, onProgress: Progress): Promise<Outcome> {
  const { id, type, title } = waiting
  const { [mailKey]: email, ...answers } = waiting.answers
  const tell = typeof email === 'string' ? { tell: { email: email.trim(), language: language.get() } } : {}
  const photos = photoIdsIn(answers)
  try {
    await uploadPhotos(photos, number => onProgress({ number, count: photos.length }))
    onProgress(undefined)
    const body: { readonly id: string } & Answers = { id, channel: 'portal', answers, ...tell }
    const filed = await api.create<Filed>(`/cases/${type}`, body, { tries: 2 })
    const { number, key, state, dueAt } = filed
    rememberReport({ id, number, key, type, title, state, dueAt, filedAt: waiting.savedAt })
    replace(id, undefined)
    await dropPhotos(photos)
    return { is: 'sent', number }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (isTemporary(error)) return { is: 'waiting' }
    const { code, message, mend, fields } = error
    replace(id, { ...waiting, problem: { code, message, ...(mend && { mend }), fields: { ...fields } } })
    return { is: 'refused', error }
  }
}
