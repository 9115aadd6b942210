import type { z } from 'zod'
import type { fileView } from '#contract/office'
import { api } from '../../shell/api.ts'
import { ApiError, mayRetry } from '../../shell/api-error.ts'
import { findPhoto } from './photo-store.ts'

type FileView = z.infer<typeof fileView>

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** The ids in answers that may be photos on this device: lists of ids made here. */
export const photoIdsIn = (answers: Readonly<Record<string, unknown>>): string[] =>
  Object.values(answers).flatMap(value =>
    Array.isArray(value) ? value.filter(one => typeof one === 'string' && uuid.test(one)) : [],
  )

/** Sends each photo under the id it was given when it was taken; the office keeps one however often it hears it. */
export async function uploadPhotos(ids: readonly string[], onProgress: (number: number) => void): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const photo = await findPhoto(id)
    if (!photo) continue
    onProgress(index + 1)
    const form = new FormData()
    form.append('id', id)
    form.append('file', photo.blob, photo.name)
    await twice(() => api.post<FileView>('/files', form))
  }
}

async function twice<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!mayRetry(error)) throw error
    return run()
  }
}

/** Nobody refused it: there was no answer, or the office is busy. Worth keeping and sending again later. */
export const isTemporary = (error: unknown): boolean => mayRetry(error) || (error instanceof ApiError && error.status === 429)
