import { z } from 'zod'
import { done, id } from '#contract/common'
import {
  communityAsked,
  communityQuery,
  returnsCases,
  returnsCasesQuery,
  returnsMatrix,
  returnsQuery,
  routingCheck,
  routingGoLive,
  routingOverview,
  routingRulesBody,
  routingRun,
  routingRunBody,
  routingSave,
  routingSet,
  routingTried,
  routingTry,
} from '#contract/routing'
import { mustMend } from '#methods/routing/index'
import { Fault } from '../errors.ts'
import { callOff, gapsOf, goLive, liveRules, overview, readSet, routedType, saveSet } from '../store/routing/routing.ts'
import { communityAskedOf, returnsCasesOf, returnsOf } from '../store/routing/routing-figures.ts'
import { askRun, readRun } from '../store/routing/routing-runs.ts'
import { tryRules } from '../store/routing/routing-try.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Who writes rules: whoever keeps the office's lists, and whoever answers for how cases are sent. */
export const editors = ['system-admin', 'supervisor'] as const
const readers = ['system-admin', 'supervisor', 'leader', 'dispatcher'] as const

export async function routingRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['routing']
  const one = z.object({ type: z.string().max(60) })
  const numbered = one.extend({ version: z.coerce.number().int().min(1) })
  const named = one.extend({ id })

  server.get(
    '/routing/:type',
    {
      schema: { tags, summary: 'Versions of the rules, and which is live when', params: one, response: { 200: routingOverview } },
    },
    async request => {
      const actor = requireRole(request, ...readers)
      const mayEdit = actor.posts.some(post => (editors as readonly string[]).includes(post.role))
      return overview(office, routedType(office, request.params.type), mayEdit)
    },
  )

  server.get(
    '/routing/:type/live',
    {
      schema: {
        tags,
        summary: 'The rules live now, also for a phone that works without a network',
        params: one,
        response: { 200: routingRulesBody.extend({ version: z.number().int() }).nullable() },
      },
    },
    async request => {
      requireStaff(request)
      const of = routedType(office, request.params.type)
      const live = liveRules(await office.directory.now(), of.type, office.now())
      return live && { version: live.version, rules: live.rules as z.infer<typeof routingRulesBody>['rules'] }
    },
  )

  server.get(
    '/routing/:type/versions/:version',
    { schema: { tags, summary: 'One version with its rules', params: numbered, response: { 200: routingSet } } },
    async request => {
      requireRole(request, ...readers)
      return readSet(office, routedType(office, request.params.type).type, request.params.version)
    },
  )

  server.post(
    '/routing/:type/check',
    {
      schema: {
        tags,
        summary: 'What is wrong with these rules, or odd about them',
        params: one,
        body: routingRulesBody,
        response: { 200: routingCheck },
      },
    },
    async request => {
      requireRole(request, ...readers)
      const of = routedType(office, request.params.type)
      const gaps = gapsOf(of, await office.directory.now(), request.body.rules, office.now())
      return { gaps: gaps.slice(0, 2000) as z.infer<typeof routingCheck>['gaps'], mustMend: gaps.some(mustMend) }
    },
  )

  server.post(
    '/routing/:type/versions',
    {
      schema: {
        tags,
        summary: 'Save rules as a new version; refused while a category has no owner',
        params: one,
        body: routingSave,
        response: { 200: routingSet },
      },
    },
    async request => {
      const actor = requireRole(request, ...editors)
      return saveSet(office, actor, routedType(office, request.params.type), request.body)
    },
  )

  server.post(
    '/routing/:type/live',
    {
      schema: {
        tags,
        summary: 'Make a version live, now or from a moment on',
        params: one,
        body: routingGoLive,
        response: { 200: routingOverview },
      },
    },
    async request => {
      const actor = requireRole(request, ...editors)
      const of = routedType(office, request.params.type)
      await goLive(office, actor, of, request.body)
      return overview(office, of, true)
    },
  )

  server.delete(
    '/routing/:type/live/:id',
    { schema: { tags, summary: 'Call off what is to go live and has not yet', params: named, response: { 200: done } } },
    async request => {
      const actor = requireRole(request, ...editors)
      await callOff(office, actor, routedType(office, request.params.type), request.params.id)
      return { ok: true as const }
    },
  )

  server.post(
    '/routing/:type/try',
    {
      schema: {
        tags,
        summary: 'Who would get this matter, and why',
        params: one,
        body: routingTry,
        response: { 200: routingTried },
      },
    },
    async request => {
      requireRole(request, ...readers)
      return tryRules(office, routedType(office, request.params.type), request.body, request.lang)
    },
  )

  server.post(
    '/routing/:type/runs',
    {
      schema: {
        tags,
        summary: 'Try rules over past cases, in the background',
        params: one,
        body: routingRunBody,
        response: { 200: routingRun },
      },
    },
    async request => {
      const actor = requireRole(request, ...editors)
      return askRun(office, actor, routedType(office, request.params.type), request.body)
    },
  )

  server.get(
    '/routing/:type/runs/:id',
    { schema: { tags, summary: 'How far a dry run is, and what it found', params: named, response: { 200: routingRun } } },
    async request => {
      requireRole(request, ...editors)
      return readRun(office, routedType(office, request.params.type).type, request.params.id)
    },
  )

  const overseer = ['dispatcher', 'supervisor', 'leader'] as const
  server.get(
    '/routing/:type/returns',
    {
      schema: {
        tags,
        summary: 'Which unit gave cases back, and where they went next',
        params: one,
        querystring: returnsQuery,
        response: { 200: returnsMatrix },
      },
    },
    async request => {
      const actor = requireRole(request, ...overseer)
      return returnsOf(office, actor, routedType(office, request.params.type), request.query)
    },
  )

  server.get(
    '/routing/:type/returns/cases',
    {
      schema: {
        tags,
        summary: 'The cases behind one figure of returns',
        params: one,
        querystring: returnsCasesQuery,
        response: { 200: returnsCases },
      },
    },
    async request => {
      const actor = requireRole(request, ...overseer)
      return returnsCasesOf(office, actor, routedType(office, request.params.type), request.query)
    },
  )

  server.get(
    '/routing/:type/communities',
    {
      schema: {
        tags,
        summary: 'What communities were asked to do, by month and by whom',
        params: one,
        querystring: communityQuery,
        response: { 200: communityAsked },
      },
    },
    async request => {
      requireRole(request, ...overseer, 'community-worker')
      if (request.query.to < request.query.from) throw new Fault('bad-request', { detail: { where: { to: 'range' } } })
      return communityAskedOf(office, routedType(office, request.params.type), request.query)
    },
  )
}
