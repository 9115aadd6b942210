import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import {
  behind,
  behindQuery,
  callAnswer,
  callbackSettingsPut,
  callbackSettingsView,
  callDone,
  callList,
  callListQuery,
  callTry,
  drawQuery,
  drawView,
  exclusionAsk,
  exclusionDecide,
  exclusions,
  phoneList,
  phoneListQuery,
  ratesQuery,
  ratesView,
} from '#contract/callback'
import { done, id } from '#contract/common'
import { writeSheet } from '../ports/sheet.ts'
import { recordAudit } from '../store/audit.ts'
import { drawOf } from '../store/callback/callback-draw.ts'
import { askExclusion, decideExclusion, listExclusions } from '../store/callback/callback-exclusions.ts'
import { answerCall, calledType, callList as listToCall, missCall, phoneListFor } from '../store/callback/callback-list.ts'
import { behindFigure, ratesOfPeriod } from '../store/callback/callback-rates.ts'
import { readCallbackSettings, saveCallbackSettings } from '../store/callback/callback-settings.ts'
import { phoneSheet, ratesSheet, type Sheet } from '../store/callback/callback-sheets.ts'
import { asSystem } from '../store/db.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const editors = ['system-admin', 'supervisor'] as const
const overseers = ['dispatcher', 'supervisor', 'leader'] as const
const seldom = { rateLimit: { max: 20, timeWindow: '1 minute' } }

/** Calling reporters back: who is called, what they said, and what it says of units. */
export async function callbackRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['callback']
  const one = z.object({ id })
  /** Whoever may take a rating for the reporter. */
  const callers = (type: string) => calledType(office, type).def.steps[calledType(office, type).callback.rate]?.by ?? []
  const send = async (reply: FastifyReply, file: string, { title, columns, rows }: Sheet) =>
    reply
      .type(sheetType)
      .header('content-disposition', `attachment; filename="${file}.xlsx"`)
      .header('cache-control', 'no-store')
      .send(Buffer.from(await writeSheet(title, columns, rows)))

  server.get(
    '/callback/list',
    { schema: { tags, summary: 'Who is to be called, in due order', querystring: callListQuery, response: { 200: callList } } },
    async request => listToCall(office, requireRole(request, ...callers(request.query.type)), request.query),
  )

  server.post(
    '/callback/cases/:id/answer',
    {
      schema: {
        tags,
        summary: 'What the reporter said on the telephone',
        description:
          'Not solved leads back to work, as often as the definition lets it; after that it is a rating like any other.',
        params: one,
        body: callAnswer,
        response: { 200: callDone },
      },
    },
    async request => answerCall(office, requireRole(request, ...callers('incident')), request.params.id, request.body),
  )

  server.post(
    '/callback/cases/:id/try',
    {
      schema: {
        tags,
        summary: 'Nobody picked up; after as many tries as are set the case ends as not reached',
        params: one,
        body: callTry,
        response: { 200: callDone },
      },
    },
    async request => missCall(office, requireRole(request, ...callers('incident')), request.params.id, request.body.id),
  )

  server.get(
    '/callback/phone-list',
    {
      config: seldom,
      schema: {
        tags,
        summary: 'The list with whole numbers, for paper; on record',
        querystring: phoneListQuery,
        response: { 200: phoneList },
      },
    },
    async request => phoneListFor(office, requireRole(request, ...callers(request.query.type)), request.query),
  )

  server.get(
    '/callback/phone-list.xlsx',
    { config: seldom, schema: { tags, summary: 'The same as a workbook; on record', querystring: phoneListQuery } },
    async (request, reply) => {
      const list = await phoneListFor(office, requireRole(request, ...callers(request.query.type)), request.query)
      const { lang = request.lang } = request.query
      return send(reply, 'linli-callback', phoneSheet(list, await office.directory.now(), lang))
    },
  )

  server.get(
    '/callback/rates',
    {
      schema: {
        tags,
        summary: 'Response, solved and satisfied by unit or community, with denominators and intervals',
        description: 'Fewer than five answers show no rate. The rules that held at the end of the period hold for it.',
        querystring: ratesQuery,
        response: { 200: ratesView },
      },
    },
    async request => ratesOfPeriod(office, requireRole(request, ...overseers), request.query),
  )

  server.get(
    '/callback/rates.xlsx',
    { config: seldom, schema: { tags, summary: 'The same as a workbook', querystring: ratesQuery } },
    async (request, reply) => {
      const actor = requireRole(request, ...overseers)
      const view = await ratesOfPeriod(office, actor, request.query)
      const { lang = request.lang, ...detail } = request.query
      await asSystem(office.db, 'figures leave the office', tx =>
        recordAudit(tx, { actor, at: office.now(), action: 'callback-export', detail }),
      )
      return send(reply, `linli-callback-${view.from}-${view.to}`, ratesSheet(view, await office.directory.now(), lang))
    },
  )

  server.get(
    '/callback/cases',
    { schema: { tags, summary: 'The callbacks behind one figure', querystring: behindQuery, response: { 200: behind } } },
    async request => behindFigure(office, requireRole(request, ...overseers), request.query),
  )

  server.get(
    '/callback/draw',
    { schema: { tags, summary: 'The draw of one week, to be checked', querystring: drawQuery, response: { 200: drawView } } },
    async request => drawOf(office, requireRole(request, ...overseers), request.query),
  )

  server.get(
    '/callback/exclusions',
    {
      schema: {
        tags,
        summary: 'What somebody wants left out of the figures, and what was decided',
        querystring: callListQuery.pick({ type: true }),
        response: { 200: exclusions },
      },
    },
    async request => listExclusions(office, requireRole(request, ...overseers), request.query.type),
  )

  server.post(
    '/callback/exclusions',
    { schema: { tags, summary: 'Ask that a callback be left out of the figures', body: exclusionAsk, response: { 200: done } } },
    async request => {
      await askExclusion(office, requireRole(request, ...overseers, 'handler'), request.body)
      return { ok: true as const }
    },
  )

  server.post(
    '/callback/exclusions/:id/decision',
    {
      schema: {
        tags,
        summary: 'Decide it, as another person than the one who asked',
        params: one,
        body: exclusionDecide,
        response: { 200: done },
      },
    },
    async request => {
      await decideExclusion(office, requireRole(request, 'supervisor', 'leader'), request.params.id, request.body)
      return { ok: true as const }
    },
  )

  server.get(
    '/callback/settings',
    {
      schema: {
        tags,
        summary: 'How the office calls back and counts, with every version',
        response: { 200: callbackSettingsView },
      },
    },
    async request => {
      const actor = requireRole(request, ...overseers, 'system-admin')
      return readCallbackSettings(
        office,
        actor.posts.some(post => (editors as readonly string[]).includes(post.role)),
      )
    },
  )

  server.put(
    '/callback/settings',
    {
      schema: {
        tags,
        summary: 'Set it, as a new version; weights sum to 100',
        body: callbackSettingsPut,
        response: { 200: callbackSettingsView },
      },
    },
    async request => saveCallbackSettings(office, requireRole(request, ...editors), request.body),
  )
}
