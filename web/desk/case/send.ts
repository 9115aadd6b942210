import type { BatchMade, BulkBody } from '#contract/bulk'
import type { CaseDetail } from '#contract/cases'
import type { Me } from '#contract/office'
import { ApiError, api } from '../../shell/api.ts'
import { mayRetry } from '../../shell/api-error.ts'
import { language } from '../../shell/preferences.ts'
import { placeRow, placeTaken, rowOf } from '../data/cases.ts'
import { client } from '../data/client.ts'
import { fits } from '../data/filter.ts'
import { goOn, sendBatch } from '../data/held.ts'
import { letGo } from '../data/held-store.ts'
import type { Kind } from '../data/office.ts'
import type { Command } from './acts.ts'

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Sends a command; a lost answer is asked for again under the same id, so it is done once. `null`: done, and out of my reach. */
export async function sendCommand(id: string, version: number, command: Command, tries = 3): Promise<CaseDetail | null> {
  await goOn(id)
  try {
    return await api.post<CaseDetail>(`/cases/${id}/commands`, { version, command })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found' && error.detail.done === true) return null
    if (tries <= 1 || !mayRetry(error)) throw error
    await pause(600)
    return sendCommand(id, version, command, tries - 1)
  }
}

/** Takes the answer of a command into everything the desk shows. */
export function keepAnswer(kind: Kind, me: Me, before: CaseDetail, after: CaseDetail | null) {
  const now = Date.now()
  if (after) {
    client.setQueryData(['case', after.case.id, language.get()], after)
    const row = rowOf(after, kind.def)
    placeRow(row, filter => fits(filter, row, kind.def, me, now))
  } else {
    client.removeQueries({ queryKey: ['case', before.case.id] })
    placeRow(rowOf(before, kind.def), () => false)
  }
  void client.invalidateQueries({ queryKey: ['counts'] })
  void client.invalidateQueries({ queryKey: ['map'] })
  void client.invalidateQueries({ queryKey: ['why', before.case.id] })
}

type Step = Omit<BulkBody, 'id'> & { id?: string; title: string; group?: string }

/** Sends one step on some cases. It is accepted at once; for a few seconds it can be taken back. */
export const sendStep = ({ title, group, ...body }: Step, kind: Kind, me: Me): Promise<BatchMade> => {
  const to = kind.def.steps[body.further?.at(-1)?.step ?? body.step]?.to
  return sendBatch(body, {
    title,
    group,
    to,
    onDone: cases => placeTaken(kind.type, cases, to, (filter, row) => fits(filter, row, kind.def, me, Date.now())),
  })
}

/** The same on one case: a refusal is this form's to show. `held` is false when it was taken at once. */
export async function sendOneStep(step: Step, kind: Kind, me: Me): Promise<{ after: CaseDetail | null; held: boolean }> {
  const made = await sendStep(step, kind, me)
  const [item] = made.items
  if (item?.error) {
    letGo(made.id)
    throw new ApiError({ status: 409, code: item.error.code, message: item.error.message, mend: item.error.mend })
  }
  return { after: made.preview, held: item?.status === 'held' }
}
