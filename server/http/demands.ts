import { z } from 'zod'
import { done, id } from '#contract/common'
import {
  coverage,
  coverBody,
  demandBody,
  demandColumns,
  demandDecide,
  demandDetail,
  demandEffectQuery,
  demandHandOut,
  demandList,
  demandPut,
  demandQuery,
  demandSettings,
  demandWithdraw,
  demandEffect as effectShape,
} from '#contract/demands'
import { Fault } from '../errors.ts'
import { demandEffect, effectSetters, setMinutes } from '../store/demands/demand-effect.ts'
import { attachFile, columnsIn, demandFile } from '../store/demands/demand-file.ts'
import {
  changeDemand,
  coverColumns,
  decideDemand,
  demandDeciders,
  demandEnterers,
  enterDemand,
  handOut,
  listDemands,
  readDemand,
  withdrawDemand,
} from '../store/demands/demands.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const mostBytes = 10 * 1024 * 1024
const seldom = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** 索要报表: what departments ask this office to fill, and who lets it pass. */
export async function demandRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['demands']
  const one = z.object({ id })
  type Asking = Parameters<typeof requireStaff>[0]
  const enterer = (request: Asking) => requireRole(request, ...demandEnterers)
  const fileIn = async (request: Asking) => {
    if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
    const part = await request.file({ limits: { fileSize: mostBytes } })
    if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
    return { name: part.filename, bytes: await part.toBuffer() }
  }

  server.get(
    '/demands',
    { schema: { tags, summary: 'Tables that departments ask for', querystring: demandQuery, response: { 200: demandList } } },
    async request => listDemands(office, requireStaff(request), request.query),
  )

  server.post(
    '/demands',
    {
      schema: {
        tags,
        summary: 'Take in a table that is asked for',
        description: 'What the list of permitted tables covers stands at once; all else waits for a second person.',
        body: demandBody,
        response: { 200: demandDetail },
      },
    },
    async request => enterDemand(office, enterer(request), request.body, request.lang),
  )

  server.post(
    '/demands/columns',
    {
      config: seldom,
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'The columns of the first table in a file',
        description: 'multipart/form-data with `file`: .xlsx, .xls or CSV. Nothing is kept.',
        response: { 200: demandColumns },
      },
    },
    async request => {
      enterer(request)
      const { name, bytes } = await fileIn(request)
      return columnsIn(name, bytes)
    },
  )

  server.post(
    '/demands/cover',
    {
      schema: {
        tags,
        summary: 'What share of some columns is held already, and where',
        body: coverBody,
        response: { 200: coverage },
      },
    },
    async request => {
      enterer(request)
      return coverColumns(office, request.body.columns, request.body.except, request.lang)
    },
  )

  server.get(
    '/demands/effect',
    {
      schema: {
        tags,
        summary: 'By month: tables, cells the system filled, cells typed',
        querystring: demandEffectQuery,
        response: { 200: effectShape },
      },
    },
    async request => demandEffect(office, requireStaff(request), request.query.months),
  )

  server.put(
    '/demands/settings',
    { schema: { tags, summary: 'How many minutes a typed cell takes', body: demandSettings, response: { 200: done } } },
    async request => {
      await setMinutes(office, requireRole(request, ...effectSetters), request.body.minutes)
      return { ok: true as const }
    },
  )

  server.get(
    '/demands/:id',
    { schema: { tags, summary: 'One table asked for, with what is held of it', params: one, response: { 200: demandDetail } } },
    async request => readDemand(office, requireStaff(request), request.params.id, request.lang),
  )

  server.put(
    '/demands/:id',
    { schema: { tags, summary: 'Change one that still waits', params: one, body: demandPut, response: { 200: demandDetail } } },
    async request => changeDemand(office, enterer(request), request.params.id, request.body, request.lang),
  )

  server.post(
    '/demands/:id/file',
    {
      config: seldom,
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Keep the file it came with',
        params: one,
        response: { 200: demandDetail },
      },
    },
    async request => {
      const actor = enterer(request)
      const { name, bytes } = await fileIn(request)
      await attachFile(office, actor, request.params.id, name, bytes)
      return readDemand(office, actor, request.params.id, request.lang)
    },
  )

  server.get('/demands/:id/file', { schema: { tags, summary: 'The file it came with', params: one } }, async (request, reply) => {
    requireStaff(request)
    const { name, type, bytes } = await demandFile(office, request.params.id)
    return reply
      .type(type)
      .header('content-disposition', `attachment; filename="table"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(bytes))
  })

  server.post(
    '/demands/:id/decide',
    {
      schema: {
        tags,
        summary: 'Approve or refuse, with words',
        params: one,
        body: demandDecide,
        response: { 200: demandDetail },
      },
    },
    async request => decideDemand(office, requireRole(request, ...demandDeciders), request.params.id, request.body, request.lang),
  )

  server.post(
    '/demands/:id/withdraw',
    { schema: { tags, summary: 'Take it back', params: one, body: demandWithdraw, response: { 200: demandDetail } } },
    async request => withdrawDemand(office, enterer(request), request.params.id, request.body.version, request.lang),
  )

  server.post(
    '/demands/:id/rounds',
    {
      schema: {
        tags,
        summary: 'Hand it out to those who fill it',
        description: 'Refused with `demand-not-permitted` unless it was approved and its time is not up.',
        params: one,
        body: demandHandOut,
        response: { 200: demandDetail },
      },
    },
    async request => handOut(office, enterer(request), request.params.id, request.body, request.lang),
  )
}
