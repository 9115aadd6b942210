import { z } from 'zod'
import { done, id } from '#contract/common'
import {
  type KeptQuestion,
  keptQuestion,
  keptQuestions,
  question,
  questionAnswer,
  questionAsk,
  questionBehind,
  questionBehindQuery,
  questionBody,
  questionPatch,
} from '#contract/questions'
import type { Actor } from '#kernel/engine/actor'
import type { Question } from '#kernel/engine/question'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem } from '../store/db.ts'
import { firstTime } from '../store/once.ts'
import { answerQuestion } from '../store/questions/question-answer.ts'
import { aboutOf } from '../store/questions/question-ask.ts'
import { behindAnswer } from '../store/questions/question-behind.ts'
import { answerBook, answerCsv } from '../store/questions/question-sheet.ts'
import {
  countQuestions,
  deleteQuestion,
  insertQuestion,
  type QuestionRow,
  questionById,
  questionsFor,
  updateQuestion,
} from '../store/questions/questions.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const unitsOf = (actor: Staff) => actor.posts.flatMap(post => post.unit ?? [])
const mostOwn = 100
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Each question may read a year of cases. */
const measured = { rateLimit: { max: 120, timeWindow: '1 minute' } }
const seldom = { rateLimit: { max: 20, timeWindow: '1 minute' } }

/** What stands in an address as JSON. @throws Fault bad-request */
function readJson<T>(shape: z.ZodType<T>, text: string, where: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Fault('bad-request', { detail: { where } })
  }
  const read = shape.safeParse(value)
  if (!read.success)
    throw new Fault('bad-request', { detail: { where: [where, ...(read.error.issues[0]?.path ?? [])].join('.') } })
  return read.data
}
const keysShape = z.array(z.string().max(200).nullable()).max(3)

const seen = ({ ownerId, ...row }: QuestionRow, actor: Staff, owner: string): KeptQuestion => ({
  ...row,
  mine: ownerId === actor.person,
  owner,
})

/** Shared with a unit only by somebody of that unit. @throws Fault answers-invalid */
function sharing(actor: Staff, shared: QuestionRow['shared'], unit: string | null): Pick<QuestionRow, 'shared' | 'unit'> {
  if (shared !== 'unit') return { shared, unit: null }
  if (unit === null || !unitsOf(actor).includes(unit)) throw new Fault('answers-invalid', { fields: { unit: 'unknown' } })
  return { shared, unit }
}

/** 自助查询: questions about cases and registers, asked without a developer. */
export async function questionRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['questions']
  const one = z.object({ id })

  server.get(
    '/questions/answer',
    {
      config: measured,
      schema: {
        tags,
        summary: 'A question and its answer: groups, measures, total',
        description:
          'Within the caller’s reach. Personal columns are refused; about persons, numbers are rounded to fives and fewer are not shown.',
        querystring: questionAsk,
        response: { 200: questionAnswer },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { ask, lang = request.lang } = request.query
      return answerQuestion(office, actor, readJson(question, ask, 'ask'), lang)
    },
  )

  server.get(
    '/questions/behind',
    {
      config: measured,
      schema: {
        tags,
        summary: 'The cases or entries behind one row of an answer',
        querystring: questionBehindQuery,
        response: { 200: questionBehind },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { ask, keys, after, lang = request.lang } = request.query
      const of = { keys: keys === undefined ? undefined : readJson(keysShape, keys, 'keys'), after }
      return behindAnswer(office, actor, readJson(question, ask, 'ask'), of, lang)
    },
  )

  const exported = async (actor: Staff, q: Question, lang: 'zh' | 'en', as: string) => {
    const answer = await answerQuestion(office, actor, q, lang)
    await asSystem(office.db, 'an answer leaves as a file', tx =>
      recordAudit(tx, {
        at: office.now(),
        actor,
        action: 'question-export',
        detail: { as, question: q, rows: answer.rows.length },
      }),
    )
    return answer
  }
  const dayOf = () => new Date(office.now() + 8 * 3_600_000).toISOString().slice(0, 10)

  server.get(
    '/questions/answer.xlsx',
    { config: seldom, schema: { tags, summary: 'The answer as a workbook; on record', querystring: questionAsk } },
    async (request, reply) => {
      const { ask, lang = request.lang } = request.query
      const answer = await exported(requireStaff(request), readJson(question, ask, 'ask'), lang, 'xlsx')
      return reply
        .type(sheetType)
        .header('content-disposition', `attachment; filename="linli-question-${dayOf()}.xlsx"`)
        .header('cache-control', 'no-store')
        .send(Buffer.from(await answerBook(answer, lang)))
    },
  )

  server.get(
    '/questions/answer.csv',
    { config: seldom, schema: { tags, summary: 'The answer as CSV; on record', querystring: questionAsk } },
    async (request, reply) => {
      const { ask, lang = request.lang } = request.query
      const answer = await exported(requireStaff(request), readJson(question, ask, 'ask'), lang, 'csv')
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="linli-question-${dayOf()}.csv"`)
        .header('cache-control', 'no-store')
        .send(answerCsv(answer, lang))
    },
  )

  server.get(
    '/questions',
    { schema: { tags, summary: 'The questions kept that I see, my own first', response: { 200: keptQuestions } } },
    async request => {
      const actor = requireStaff(request)
      const rows = await asSystem(office.db, 'my questions', tx => questionsFor(tx, actor.person, unitsOf(actor)))
      return { rows: rows.map(({ owner, ...row }) => seen(row, actor, owner)) }
    },
  )

  server.post(
    '/questions',
    { schema: { tags, summary: 'Keep a question', body: questionBody, response: { 200: keptQuestion } } },
    async request => {
      const actor = requireStaff(request)
      const { body } = request
      aboutOf(office, actor, body.question, request.lang)
      const now = office.now()
      const wanted = { ...body, ...sharing(actor, body.shared, body.unit), ownerId: actor.person, changedAt: now }
      return asSystem(office.db, 'keep a question', async tx => {
        if (await firstTime(tx, 'question', body.id, [actor.person, body], now)) {
          if ((await countQuestions(tx, actor.person)) >= mostOwn)
            throw new Fault('answers-invalid', { fields: { name: 'too-many' } })
          await insertQuestion(tx, wanted)
        }
        const row = await questionById(tx, body.id)
        if (!row) throw new Fault('not-found')
        return seen(row, actor, actor.name)
      })
    },
  )

  server.patch(
    '/questions/:id',
    {
      schema: {
        tags,
        summary: 'Rename, change or share my question',
        params: one,
        body: questionPatch,
        response: { 200: keptQuestion },
      },
    },
    async request => {
      const actor = requireStaff(request)
      if (request.body.question) aboutOf(office, actor, request.body.question, request.lang)
      return asSystem(office.db, 'change a question', async tx => {
        const before = await questionById(tx, request.params.id)
        if (before?.ownerId !== actor.person) throw new Fault('not-found')
        const given = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value !== undefined))
        const wanted = { ...before, ...given, changedAt: office.now() } as QuestionRow
        const after = { ...wanted, ...sharing(actor, wanted.shared, wanted.unit) }
        await updateQuestion(tx, after)
        return seen(after, actor, actor.name)
      })
    },
  )

  server.delete(
    '/questions/:id',
    { schema: { tags, summary: 'Delete my question', params: one, response: { 200: done } } },
    async request => {
      const actor = requireStaff(request)
      await asSystem(office.db, 'delete a question', async tx => {
        const before = await questionById(tx, request.params.id)
        if (before?.ownerId !== actor.person) throw new Fault('not-found')
        await deleteQuestion(tx, before.id)
      })
      return { ok: true as const }
    },
  )
}
