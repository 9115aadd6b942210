import { z } from 'zod'
import {
  caseCounts,
  caseDetail,
  caseDetailQuery,
  caseList,
  caseQuery,
  commandBody,
  fileBody,
  filed,
  mapPoints,
} from '#contract/cases'
import { id } from '#contract/common'
import { caseCount, unitLoads as unitLoadsShape, unitStandings as unitStandingsShape } from '#contract/lists'
import { explainDuty, explainSteps } from '#kernel/engine/explain'
import { explainDeadline } from '#kernel/engine/explain-deadline'
import type { Channel } from '#kernel/engine/model'
import { Fault } from '../errors.ts'
import { recordAudit } from '../store/audit.ts'
import { countList, unitLoads, unitStandings } from '../store/case-counts.ts'
import { countCases, listCases, mapCases } from '../store/case-lists.ts'
import { detailOf, eventsForOwner, namesFor, readCase } from '../store/cases.ts'
import { fileCase, keyOf, reachOf, runCommand } from '../store/commands.ts'
import { transact } from '../store/db.ts'
import { inLanguage } from '../store/definitions.ts'
import { wishAtFiling } from '../telling/wish.ts'
import { requireSignedIn, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Channels anybody may claim; the others are for staff who pass on what they heard. */
const open: readonly Channel[] = ['portal']

export async function caseRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['cases']

  server.post(
    '/cases/:type',
    {
      schema: {
        tags,
        summary: 'File a case. The same id again is the same case.',
        params: z.object({ type: z.string() }),
        body: fileBody,
        response: { 200: filed },
      },
    },
    async request => {
      const { actor, body, params } = request
      const channel = body.channel ?? (actor.kind === 'staff' ? 'desk' : 'portal')
      if (actor.kind !== 'staff' && !open.includes(channel)) throw new Fault('not-allowed')
      const { c, number } = await fileCase(office, actor, {
        type: params.type,
        id: body.id,
        channel,
        answers: body.answers,
        madeAt: body.madeAt,
      })
      if (body.tell) await wishAtFiling(office, c.id, number, body.tell)
      return {
        id: c.id,
        number,
        key: keyOf(office.config.secret, c.id),
        state: c.state,
        version: c.version,
        dueAt: c.clock?.dueAt ?? null,
        place: c.place,
      }
    },
  )

  server.get(
    '/cases',
    {
      schema: {
        tags,
        summary: 'A list within reach, in due order or newest first',
        querystring: caseQuery,
        response: { 200: caseList },
      },
    },
    async request => {
      requireSignedIn(request)
      return listCases(office, request.actor, request.query)
    },
  )

  server.get(
    '/cases/counts',
    {
      schema: {
        tags,
        summary: 'How many wait in each view',
        querystring: caseQuery.pick({ type: true }),
        response: { 200: caseCounts },
      },
    },
    async request => {
      requireStaff(request)
      return countCases(office, request.actor, request.query.type)
    },
  )

  server.get(
    '/cases/count',
    { schema: { tags, summary: 'How many cases a list holds', querystring: caseQuery, response: { 200: caseCount } } },
    async request => {
      requireStaff(request)
      return countList(office, request.actor, request.query)
    },
  )

  server.get(
    '/cases/units',
    {
      schema: {
        tags,
        summary: 'What each unit has in hand within my reach',
        querystring: caseQuery.pick({ type: true }),
        response: { 200: unitLoadsShape },
      },
    },
    async request => {
      requireStaff(request)
      return unitLoads(office, request.actor, request.query.type)
    },
  )

  server.get(
    '/cases/units/standings',
    {
      schema: {
        tags,
        summary: 'What each unit has in hand within my reach, and what stands in its way',
        querystring: caseQuery.pick({ type: true }),
        response: { 200: unitStandingsShape },
      },
    },
    async request => {
      requireStaff(request)
      return unitStandings(office, request.actor, request.query.type)
    },
  )

  server.get(
    '/cases/map',
    { schema: { tags, summary: 'Points for the map, at most 10,000', querystring: caseQuery, response: { 200: mapPoints } } },
    async request => {
      requireStaff(request)
      return mapCases(office, request.actor, request.query)
    },
  )

  const one = z.object({ id })
  server.get(
    '/cases/:id',
    {
      schema: {
        tags,
        summary: 'One case with its history and what may be done; of a round the latest of it',
        params: one,
        querystring: caseDetailQuery,
        response: { 200: caseDetail },
      },
    },
    async request => {
      requireSignedIn(request)
      return detailOf(office, request.actor, request.params.id, request.lang, { all: request.query.events === 'all' })
    },
  )

  server.get(
    '/cases/:id/reveal',
    {
      schema: {
        tags,
        summary: 'The case with personal fields; on record',
        params: one,
        querystring: z.object({ reason: z.string().trim().min(2).max(200) }),
        response: { 200: caseDetail },
      },
    },
    async request => {
      requireStaff(request)
      const { actor, params, query } = request
      const detail = await detailOf(office, actor, params.id, request.lang, { reveal: true })
      await transact(office.db, reachOf(office, actor), tx =>
        recordAudit(tx, {
          actor,
          at: office.now(),
          action: 'reveal',
          caseId: params.id,
          subject: detail.case.filer,
          detail: { reason: query.reason },
        }),
      )
      return detail
    },
  )

  server.post(
    '/cases/:id/commands',
    {
      schema: {
        tags,
        summary: 'Take a step, comment, sign in, answer, …',
        params: one,
        body: commandBody,
        response: { 200: caseDetail },
      },
    },
    async request => {
      requireSignedIn(request)
      const { actor, params, body } = request
      await runCommand(office, actor, params.id, body.version, body.command, body.madeAt ?? null, body.further)
      return detailOf(office, actor, params.id, request.lang).catch(error => {
        // The step may have taken the case out of the actor's reach; it was done all the same.
        if (error instanceof Fault && error.code === 'not-found') throw new Fault('not-found', { detail: { done: true } })
        throw error
      })
    },
  )

  const why = z.object({
    deadline: z.array(z.string()),
    duty: z.array(z.string()),
    steps: z.array(z.string()),
  })
  server.get(
    '/cases/:id/why',
    { schema: { tags, summary: 'Why this deadline, this person, and what I may do', params: one, response: { 200: why } } },
    async request => {
      requireSignedIn(request)
      const { actor, lang, params } = request
      const { of, c, events: all } = await readCase(office, actor, params.id)
      const events = actor.kind === 'resident' ? eventsForOwner(of, all) : all
      const snapshot = await office.directory.now()
      const names = namesFor(of, snapshot, lang)
      const def = inLanguage(of, lang)
      return {
        deadline: explainDeadline(c.clock, snapshot.calendar, lang),
        duty: explainDuty(def, events, lang, names),
        steps: explainSteps(def, actor, c, lang, names),
      }
    },
  )
}
