import { z } from 'zod'
import { id } from '#contract/common'
import {
  askedAnswer,
  askedList,
  bindingsPut,
  cellKey,
  cellsPut,
  comparisons,
  formAsk,
  formDetail,
  formList,
  formPatch,
  handIn,
  lineage,
  periodName,
  recordList,
  reportDetail,
  reportList,
  reportMake,
  sourceOffer,
  tried,
  tryBody,
} from '#contract/reports'
import { Fault } from '../errors.ts'
import { reportMakers, reportReaders } from '../store/reports/report-access.ts'
import { answerAsked, listAsked } from '../store/reports/report-asks.ts'
import { offerOf } from '../store/reports/report-candidates.ts'
import { compareReport } from '../store/reports/report-compare.ts'
import { changeForm, formFile, listForms, readForm, saveBindings, takeCopy } from '../store/reports/report-forms.ts'
import { lineageOf, recordsOf } from '../store/reports/report-lineage.ts'
import {
  askInDrafts,
  handInReport,
  listReports,
  makeReport,
  readReport,
  reportFile,
  typeCells,
} from '../store/reports/report-runs.ts'
import { takeForm } from '../store/reports/report-take.ts'
import { tryBound } from '../store/reports/report-try.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const one = z.object({ id })
const cell = one.extend({ cell: cellKey })
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const mostBytes = 10 * 1024 * 1024
const seldom = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** 报表: forms of other offices, what their cells mean, and reports that fill themselves. */
export async function reportRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['reports']
  type Asking = Parameters<typeof requireRole>[0]
  const reader = (request: Asking) => requireRole(request, ...reportReaders)
  const maker = (request: Asking) => requireRole(request, ...reportMakers)
  const fileOf = async (request: Asking) => {
    if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
    const part = await request.file({ limits: { fileSize: mostBytes } })
    if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
    return { name: part.filename, bytes: await part.toBuffer() }
  }
  const named = (name: string) => `attachment; filename="report.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`

  server.get(
    '/reports/forms',
    { schema: { tags, summary: 'Forms that are to be filled, and when each is due', response: { 200: formList } } },
    async request => listForms(office, reader(request), request.lang),
  )

  server.post(
    '/reports/forms',
    {
      config: seldom,
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Take in a department’s own form',
        description:
          'multipart/form-data with `file`, an .xlsx up to 10 MB without macros or a password. What there is to fill is found by itself; what it means is proposed and confirmed by a person. A form that is kept already is refused with `form-known` unless `instead` or `known` says what to do.',
        querystring: formAsk,
        response: { 200: formDetail },
      },
    },
    async request => {
      const actor = maker(request)
      const form = await takeForm(office, actor, request.query, await fileOf(request))
      await askInDrafts(office, actor, form)
      return readForm(office, actor, form, request.lang)
    },
  )

  server.get(
    '/reports/forms/:id',
    {
      schema: {
        tags,
        summary: 'A form with what its cells are bound to and what is proposed',
        params: one,
        response: { 200: formDetail },
      },
    },
    async request => readForm(office, reader(request), request.params.id, request.lang),
  )

  server.get(
    '/reports/forms/:id/form.xlsx',
    { schema: { tags, summary: 'The form as it came', params: one } },
    async (request, reply) => {
      reader(request)
      const { name, bytes } = await formFile(office, request.params.id)
      return reply
        .type(sheetType)
        .header('content-disposition', named(name))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )

  server.patch(
    '/reports/forms/:id',
    {
      schema: {
        tags,
        summary: 'Who asks for it, how often, when it is due',
        params: one,
        body: formPatch,
        response: { 200: formDetail },
      },
    },
    async request => {
      const actor = maker(request)
      await changeForm(office, actor, request.params.id, request.body)
      return readForm(office, actor, request.params.id, request.lang)
    },
  )

  server.put(
    '/reports/forms/:id/bindings',
    {
      schema: {
        tags,
        summary: 'Settle cells: where each comes from',
        description: 'Each change is a new version that the sender confirms; null opens a cell again.',
        params: one,
        body: bindingsPut,
        response: { 200: formDetail },
      },
    },
    async request => {
      const actor = maker(request)
      await saveBindings(office, actor, request.params.id, request.body.changes)
      await askInDrafts(office, actor, request.params.id)
      return readForm(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/reports/forms/:id/copies',
    {
      config: seldom,
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Take in a copy filled by hand for an earlier period, as evidence of what its cells mean',
        params: one,
        querystring: z.object({ id, period: periodName }),
        response: { 200: formDetail },
      },
    },
    async request => {
      const actor = maker(request)
      await takeCopy(office, actor, request.params.id, { ...request.query, ...(await fileOf(request)) })
      return readForm(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/reports/try',
    { schema: { tags, summary: 'What a source gives for a period', body: tryBody, response: { 200: tried } } },
    async request => tryBound(office, maker(request), request.body, request.lang),
  )

  server.get(
    '/reports/sources',
    { schema: { tags, summary: 'What a cell may be bound to', response: { 200: sourceOffer } } },
    async request => {
      reader(request)
      return offerOf(office.programmes, request.lang)
    },
  )

  server.get(
    '/reports',
    {
      schema: {
        tags,
        summary: 'Reports, newest first',
        querystring: z.object({ form: id.optional() }),
        response: { 200: reportList },
      },
    },
    async request => ({ rows: await listReports(office, reader(request), request.query.form, request.lang) }),
  )

  server.post(
    '/reports',
    {
      schema: {
        tags,
        summary: 'Begin a report: fills what is known, asks for the rest',
        body: reportMake,
        response: { 200: reportDetail },
      },
    },
    async request => {
      const actor = maker(request)
      await makeReport(office, actor, request.body)
      return readReport(office, actor, request.body.id, request.lang)
    },
  )

  server.get(
    '/reports/asked',
    { schema: { tags, summary: 'Cells that wait for me', response: { 200: askedList } } },
    async request => listAsked(office, requireStaff(request), request.lang),
  )

  server.post(
    '/reports/asked/:id',
    {
      schema: {
        tags,
        summary: 'Answer for a cell; the answer goes to its register where one is named',
        params: one,
        body: askedAnswer,
        response: { 200: askedList },
      },
    },
    async request => {
      const actor = requireStaff(request)
      await answerAsked(office, actor, request.params.id, request.body.value)
      return listAsked(office, actor, request.lang)
    },
  )

  server.get(
    '/reports/:id',
    {
      schema: {
        tags,
        summary: 'A report with its cells as they are, or as they were handed in',
        params: one,
        response: { 200: reportDetail },
      },
    },
    async request => readReport(office, reader(request), request.params.id, request.lang),
  )

  server.put(
    '/reports/:id/cells',
    {
      schema: {
        tags,
        summary: 'Type values into a draft; null takes one back',
        params: one,
        body: cellsPut,
        response: { 200: reportDetail },
      },
    },
    async request => {
      const actor = maker(request)
      await typeCells(office, actor, request.params.id, request.body.cells)
      return readReport(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/reports/:id/hand-in',
    { schema: { tags, summary: 'Keep it as it is handed in', params: one, body: handIn, response: { 200: reportDetail } } },
    async request => {
      const actor = maker(request)
      await handInReport(office, actor, request.params.id, request.body.leaveEmpty)
      return readReport(office, actor, request.params.id, request.lang)
    },
  )

  server.get(
    '/reports/:id/file.xlsx',
    { config: seldom, schema: { tags, summary: 'The finished file in the department’s own layout', params: one } },
    async (request, reply) => {
      const { name, bytes } = await reportFile(office, reader(request), request.params.id)
      return reply
        .type(sheetType)
        .header('content-disposition', named(name))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes))
    },
  )

  server.get(
    '/reports/:id/compare',
    { schema: { tags, summary: 'Cells that should agree with reports handed in', params: one, response: { 200: comparisons } } },
    async request => compareReport(office, reader(request), request.params.id, request.lang),
  )

  server.get(
    '/reports/:id/cells/:cell',
    { schema: { tags, summary: 'Where a number comes from', params: cell, response: { 200: lineage } } },
    async request => lineageOf(office, reader(request), request.params.id, request.params.cell, request.lang),
  )

  server.get(
    '/reports/:id/cells/:cell/records',
    {
      schema: {
        tags,
        summary: 'The records behind a number, newest first, fifty at a time',
        params: cell,
        querystring: z.object({ cursor: z.string().max(80).optional() }),
        response: { 200: recordList },
      },
    },
    async request => recordsOf(office, reader(request), request.params.id, request.params.cell, request.query.cursor),
  )
}
