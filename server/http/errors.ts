import type { FastifyError, FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Fault } from '../errors.ts'
import { errorWords } from '../words/errors.ts'

/** PostgreSQL ending, starting or out of connections; then a socket that broke, is refused, or is not there yet. */
const awayStates = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006', '53300'])
const awaySockets = new Set([
  'EPIPE',
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const awayWords = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

/** Is the database out of reach, rather than unhappy with what was asked? */
export const databaseAway = (error: unknown): boolean => {
  const { code = '', message = '', syscall } = error as { code?: string; message?: string; syscall?: string }
  return awayStates.has(code) || awaySockets.has(code) || (code === 'ENOENT' && syscall === 'connect') || awayWords.test(message)
}

/** What PostgreSQL says of a value it cannot hold: a NUL or half a character in text, a number or a date out of its range. */
const unstorable = new Set(['22021', '22P05', '22P02', '22003', '22007', '22008'])

/** Whatever was thrown, as a fault the caller can read. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (databaseAway(error)) return new Fault('database-away')
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map(v => [v.instancePath.replace(/^\//, '').replaceAll('/', '.') || '-', v.message ?? ''])
    return new Fault('bad-request', { detail: { where: Object.fromEntries(problems) } })
  }
  const { statusCode, code } = error as FastifyError
  if (unstorable.has(code)) return new Fault('bad-request', { detail: { reason: 'unstorable' } })
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Fault('file-too-big')
  if (statusCode === 429) return new Fault('too-many-requests')
  if (statusCode && statusCode < 500) return new Fault('bad-request', { detail: { reason: code } })
  return new Fault('internal')
}

/** Every error leaves as a code with words in the caller's language; what nobody expected is written to the log. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const fault = faultOf(error)
    if (fault.code === 'internal') process.stderr.write(`${request.method} ${request.url}: ${(error as Error).stack ?? error}\n`)
    if (fault.status === 503 || fault.status === 429) reply.header('retry-after', String(fault.detail?.seconds ?? 5))
    return reply.status(fault.status).send({ error: errorWords(fault, request.lang ?? 'zh') })
  })
}
