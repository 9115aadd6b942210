import { z } from 'zod'
import { id } from '#contract/common'
import {
  planPaper,
  planPaperAct,
  planPaperAnswer,
  planPaperAsked,
  planPaperBody,
  planPaperDetail,
  planPaperList,
  planPaperPut,
  planPaperQuery,
} from '#contract/plan-papers'
import { actOnCircular, answerCircular, askedOf, readCircular, setReplyBy } from '../store/plans/papers/circular.ts'
import { listPapers, makePaper, readPaper } from '../store/plans/papers/papers.ts'
import { planKeepers } from '../store/plans/plan-rows.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

type Asking = Parameters<typeof requireStaff>[0]
const seldom = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** 计划文稿: reports, circulars and reviews written from plans. */
export async function planPaperRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['plans']
  const one = z.object({ id })
  const keeper = (request: Asking) => requireRole(request, ...planKeepers)
  const answer = { 200: planPaperDetail }

  server.get(
    '/plan-papers',
    {
      schema: {
        tags,
        summary: 'Papers of a plan, or of all together',
        querystring: planPaperQuery,
        response: { 200: planPaperList },
      },
    },
    async request => {
      const { plan } = request.query
      return listPapers(office, requireStaff(request), plan === 'all' ? null : plan, request.lang)
    },
  )

  server.post(
    '/plan-papers',
    {
      config: seldom,
      schema: {
        tags,
        summary: 'Write a report or a review, or begin a circular',
        description: 'Reports and reviews become drafts of documents. A circular asks the units it will name late first.',
        body: planPaperBody,
        response: { 200: planPaper },
      },
    },
    async request => {
      await makePaper(office, keeper(request), request.body)
      return readPaper(office, request.body.id, request.lang)
    },
  )

  server.get(
    '/plan-papers/asked',
    { schema: { tags, summary: 'Circulars my units may answer', response: { 200: planPaperAsked } } },
    async request => askedOf(office, requireStaff(request), request.lang),
  )

  server.get(
    '/plan-papers/:id',
    { schema: { tags, summary: 'A circular in preparation; a unit sees its own part', params: one, response: answer } },
    async request => readCircular(office, requireStaff(request), request.params.id, request.lang),
  )

  server.put(
    '/plan-papers/:id',
    { schema: { tags, summary: 'Until when units may answer', params: one, body: planPaperPut, response: answer } },
    async request => {
      const actor = keeper(request)
      await setReplyBy(office, request.params.id, request.body)
      return readCircular(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/plan-papers/:id/answer',
    {
      schema: { tags, summary: 'What a unit says before it is named late', params: one, body: planPaperAnswer, response: answer },
    },
    async request => {
      const actor = requireStaff(request)
      await answerCircular(office, actor, request.params.id, request.body)
      return readCircular(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/plan-papers/:id/acts',
    {
      config: seldom,
      schema: {
        tags,
        summary: 'Write a circular once its units were heard, or drop it',
        description: 'Refused with `plan-reply-open` while units may still answer.',
        params: one,
        body: planPaperAct,
        response: answer,
      },
    },
    async request => {
      const actor = keeper(request)
      await actOnCircular(office, actor, request.params.id, request.body)
      return readCircular(office, actor, request.params.id, request.lang)
    },
  )
}
