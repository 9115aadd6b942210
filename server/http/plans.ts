import { z } from 'zod'
import { id } from '#contract/common'
import { planAdopt, planClose, planDiff, planDiffQuery, planRoll } from '#contract/plan-editions'
import {
  planBody,
  planDetail,
  planList,
  planLook,
  planLookBody,
  planPut,
  planRead,
  planSource,
  planTextBody,
  planWork,
  planWorkQuery,
} from '#contract/plans'
import { Fault } from '../errors.ts'
import { planText } from '../ports/plan-text/index.ts'
import { writeSheet } from '../ports/sheet.ts'
import { bringText, lookAtText, readSource } from '../store/plans/plan-bring.ts'
import { countNow } from '../store/plans/plan-count.ts'
import { readDiff } from '../store/plans/plan-editions.ts'
import { rollPlan } from '../store/plans/plan-roll.ts'
import { planAdopters, planKeepers } from '../store/plans/plan-rows.ts'
import { planSheet } from '../store/plans/plan-sheet.ts'
import { listWork, openTrees } from '../store/plans/plan-tree.ts'
import { adoptPlan, changePlan, closePlan, listPlans, makePlan, readPlanPage } from '../store/plans/plans.ts'
import { send } from '../written.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const mostBytes = 24 * 1024 * 1024
const seldom = { rateLimit: { max: 30, timeWindow: '1 minute' } }
type Asking = Parameters<typeof requireStaff>[0]

/** 计划: what the office promised, read from its text, adopted, carried on, ended. */
export async function planRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['plans']
  const one = z.object({ id })
  const keeper = (request: Asking) => requireRole(request, ...planKeepers)

  server.get(
    '/plans',
    { schema: { tags, summary: 'All plans, and how they stand', response: { 200: planList } } },
    async request => listPlans(office, requireStaff(request), request.lang),
  )

  server.post(
    '/plans',
    { schema: { tags, summary: 'Begin a plan', body: planBody, response: { 200: planDetail } } },
    async request => makePlan(office, keeper(request), request.body, request.lang),
  )

  server.get(
    '/plans/work',
    {
      schema: {
        tags,
        summary: 'Promises across plans',
        description: 'Each once, the earliest deadline first: of a unit, of mine, of a time, that stand in one way.',
        querystring: planWorkQuery,
        response: { 200: planWork },
      },
    },
    async request => listWork(office, requireStaff(request), request.query),
  )

  server.post(
    '/plans/look',
    {
      config: seldom,
      bodyLimit: mostBytes,
      schema: { tags, summary: 'What a text says of itself; nothing is kept', body: planLookBody, response: { 200: planLook } },
    },
    async request => {
      keeper(request)
      return lookAtText(office, '', request.body.text)
    },
  )

  server.post(
    '/plans/look/file',
    {
      config: seldom,
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'The text of a file, and what it says of itself',
        description: 'multipart/form-data with `file`: .txt, .md, .html, .docx or a .pdf with text. Nothing is kept.',
        response: { 200: planLook },
      },
    },
    async request => {
      keeper(request)
      if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
      const part = await request.file({ limits: { fileSize: mostBytes } })
      if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
      return lookAtText(office, part.filename, await planText(await part.toBuffer()))
    },
  )

  server.get('/plans/:id', { schema: { tags, summary: 'One plan', params: one, response: { 200: planDetail } } }, async request =>
    readPlanPage(office, requireStaff(request), request.params.id, request.lang),
  )

  server.put(
    '/plans/:id',
    { schema: { tags, summary: 'Change how a plan is headed', params: one, body: planPut, response: { 200: planDetail } } },
    async request => changePlan(office, keeper(request), request.params.id, request.body, request.lang),
  )

  const trees = openTrees(office)
  server.get(
    '/plans/:id/tree',
    { schema: { tags, summary: 'All items of a plan (`planTree`)', params: one } },
    async (request, reply) => {
      requireStaff(request)
      return send(request, reply, await trees(request.params.id))
    },
  )

  server.get(
    '/plans/:id/sheet.xlsx',
    {
      config: seldom,
      schema: {
        tags,
        summary: 'What a plan promises and how it stands, as a workbook',
        params: one,
        querystring: z.object({ lang: z.enum(['zh', 'en']).optional() }),
      },
    },
    async (request, reply) => {
      requireStaff(request)
      const { title, columns, rows } = await planSheet(office, request.params.id, request.query.lang ?? request.lang)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header(
          'content-disposition',
          `attachment; filename="linli-plan.xlsx"; filename*=UTF-8''${encodeURIComponent(title)}.xlsx`,
        )
        .header('cache-control', 'no-store')
        .send(Buffer.from(await writeSheet(title, columns, rows)))
    },
  )

  server.post(
    '/plans/:id/text',
    {
      config: seldom,
      bodyLimit: mostBytes,
      schema: {
        tags,
        summary: 'Read a text into a plan',
        description: 'What is found waits as proposals: nothing becomes a promise without a person’s yes.',
        params: one,
        body: planTextBody,
        response: { 200: planRead },
      },
    },
    async request => bringText(office, keeper(request), request.params.id, request.body),
  )

  server.get(
    '/plans/:id/sources/:source',
    {
      schema: {
        tags,
        summary: 'A text of a plan, with what became of its parts',
        params: one.extend({ source: id }),
        response: { 200: planSource },
      },
    },
    async request => readSource(office, requireStaff(request), request.params.id, request.params.source),
  )

  server.post(
    '/plans/:id/adopt',
    {
      schema: {
        tags,
        summary: 'Adopt a plan as it stands',
        description: 'Its tree is kept as an edition. Refused with `plan-without-promises` while nobody said yes to any.',
        params: one,
        body: planAdopt,
        response: { 200: planDetail },
      },
    },
    async request => adoptPlan(office, requireRole(request, ...planAdopters), request.params.id, request.body, request.lang),
  )

  server.post(
    '/plans/:id/close',
    { schema: { tags, summary: 'End a plan', params: one, body: planClose, response: { 200: planDetail } } },
    async request => closePlan(office, requireRole(request, ...planAdopters), request.params.id, request.body, request.lang),
  )

  server.post(
    '/plans/:id/roll',
    {
      schema: {
        tags,
        summary: 'The next plan from this one',
        description: 'What is carried on needs a reason each.',
        params: one,
        body: planRoll,
        response: { 200: planDetail },
      },
    },
    async request => rollPlan(office, keeper(request), request.params.id, request.body, request.lang),
  )

  server.get(
    '/plans/:id/diff',
    {
      schema: {
        tags,
        summary: 'What changed between two editions; 0 is now',
        params: one,
        querystring: planDiffQuery,
        response: { 200: planDiff },
      },
    },
    async request => {
      requireStaff(request)
      return readDiff(office, request.params.id, request.query.from, request.query.to)
    },
  )

  server.post(
    '/plans/:id/count',
    {
      config: seldom,
      schema: { tags, summary: 'Count its values now', params: one, response: { 200: planDetail } },
    },
    async request => {
      const actor = keeper(request)
      await countNow(office, request.params.id)
      return readPlanPage(office, actor, request.params.id, request.lang)
    },
  )
}
