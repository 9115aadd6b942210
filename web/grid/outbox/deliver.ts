import type { Filed } from '#contract/cases'
import { ApiError, mayRetry } from '../../shell/api-error.ts'
import type { Errand, Problem } from './errand.ts'

/** The doors an errand goes through; the tests stand in for them. */
export type Doors = {
  sendPhoto: (id: string) => Promise<void>
  file: (
    type: string,
    body: { id: string; channel: 'grid'; answers: Errand['wish']['answers']; madeAt: number },
  ) => Promise<Pick<Filed, 'number'>>
  take: (id: string, body: object) => Promise<unknown>
  /** Called after every photo, so that a break costs at most one of them. */
  keep: (errand: Errand) => Promise<void>
}

/** Nobody said no: there was no answer, the office is busy, or the sign-in ran out. */
export const isTemporary = (error: unknown): boolean =>
  mayRetry(error) || (error instanceof ApiError && (error.status === 429 || error.status === 401 || error.status >= 500))

/** The state of the case has moved on since the worker looked. */
const conflicts = new Set(['stale-version', 'step-not-now', 'case-ended', 'step-condition', 'step-unknown', 'not-found'])

const problemOf = ({ code, message, mend, fields }: ApiError): Problem => ({ code, message, mend, fields: { ...fields } })

/** Tries once: the photos it still holds, then the wish. The answer is the errand as it stands afterwards. */
export async function deliver(errand: Errand, doors: Doors, now: () => number): Promise<{ errand: Errand; stop: boolean }> {
  let current = errand
  try {
    for (const photo of errand.photos) {
      await doors.sendPhoto(photo)
      current = { ...current, photos: current.photos.filter(id => id !== photo) }
      await doors.keep(current)
    }
    const number = await tell(current, doors)
    return { errand: { ...current, state: 'sent', problem: undefined, number, sentAt: now() }, stop: false }
  } catch (error) {
    // An office that breaks over one errand may well take the next.
    if (!(error instanceof ApiError) || isTemporary(error))
      return { errand: { ...current, state: 'waiting' }, stop: !(error instanceof ApiError && error.status === 500) }
    // The step took the case out of the worker's reach: it was taken all the same.
    if (error.detail.done === true)
      return { errand: { ...current, state: 'sent', problem: undefined, sentAt: now() }, stop: false }
    const state = conflicts.has(error.code) ? 'conflict' : 'refused'
    return { errand: { ...current, state, problem: problemOf(error) }, stop: false }
  }
}

async function tell({ id, wish, madeAt }: Errand, doors: Doors): Promise<string> {
  if (wish.kind === 'file') return (await doors.file(wish.type, { id, channel: 'grid', answers: wish.answers, madeAt })).number
  const command = { kind: 'take', id, step: wish.step, answers: wish.answers }
  await doors.take(wish.case, { version: wish.version, command, madeAt })
  return wish.number
}
