import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { BenchOffice } from '../lib/office.ts'
import type { Headers } from './people.ts'

/** Uploads a small picture of one colour, a new one each time; gives its id. */
export async function picture(office: BenchOffice, as: Headers): Promise<string> {
  const id = randomUUID()
  const [r, g, b] = [...Buffer.from(id.slice(0, 6), 'hex')]
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: { r: r ?? 0, g: g ?? 0, b: b ?? 0 } } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  form.set('id', id)
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'after.jpg')
  const answer = await fetch(`${office.url}/api/files`, { method: 'POST', body: form, headers: as })
  if (!answer.ok) throw new Error(`uploading: ${answer.status} ${await answer.text()}`)
  return id
}
