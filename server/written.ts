import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** An answer that was written out once, for all who ask. */
export interface Written {
  readonly etag: string
  readonly body: Buffer
  /** Made when somebody first takes it. */
  readonly gzipped: () => Promise<Buffer>
}

const squeeze = promisify(gzip)

export function written(text: string): Written {
  const body = Buffer.from(text)
  let gzipped: Promise<Buffer> | undefined
  return {
    etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    body,
    gzipped: () => {
      gzipped ??= squeeze(body)
      return gzipped
    },
  }
}

/** Sends it as it is, or gzipped to whoever takes that. */
export async function send(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Written,
  type = 'application/json; charset=utf-8',
): Promise<FastifyReply> {
  reply.type(type).header('vary', 'accept-language, accept-encoding')
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(answer.body)
  return reply.header('content-encoding', 'gzip').send(await answer.gzipped())
}

/** The same to whoever may keep it and asks each time whether it is still so. */
export async function sendKept(...[request, reply, answer, type]: Parameters<typeof send>): Promise<FastifyReply> {
  reply.header('etag', answer.etag).header('cache-control', 'no-cache')
  if (request.headers['if-none-match']?.includes(answer.etag)) return reply.status(304).send()
  return send(request, reply, answer, type)
}
