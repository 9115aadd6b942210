import { z } from 'zod'
import { caseDetail } from '#contract/cases'
import { id } from '#contract/common'
import {
  apartBody,
  joinBody,
  joined,
  knownAsk,
  knownList,
  knownNearList,
  mergeBody,
  mergedMany,
  mergeManyBody,
} from '#contract/known'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../errors.ts'
import { detailOf } from '../store/cases.ts'
import { keyOf } from '../store/commands.ts'
import { idFor } from '../store/context.ts'
import { knownNear, knownOf } from '../store/known/known.ts'
import { mergeCase, takeApart } from '../store/known/known-acts.ts'
import { type Joining, joinCase } from '../store/known/known-joins.ts'
import { idOfRef } from '../store/published/published-ref.ts'
import { wishAtJoining } from '../telling/wish.ts'
import { errorWords } from '../words/errors.ts'
import { requireStaff } from './identity.ts'
import { publicView } from './public-view.ts'
import type { Server } from './server.ts'

const asking = { rateLimit: { max: 60, timeWindow: '1 minute' } }
const joining = { rateLimit: { max: 10, timeWindow: '1 minute' } }
const byNumber = z.object({ number: z.string().regex(/^[\d-]{4,30}$/) })
const byRef = z.object({ ref: z.string().regex(/^[0-9a-f]{32}$/) })

/** Before a report is sent: what may be known already, and joining it. */
export async function publicKnownRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['public']

  server.post(
    '/known',
    {
      config: asking,
      schema: {
        tags,
        summary: 'What may be known already of what is about to be reported',
        description:
          'At most three open matters, as neighbours may see them. What is asked is kept nowhere. Nothing is said of kinds that cannot be joined.',
        body: knownAsk,
        response: { 200: knownNearList },
      },
    },
    async ({ body, lang }) => ({ rows: await knownNear(office, body, lang) }),
  )

  const join = async (actor: Actor, of: Joining['of'], body: z.output<typeof joinBody>, lang: 'zh' | 'en') => {
    const { number } = await joinCase(office, actor, { id: body.id, of, answers: body.answers })
    if (body.tell) await wishAtJoining(office, body.id, body.tell)
    const key = keyOf(office.config.secret, body.id)
    const { view } = await publicView(office, number, key, lang)
    return { id: body.id, number, key, view }
  }

  server.post(
    '/known/:ref/join',
    {
      config: joining,
      schema: {
        tags,
        summary: 'I have this too, of a matter found by `known` or on the map. The same id again is the same join.',
        params: byRef,
        body: joinBody,
        response: { 200: joined },
      },
    },
    async ({ actor, params, body, lang }) => {
      const of = idOfRef(office.config.secret, params.ref)
      if (of === null) throw new Fault('not-found')
      return join(actor, { id: of }, body, lang)
    },
  )

  server.post(
    '/cases/:number/join',
    {
      config: joining,
      schema: {
        tags,
        summary: 'I have this too, of a matter whose number one was given. The same id again is the same join.',
        params: byNumber,
        body: joinBody,
        response: { 200: joined },
      },
    },
    async ({ actor, params, body, lang }) => join(actor, { number: params.number }, body, lang),
  )
}

/** At the desk: what may be the same as a case, merging, and taking apart again. */
export async function knownRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['cases']
  const one = z.object({ id })

  server.get(
    '/cases/:id/known',
    {
      schema: {
        tags,
        summary: 'What may be the same matter, likeliest first, with the reasons',
        params: one,
        response: { 200: knownList },
      },
    },
    async request => {
      requireStaff(request)
      return knownOf(office, request.actor, request.params.id)
    },
  )

  server.post(
    '/cases/:id/merge',
    {
      schema: {
        tags,
        summary: 'Merge this case into another: it goes on there, and its reporters are told of what happens there',
        params: one,
        body: mergeBody,
        response: { 200: caseDetail },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { version, reason, into } = request.body
      const command = { kind: 'merge', id: request.body.id, reason } as const
      await mergeCase(office, actor, { case: request.params.id, version, command }, into)
      return detailOf(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/cases/:id/unmerge',
    {
      schema: {
        tags,
        summary: 'Take a merged case out again: it stands as it stood, its clock runs on what was left',
        params: one,
        body: apartBody,
        response: { 200: caseDetail },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { id: command, version, reason } = request.body
      await takeApart(office, actor, { case: request.params.id, version, command: { kind: 'takeApart', id: command, reason } })
      return detailOf(office, actor, request.params.id, request.lang)
    },
  )

  server.post(
    '/cases/merge',
    {
      schema: { tags, summary: 'Merge a selection into one case', body: mergeManyBody, response: { 200: mergedMany } },
    },
    async request => {
      const actor = requireStaff(request)
      const { body, lang } = request
      const items: z.infer<typeof mergedMany>['items'] = []
      for (const item of body.items) {
        const command = { kind: 'merge', id: idFor(`${body.id}/${item.case}`, 0), reason: body.reason } as const
        try {
          await mergeCase(office, actor, { ...item, command }, body.into)
          items.push({ case: item.case, done: true, error: null })
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          const { message, mend } = errorWords(error, lang)
          items.push({ case: item.case, done: false, error: [message, mend].filter(Boolean).join(' ') })
        }
      }
      return { into: body.into, items }
    },
  )
}
