import type { EntryBulkDone, EntryDetail, EntryRow, entryBulk } from '#contract/entries'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { entryChanged, pathOf } from './calls.ts'

type Known = Pick<EntryRow, 'id' | 'version'>
type Values = Readonly<Record<string, unknown>>

const after = async (register: string, entry: EntryDetail): Promise<EntryDetail> => {
  await entryChanged(register, entry)
  return entry
}

/** The id is made once for what is being written, so that sent twice it is one entry. */
export const makeEntry = async (register: string, id: string, data: Values): Promise<EntryDetail> =>
  after(register, await api.create<EntryDetail>(pathOf(register), { id, data } as { id: string }))

export const changeEntry = async (register: string, known: Known, command: string, data: Values, reason: string | undefined) =>
  after(
    register,
    await api.patch<EntryDetail>(pathOf(register, known.id), {
      id: command,
      version: known.version,
      data,
      ...(reason && { reason }),
    }),
  )

export type Act = 'confirm' | 'archive' | 'restore'
export const actOn = async (register: string, known: Known, act: Act, reason?: string): Promise<EntryDetail> =>
  after(
    register,
    await api.post<EntryDetail>(`${pathOf(register, known.id)}/${act}`, {
      id: newId(),
      version: known.version,
      ...(reason && { reason }),
    }),
  )

export const mergeEntries = async (
  register: string,
  command: string,
  keep: Known,
  drop: Known,
  data: Values,
  reason: string,
): Promise<EntryDetail> => {
  const body = {
    id: command,
    keep: { id: keep.id, version: keep.version },
    drop: { id: drop.id, version: drop.version },
    data,
    reason,
  }
  return after(register, await api.post<EntryDetail>(`${pathOf(register)}/merge`, body))
}

type Bulk = (typeof entryBulk)['_output']
const AT_ONCE = 500

/** The same on many, in portions the office takes at once; `onDone` hears how many are through. */
export async function bulkOn(
  register: string,
  entries: readonly Known[],
  act: Bulk['act'],
  reason: string | undefined,
  onDone: (through: number) => void,
): Promise<EntryBulkDone> {
  const all: EntryBulkDone = { done: 0, refused: [] }
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const items = entries.slice(at, at + AT_ONCE).map(({ id, version }) => ({ id, version }))
    const one = await api.post<EntryBulkDone>(`${pathOf(register)}/bulk`, { id: newId(), items, act, ...(reason && { reason }) })
    all.done += one.done
    all.refused.push(...one.refused)
    onDone(at + items.length)
  }
  await entryChanged(register)
  return all
}
