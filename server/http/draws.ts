import { z } from 'zod'
import { id } from '#contract/common'
import {
  drawBody,
  drawConflict,
  drawDetail,
  drawFile,
  drawFreeze,
  drawList,
  drawSeed,
  drawSources,
  drawWithdraw,
  publicDraw,
  publicDraws,
} from '#contract/draws'
import { Fault } from '../errors.ts'
import {
  declareConflict,
  drawers,
  drawNow,
  drawSourcesOf,
  freezeDraw,
  listDraws,
  prepareDraw,
  readDraw,
  withdrawDraw,
} from '../store/draws/draws.ts'
import { fileOf, publicDrawOf, publicDrawsOf } from '../store/draws/public-draws.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

/** 双随机: what is inspected and by whom, by lots that anybody can draw again. */
export async function drawRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['draws']
  const one = z.object({ id })
  type Asking = Parameters<typeof requireRole>[0]
  const drawer = (request: Asking) => requireRole(request, ...drawers)
  const answered = (summary: string) => ({ tags, summary, params: one, response: { 200: drawDetail } })

  server.get('/draws', { schema: { tags, summary: 'Draws, newest first', response: { 200: drawList } } }, async request =>
    listDraws(office, drawer(request)),
  )
  server.get(
    '/draws/sources',
    { schema: { tags, summary: 'Registers that may be drawn from', response: { 200: drawSources } } },
    async request => {
      drawer(request)
      return drawSourcesOf(office)
    },
  )
  server.get('/draws/:id', { schema: answered('One draw') }, async request =>
    readDraw(office, drawer(request), request.params.id, request.lang),
  )
  server.get(
    '/draws/:id/file',
    {
      schema: {
        tags,
        summary: 'A finished draw, to be drawn again: `linli draw verify`',
        params: one,
        response: { 200: drawFile },
      },
    },
    async (request, reply) => {
      drawer(request)
      const file = await fileOf(office, request.params.id)
      if (!file) throw new Fault('not-found')
      reply.header('content-disposition', `attachment; filename="draw-${request.params.id}.json"`)
      return file
    },
  )
  server.post(
    '/draws',
    {
      schema: {
        tags,
        summary: 'Prepare a draw. The same id again is the same draw.',
        body: drawBody,
        response: { 200: drawDetail },
      },
    },
    async request => {
      const actor = drawer(request)
      await prepareDraw(office, actor, request.body)
      return readDraw(office, actor, request.body.id, request.lang)
    },
  )
  server.post(
    '/draws/:id/conflict',
    { schema: { ...answered('An inspector has an interest in an object'), body: drawConflict } },
    async request => {
      const actor = drawer(request)
      await declareConflict(office, actor, request.params.id, request.body)
      return readDraw(office, actor, request.params.id, request.lang)
    },
  )
  server.post(
    '/draws/:id/freeze',
    { schema: { ...answered('Fix the list and show its digest'), body: drawFreeze } },
    async request => {
      const actor = drawer(request)
      await freezeDraw(office, actor, request.params.id, request.body.version)
      return readDraw(office, actor, request.params.id, request.lang)
    },
  )
  server.post(
    '/draws/:id/draw',
    { schema: { ...answered('Draw, and file one inspection for each object'), body: drawSeed } },
    async request => {
      const actor = drawer(request)
      await drawNow(office, actor, request.params.id, request.body)
      return readDraw(office, actor, request.params.id, request.lang)
    },
  )
  server.post(
    '/draws/:id/withdraw',
    { schema: { ...answered('Take back a draw that was not drawn yet'), body: drawWithdraw } },
    async request => {
      const actor = drawer(request)
      await withdrawDraw(office, actor, request.params.id, request.body.version, request.body.reason)
      return readDraw(office, actor, request.params.id, request.lang)
    },
  )
}

/** What everybody may read of draws. */
export async function publicDrawRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']
  server.get(
    '/draws',
    { schema: { tags, summary: 'Draws whose list was fixed', response: { 200: publicDraws } } },
    async ({ lang }) => ({
      rows: (await publicDrawsOf(office, lang)).map(({ id, title, state, hash, frozenAt, drawnAt }) => ({
        id,
        title,
        state,
        hash,
        frozenAt,
        drawnAt,
      })),
    }),
  )
  server.get(
    '/draws/:id',
    {
      schema: {
        tags,
        summary: 'One draw: its digest, its seed, and when all was inspected its list',
        params: z.object({ id }),
        response: { 200: publicDraw },
      },
    },
    async ({ params, lang }) => publicDrawOf(office, params.id, lang),
  )
}
