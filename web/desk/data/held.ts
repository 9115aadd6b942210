import type { Batch, BatchMade, BulkBody } from '#contract/bulk'
import { ApiError, api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { client } from './client.ts'
import { aheadFor, type Following, follow, followed, letGo } from './held-store.ts'

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
/** Room for the server's own round before its answer is asked for. */
const AFTER = 700

/** The web and the server may disagree about the time: what is left is counted from when the answer came. */
const endsAt = new Map<string, number>()
export const heldUntil = (id: string): number => endsAt.get(id) ?? 0

export const stillHeld = (batch: Batch): boolean => batch.items.some(item => item.status === 'held')
export const refusedOf = (batch: Batch) => batch.items.filter(item => item.status === 'refused')

type Sending = Pick<Following, 'title' | 'to' | 'onDone'> & { readonly group?: string | undefined }

/** Sends one step on some cases; a lost answer is asked for again under the same id. */
export async function sendBatch(body: Omit<BulkBody, 'id'> & { id?: string }, sending: Sending): Promise<BatchMade> {
  for (const item of body.items) await goOn(item.case)
  const made = await api.create<BatchMade>('/cases/bulk', { ...body, id: body.id ?? newId() })
  begin(made, { ...sending, preview: made.preview })
  return made
}

function begin(batch: Batch, more: Sending & Pick<Following, 'preview'>) {
  const following = { ...more, batch, group: more.group ?? batch.id }
  const left = Math.max(0, (batch.runsAt ?? 0) - Date.now())
  // A clock that runs wrong must not hide the way back, or keep it for ever.
  endsAt.set(batch.id, Date.now() + Math.min(left || 10_000, 60_000))
  if (stillHeld(batch) || refusedOf(batch).length > 0) follow(following)
  if (stillHeld(batch)) void watch(batch.id)
  else refresh(following)
}

/** Waits until everything is settled, then takes it into what the desk shows. */
async function watch(id: string) {
  await pause(Math.max(0, heldUntil(id) - Date.now()) + AFTER)
  for (let tries = 0; followed(id) && tries < 100; tries += 1) {
    const batch = await api.get<Batch>(`/cases/bulk/${id}`).catch(() => undefined)
    if (batch && followed(id)) {
      settle(batch)
      if (!stillHeld(batch)) return
    }
    await pause(Math.min(5000, 500 * (tries + 1)))
  }
}

function settle(batch: Batch) {
  const before = followed(batch.id)
  if (!before) return
  const after = { ...before, batch }
  if (!stillHeld(batch)) refresh(after)
  if (stillHeld(batch) || refusedOf(batch).length > 0) follow(after)
  else letGo(batch.id)
}

/** What was taken stands everywhere as it now is. Lists are mended where they stand: ten thousand rows are not read anew for one. */
function refresh({ batch, preview, onDone }: Following) {
  const done = batch.items.filter(item => item.status === 'done').map(item => item.case)
  if (preview && done.includes(preview.case.id)) client.setQueriesData({ queryKey: ['case', preview.case.id] }, preview)
  onDone?.(done)
  const touched = new Set(batch.items.map(item => item.case))
  void client.invalidateQueries({ predicate: ({ queryKey: [name, id] }) => name === 'case' && touched.has(String(id)) })
  for (const key of ['counts', 'count', 'map', 'unit-loads', 'why']) void client.invalidateQueries({ queryKey: [key] })
}

/** Takes back what is not taken yet. @returns how many could not be taken back any more */
export async function takeBack(id: string): Promise<number> {
  const before = followed(id)
  const batch = await api.post<Batch>(`/cases/bulk/${id}/recall`)
  if (before) refresh({ ...before, batch })
  letGo(id)
  return batch.items.filter(item => item.status === 'done').length
}

/** Has a batch taken at once. */
export async function takeNow(id: string): Promise<Batch> {
  const batch = await api.post<Batch>(`/cases/bulk/${id}/run`)
  settle(batch)
  return batch
}

/** Somebody goes on with a case: what is held for it is taken first. @throws ApiError when it was refused */
export async function goOn(of: string): Promise<void> {
  const held = aheadFor(of)
  if (!held) return
  const batch = await takeNow(held.batch)
  const error = batch.items.find(item => item.case === of)?.error
  if (error) throw new ApiError({ status: 409, code: error.code, message: error.message, mend: error.mend })
}

/** I have seen what was refused. */
export async function putAway(id: string): Promise<void> {
  letGo(id)
  await api.remove(`/cases/bulk/${id}`)
}

/** After a reload: what is still held can still be taken back, and what was refused is still to be read. */
export async function findAgain(titleOf: (step: string) => string): Promise<void> {
  const { rows } = await api.get<{ rows: Batch[] }>('/cases/bulk')
  for (const batch of rows)
    if (!followed(batch.id)) begin(batch, { title: titleOf(batch.step), to: undefined, preview: null, onDone: undefined })
}
