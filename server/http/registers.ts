import { z } from 'zod'
import { done } from '#contract/common'
import { registerImport, registerPut, registerRow } from '#contract/office'
import { Fault } from '../errors.ts'
import { exportRegister, importRegister } from '../store/register-import.ts'
import { listRows, mayReadRegister, putRow, type Register, registerOf, removeRow, rowHistory } from '../store/registers.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const one = z.object({ programme: z.string().max(60), register: z.string().max(60) })
const row = one.extend({ key: z.string().min(1).max(200) })
const rows = z.object({ rows: z.array(registerRow) })
/** Why persons are wanted in what leaves the office. */
const why = z.object({ reason: z.string().trim().min(2).max(200).optional() })
const flag = z.enum(['true', 'false']).default('false')
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function registerRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['registers']
  type Asked = Parameters<typeof requireStaff>[0] & { readonly params: z.infer<typeof one> }
  const readable = (request: Asked): Register => {
    const register = registerOf(office.programmes, request.params.programme, request.params.register)
    if (!mayReadRegister(register, request.actor)) requireStaff(request)
    return register
  }
  const editable = (request: Asked) => {
    const register = registerOf(office.programmes, request.params.programme, request.params.register)
    return { register, actor: requireRole(request, ...register.def.edit) }
  }

  server.get(
    '/registers/:programme/:register',
    {
      schema: {
        tags,
        summary: 'The rows of a register',
        description: 'Those valid now, or at `at` (epoch ms). Personal columns are for staff.',
        params: one,
        querystring: z.object({ at: z.coerce.number().int().optional() }),
        response: { 200: rows },
      },
    },
    async request => ({ rows: await listRows(office, request.actor, readable(request), request.query.at) }),
  )

  server.get(
    '/registers/:programme/:register/export.xlsx',
    {
      schema: {
        tags,
        summary: 'The register as a workbook; personal columns masked unless an editor says why',
        params: one,
        querystring: why,
      },
    },
    async (request, reply) => {
      const bytes = await exportRegister(office, request.actor, readable(request), request.query.reason)
      return reply
        .type(sheetType)
        .header('content-disposition', `attachment; filename="${request.params.register}.xlsx"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )

  server.post(
    '/registers/:programme/:register/import',
    {
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Import a workbook',
        description:
          'multipart/form-data with `file`, an .xlsx of the register’s columns as the export has them; the catalogue also takes a city’s nine-column case standard. Nothing is stored unless every row is right, or `skipWrong` is set.',
        params: one,
        querystring: z.object({ skipWrong: flag, dryRun: flag, complete: flag }),
        response: { 200: registerImport },
      },
    },
    async request => {
      const { register, actor } = editable(request)
      if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
      const part = await request.file()
      if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
      const { skipWrong, dryRun, complete } = request.query
      const how = { skipWrong: skipWrong === 'true', dryRun: dryRun === 'true', complete: complete === 'true' }
      return importRegister(office, actor, register, await part.toBuffer(), how)
    },
  )

  server.get(
    '/registers/:programme/:register/:key/history',
    { schema: { tags, summary: 'Every version of a row, newest first', params: row, response: { 200: rows } } },
    async request => ({ rows: await rowHistory(office, request.actor, readable(request), request.params.key) }),
  )

  server.put(
    '/registers/:programme/:register/:key',
    {
      schema: { tags, summary: 'Put a row: a new version of it', params: row, body: registerPut, response: { 200: registerRow } },
    },
    async request => {
      const { register, actor } = editable(request)
      return putRow(office, actor, register, request.params.key, request.body.version, request.body.data)
    },
  )

  server.delete(
    '/registers/:programme/:register/:key',
    {
      schema: {
        tags,
        summary: 'End a row; its history stays',
        params: row,
        querystring: z.object({ version: z.coerce.number().int().min(1) }),
        response: { 200: done },
      },
    },
    async request => {
      const { register, actor } = editable(request)
      await removeRow(office, actor, register, request.params.key, request.query.version)
      return { ok: true as const }
    },
  )
}
