import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { id } from '#contract/common'
import { fileView } from '#contract/office'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { checkMaySee, pictureById, takeFile } from '../store/files.ts'
import type { Server } from './server.ts'

/** Answers a picture in a way that no browser can mistake for a page or a script. Entitlement is the caller's business. */
export async function sendPicture(app: App, reply: FastifyReply, file: string, thumb: boolean): Promise<FastifyReply> {
  const picture = await pictureById(app, file, thumb)
  reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header(
      'content-disposition',
      `inline; filename="${file}${thumb ? '-thumb' : ''}.${picture.type === 'image/webp' ? 'webp' : 'jpg'}"`,
    )
    .header('cache-control', 'private, max-age=86400, immutable')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('etag', picture.etag)
    .header('vary', 'cookie, authorization')
  if (reply.request.headers['if-none-match'] === picture.etag) return reply.status(304).send()
  return reply.type(picture.type).send(Buffer.from(picture.bytes))
}

const idField = z.object({ value: id })

export async function fileRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['files']

  server.post(
    '/files',
    {
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Send a picture; name it afterwards in an answer',
        description:
          'multipart/form-data with the field `id` (a uuid made by the sender) first, then `file`: JPEG, PNG, WebP, AVIF or GIF up to 20 MB. The picture is encoded anew; EXIF and GPS are removed. The same id and bytes again give the same answer.',
        response: { 200: fileView },
      },
    },
    async request => {
      if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
      const part = await request.file()
      if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
      const named = idField.safeParse(part.fields.id)
      if (!named.success) {
        part.file.resume()
        throw new Fault('bad-request', { detail: { where: { id: 'a uuid, sent before the file' } } })
      }
      const row = await takeFile(office, request.actor, named.data.value.toLowerCase(), await part.toBuffer())
      return { id: row.id, type: row.type, bytes: row.bytes, width: row.width, height: row.height }
    },
  )

  const one = z.object({ id })
  for (const thumb of [false, true]) {
    server.get(
      thumb ? '/files/:id/thumb' : '/files/:id',
      {
        schema: {
          tags,
          summary: thumb ? 'A thumbnail of 400 pixels' : 'A picture',
          description: 'For whoever may read the case it belongs to.',
          params: one,
        },
      },
      async (request, reply) => {
        await checkMaySee(office, request.actor, request.params.id)
        return sendPicture(office, reply, request.params.id, thumb)
      },
    )
  }
}
