import { z } from 'zod'
import { done, id } from '#contract/common'
import { postBody, postPatch, rosterBody, rosterPatch, rosterQuery } from '#contract/identity'
import { postRow, rosterRow } from '#contract/office'
import { Fault } from '../errors.ts'
import { adminDuties, conflictingDuty, rolesOf } from '../identity/duties.ts'
import { checkPlaceOfPost } from '../identity/place-of-post.ts'
import { recordAudit } from '../store/audit.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { touchDirectory } from '../store/directory.ts'
import { firstTime } from '../store/once.ts'
import { lockPerson } from '../store/people.ts'
import {
  currentPosts,
  deleteRoster,
  endPost,
  insertPost,
  insertRoster,
  post,
  postsOf,
  roster,
  rosters,
  updateRoster,
} from '../store/posts.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const day = 86_400_000

/** Whoever may be given a post: staff, not gone. Locked, so that two grants at once see each other. */
async function lockStaff(tx: Tx, person: string): Promise<void> {
  const found = await lockPerson(tx, person)
  if (found?.kind !== 'staff' || !found.active) throw new Fault('answers-invalid', { fields: { person: 'unknown' } })
}

export async function postRoutes(server: Server): Promise<void> {
  const { office, identities } = server
  const tags = ['people']
  const roles = rolesOf(office.programmes)
  const changed = () => {
    identities.forget()
    office.directory.changed()
  }

  server.get(
    '/posts',
    { schema: { tags, summary: 'Posts that have not ended', response: { 200: z.object({ rows: z.array(postRow) }) } } },
    async request => {
      requireStaff(request)
      return { rows: await asSystem(office.db, 'posts', tx => currentPosts(tx, office.now())) }
    },
  )

  server.post(
    '/posts',
    { schema: { tags, summary: 'Give somebody a post', body: postBody, response: { 200: postRow } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { body } = request
      // Nobody widens their own reach.
      if (body.person === actor.person) throw new Fault('not-allowed')
      const now = office.now()
      checkPlaceOfPost(roles, await office.directory.now(), body)
      const wanted = { ...body, from: body.from ?? now }
      if (wanted.to !== null && wanted.to <= wanted.from) throw new Fault('answers-invalid', { fields: { to: 'order' } })
      const row = await asSystem(office.db, 'give a post', async tx => {
        if (await firstTime(tx, 'post', body.id, body, now)) {
          await lockStaff(tx, body.person)
          const conflict = conflictingDuty(await postsOf(tx, body.person), wanted)
          if (conflict) throw new Fault('duties-conflict', { detail: { held: conflict, wanted: body.role } })
          await insertPost(tx, wanted)
          const detail = { post: body.id, role: body.role, unit: body.unit, place: body.place }
          await recordAudit(tx, { at: now, actor, action: 'post-give', subject: body.person, detail })
          await tx.run(touchDirectory(tx.tenant))
        }
        return post(tx, body.id)
      })
      if (!row) throw new Fault('not-found')
      changed()
      return row
    },
  )

  server.patch(
    '/posts/:id',
    {
      schema: {
        tags,
        summary: 'End a post, or set when it ends',
        params: z.object({ id }),
        body: postPatch,
        response: { 200: postRow },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const now = office.now()
      const row = await asSystem(office.db, 'end a post', async tx => {
        const before = await post(tx, request.params.id)
        if (!before) throw new Fault('not-found')
        if (before.person === actor.person) throw new Fault('not-allowed')
        await lockStaff(tx, before.person)
        const { to } = request.body
        const conflict = conflictingDuty(
          (await postsOf(tx, before.person)).filter(p => p.id !== before.id),
          { ...before, to },
        )
        if (conflict) throw new Fault('duties-conflict', { detail: { held: conflict, wanted: before.role } })
        await endPost(tx, before.id, to)
        await recordAudit(tx, {
          at: now,
          actor,
          action: 'post-end',
          subject: before.person,
          detail: { post: before.id, role: before.role, to },
        })
        await tx.run(touchDirectory(tx.tenant))
        return { ...before, to }
      })
      changed()
      return row
    },
  )

  server.get(
    '/rosters',
    {
      schema: {
        tags,
        summary: 'Who is on duty when',
        querystring: rosterQuery,
        response: { 200: z.object({ rows: z.array(rosterRow) }) },
      },
    },
    async request => {
      requireStaff(request)
      const from = request.query.from ?? office.now() - day
      const to = request.query.to ?? from + 60 * day
      return { rows: await asSystem(office.db, 'rosters', tx => rosters(tx, from, to)) }
    },
  )

  server.post(
    '/rosters',
    {
      schema: {
        tags,
        summary: 'Put somebody on duty; while it lasts the duty acts like a post',
        body: rosterBody,
        response: { 200: rosterRow },
      },
    },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const { body } = request
      const now = office.now()
      if (body.person === actor.person) throw new Fault('not-allowed')
      if (adminDuties.includes(body.role)) throw new Fault('duties-conflict', { detail: { wanted: body.role } })
      if (body.to <= body.from) throw new Fault('answers-invalid', { fields: { to: 'order' } })
      checkPlaceOfPost(roles, await office.directory.now(), body)
      const row = await asSystem(office.db, 'put on duty', async tx => {
        if (await firstTime(tx, 'roster', body.id, body, now)) {
          await lockStaff(tx, body.person)
          await insertRoster(tx, body)
          await recordAudit(tx, {
            at: now,
            actor,
            action: 'roster-add',
            subject: body.person,
            detail: { roster: body.id, role: body.role },
          })
          await tx.run(touchDirectory(tx.tenant))
        }
        return roster(tx, body.id)
      })
      if (!row) throw new Fault('not-found')
      changed()
      return row
    },
  )

  server.patch(
    '/rosters/:id',
    { schema: { tags, summary: 'Change a duty', params: z.object({ id }), body: rosterPatch, response: { 200: rosterRow } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      const now = office.now()
      const row = await asSystem(office.db, 'change a duty', async tx => {
        const before = await roster(tx, request.params.id)
        if (!before) throw new Fault('not-found')
        const { body } = request
        const after = {
          ...before,
          person: body.person ?? before.person,
          from: body.from ?? before.from,
          to: body.to ?? before.to,
        }
        if (after.person === actor.person) throw new Fault('not-allowed')
        if (after.to <= after.from) throw new Fault('answers-invalid', { fields: { to: 'order' } })
        await lockStaff(tx, after.person)
        await updateRoster(tx, before.id, after)
        await recordAudit(tx, { at: now, actor, action: 'roster-change', subject: after.person, detail: { roster: before.id } })
        await tx.run(touchDirectory(tx.tenant))
        return after
      })
      changed()
      return row
    },
  )

  server.delete(
    '/rosters/:id',
    { schema: { tags, summary: 'Take a duty off the roster', params: z.object({ id }), response: { 200: done } } },
    async request => {
      const actor = requireRole(request, 'security-admin')
      await asSystem(office.db, 'a duty less', async tx => {
        const before = await roster(tx, request.params.id)
        if (!before) throw new Fault('not-found')
        await deleteRoster(tx, before.id)
        await recordAudit(tx, {
          at: office.now(),
          actor,
          action: 'roster-remove',
          subject: before.person,
          detail: { roster: before.id },
        })
        await tx.run(touchDirectory(tx.tenant))
      })
      changed()
      return { ok: true as const }
    },
  )
}
