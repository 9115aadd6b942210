import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { FieldsData } from '#kernel/index'
import type { App } from '../app.ts'
import type { Fault } from '../errors.ts'
import { idFor } from '../store/context.ts'
import { takeFile } from '../store/files.ts'
import { faultOf } from './errors.ts'

type Values = Readonly<Record<string, readonly string[]>>

export interface Sent {
  readonly values: Values
  /** Pictures taken in now or when the form was sent before. */
  readonly photos: readonly string[]
  /** Why one of the pictures was not taken. */
  readonly photoFault: Fault | null
}

/** More than any form of ours asks, and little enough to be read at once. */
const limits = { fileSize: 20 * 1024 * 1024, files: 20, fields: 200, fieldSize: 100_000 }
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isId = (text: string | undefined): text is string => text !== undefined && uuid.test(text)

/** The same picture in the same form is the same file, however often the form is sent. */
const photoId = (form: string, bytes: Uint8Array) => idFor(`${form}/${createHash('sha256').update(bytes).digest('hex')}`, 0)

function grouped(pairs: readonly (readonly [string, string])[]): Values {
  const byName = Map.groupBy(pairs, ([name]) => name)
  // Browsers send line ends as carriage return and line feed.
  const texts = [...byName].map(([name, same]) => [name, same.map(([, text]) => text.replace(/\r\n?/g, '\n'))] as const)
  return Object.assign(Object.create(null), Object.fromEntries(texts))
}

/**
 * What a plain form sent. Pictures are taken in on the way, so that a form which has to be mended does not ask for them
 * again; `takePhotos` off reads the words alone.
 */
export async function readSent(
  app: App,
  request: FastifyRequest,
  photoField: string | undefined,
  takePhotos: boolean,
): Promise<Sent> {
  const pairs: [string, string][] = []
  const photos: string[] = []
  let photoFault: Fault | null = null
  if (request.isMultipart()) {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') {
        pairs.push([part.fieldname, String(part.value ?? '')])
        continue
      }
      const form = pairs.find(([name]) => name === 'id')?.[1]
      if (!takePhotos || part.fieldname !== photoField || !part.filename || !isId(form)) {
        part.file.resume()
        continue
      }
      try {
        const bytes = await part.toBuffer()
        if (bytes.length > 0) photos.push((await takeFile(app, { kind: 'anonymous' }, photoId(form, bytes), bytes)).id)
      } catch (error) {
        photoFault = faultOf(error)
        part.file.resume()
      }
    }
  } else {
    for (const pair of (request.body as URLSearchParams | undefined) ?? []) pairs.push(pair)
  }
  const values = grouped(pairs)
  const before = (photoField && values[`${photoField}.kept`]?.filter(isId)) || []
  return { values, photos: [...new Set([...before, ...photos])], photoFault }
}

/** Full-width digits and letters as the office writes them. */
const even = (text: string) => text.normalize('NFKC').trim()
const numberOf = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(even(text)) ? Number(even(text)) : text)

/** The answers as the engine reads them; the place is worked out apart. */
export function answersIn(form: FieldsData, { values, photos }: Sent): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(form)) {
    const all = (values[key] ?? []).filter(text => text.trim() !== '')
    const text = all[0]
    if (field.kind === 'photos' && photos.length > 0) answers[key] = photos
    if (text === undefined) continue
    switch (field.kind) {
      case 'photos':
      case 'place':
        break
      case 'count':
      case 'amount':
        answers[key] = numberOf(text)
        break
      case 'choices':
        answers[key] = all
        break
      case 'yesno':
        answers[key] = text === 'yes'
        break
      case 'person':
        answers[key] = { name: text }
        break
      case 'phone':
        answers[key] = even(text)
        break
      default:
        answers[key] = text
    }
  }
  return answers
}

/** Did this form come from a page of this office? Browsers say so themselves; one that says nothing is let in, as the API does. */
export function fromOwnPage(app: App, request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === request.host || (app.config.publicUrl !== null && host === new URL(app.config.publicUrl).host)
}
