import { z } from 'zod'
import {
  appealAnswer,
  appealBody,
  appraisalBody,
  appraisalDetail,
  appraisalList,
  appraisalMarkBody,
  appraisalPut,
  appraisalShow,
  appraisalStep,
  appraisalWithdraw,
} from '#contract/appraisals'
import { id } from '#contract/common'
import { appraisalBook } from '../store/appraisals/appraisal-book.ts'
import { computeAppraisal } from '../store/appraisals/appraisal-compute.ts'
import { answerAppeal, appeal, judgeUnit } from '../store/appraisals/appraisal-judge.ts'
import { listAppraisals } from '../store/appraisals/appraisal-list.ts'
import { readAppraisal, waitsOf } from '../store/appraisals/appraisal-read.ts'
import { appraisalFixers, appraisalKeepers } from '../store/appraisals/appraisal-rows.ts'
import {
  changeAppraisal,
  fixAppraisal,
  makeAppraisal,
  openAppraisal,
  showAppraisal,
  withdrawAppraisal,
} from '../store/appraisals/appraisal-schemes.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

type Asking = Parameters<typeof requireStaff>[0]

/** 考核: units by rules fixed beforehand, each score with what it came from, objections answered by somebody else. */
export async function appraisalRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['appraisals']
  const one = z.object({ id })
  const keeper = (request: Asking) => requireRole(request, ...appraisalKeepers)
  const answered = (summary: string) => ({ tags, summary, params: one, response: { 200: appraisalDetail } })
  const seen = (request: Asking & { lang: 'zh' | 'en' }, which: string) =>
    readAppraisal(office, requireStaff(request), which, request.lang)

  server.get(
    '/appraisals',
    { schema: { tags, summary: 'Appraisals, newest first', response: { 200: appraisalList } } },
    async request => listAppraisals(office, requireStaff(request)),
  )
  server.get(
    '/appraisals/:id',
    { schema: { ...answered('One appraisal'), description: 'With the units the reader may see: once shown, their own.' } },
    async request => seen(request, request.params.id),
  )
  server.get(
    '/appraisals/:id/result.xlsx',
    { schema: { tags, summary: 'The result as a workbook', params: one } },
    async (request, reply) => {
      const detail = await seen(request, request.params.id)
      return reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="appraisal-${detail.from}.xlsx"`)
        .send(Buffer.from(await appraisalBook(detail, request.lang)))
    },
  )
  server.post(
    '/appraisals',
    { schema: { tags, summary: 'Begin a scheme', body: appraisalBody, response: { 200: appraisalDetail } } },
    async request => {
      await makeAppraisal(office, keeper(request), request.body)
      return seen(request, request.body.id)
    },
  )
  server.put('/appraisals/:id', { schema: { ...answered('Change a draft'), body: appraisalPut } }, async request => {
    await changeAppraisal(office, keeper(request), request.params.id, request.body)
    return seen(request, request.params.id)
  })
  server.post('/appraisals/:id/open', { schema: { ...answered('Fix the rules'), body: appraisalStep } }, async request => {
    await openAppraisal(office, keeper(request), request.params.id, request.body.version)
    return seen(request, request.params.id)
  })
  server.post(
    '/appraisals/:id/compute',
    { config: { rateLimit: { max: 30, timeWindow: '1 minute' } }, schema: answered('Count all computed parts now') },
    async request => {
      await computeAppraisal(office, keeper(request), request.params.id)
      return seen(request, request.params.id)
    },
  )
  server.post(
    '/appraisals/:id/marks',
    { schema: { ...answered('Give a unit points for a judged part'), body: appraisalMarkBody } },
    async request => {
      await judgeUnit(office, requireStaff(request), request.params.id, request.body)
      return seen(request, request.params.id)
    },
  )
  server.post(
    '/appraisals/:id/show',
    { schema: { ...answered('Show each unit its score, until when it may object'), body: appraisalShow } },
    async request => {
      await showAppraisal(office, keeper(request), request.params.id, request.body)
      return seen(request, request.params.id)
    },
  )
  server.post('/appraisals/:id/appeals', { schema: { ...answered('A unit objects'), body: appealBody } }, async request => {
    await appeal(office, requireStaff(request), request.params.id, request.body)
    return seen(request, request.params.id)
  })
  server.post(
    '/appraisals/:id/appeals/:appeal/answer',
    { schema: { ...answered('Answer an objection'), params: one.extend({ appeal: id }), body: appealAnswer } },
    async request => {
      const { id: which, appeal: objection } = request.params
      await answerAppeal(office, keeper(request), which, objection, request.body)
      return seen(request, which)
    },
  )
  server.post(
    '/appraisals/:id/fix',
    { schema: { ...answered('Fix the result and show it to the office'), body: appraisalStep } },
    async request => {
      const actor = requireRole(request, ...appraisalFixers)
      await fixAppraisal(office, actor, request.params.id, request.body.version, (tx, a) => waitsOf(office, tx, a))
      return seen(request, request.params.id)
    },
  )
  server.post(
    '/appraisals/:id/withdraw',
    { schema: { ...answered('Take a scheme back; its rules may go on in a new draft'), body: appraisalWithdraw } },
    async request => {
      await withdrawAppraisal(office, keeper(request), request.params.id, request.body)
      return seen(request, request.params.id)
    },
  )
}
