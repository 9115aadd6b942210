import { z } from 'zod'
import { done, id } from '#contract/common'
import { type ListView, listLayout, listName, listSetUp, listView, viewBody, viewPatch } from '#contract/lists'
import type { Actor } from '#kernel/engine/actor'
import { Fault } from '../errors.ts'
import { asSystem } from '../store/db.ts'
import { firstTime } from '../store/once.ts'
import {
  countViews,
  deleteView,
  insertView,
  keepLayout,
  layoutOf,
  updateView,
  type ViewRow,
  viewById,
  viewsFor,
} from '../store/views.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const unitsOf = (actor: Staff) => actor.posts.flatMap(p => p.unit ?? [])
const mostOwn = 100

const seen = ({ ownerId, list: _, ...view }: ViewRow, actor: Staff, owner: string): ListView => ({
  ...view,
  mine: ownerId === actor.person,
  owner,
})

/** Shared with a unit only by somebody of that unit; a view that is not shared with a unit names none. */
function sharing(actor: Staff, shared: ViewRow['shared'], unit: string | null): Pick<ViewRow, 'shared' | 'unit'> {
  if (shared !== 'unit') return { shared, unit: null }
  if (unit === null || !unitsOf(actor).includes(unit)) throw new Fault('answers-invalid', { fields: { unit: 'unknown' } })
  return { shared, unit }
}

/** How a person has a list set up, and the views kept on it. */
export async function listRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['lists']
  const named = z.object({ list: listName })
  const one = z.object({ id })

  server.get(
    '/lists/:list',
    { schema: { tags, summary: 'My set-up of a list and the views I see on it', params: named, response: { 200: listSetUp } } },
    async request => {
      const actor = requireStaff(request)
      const { list } = request.params
      return asSystem(office.db, 'my list', async tx => ({
        layout: await layoutOf(tx, actor.person, list),
        views: (await viewsFor(tx, list, actor.person, unitsOf(actor))).map(({ owner, ...v }) => seen(v, actor, owner)),
      }))
    },
  )

  server.put(
    '/lists/:list/layout',
    { schema: { tags, summary: 'Keep my set-up of a list', params: named, body: listLayout, response: { 200: listLayout } } },
    async request => {
      const { person } = requireStaff(request)
      await asSystem(office.db, 'keep my list', tx => keepLayout(tx, person, request.params.list, request.body))
      return request.body
    },
  )

  server.post(
    '/lists/:list/views',
    { schema: { tags, summary: 'Keep a view', params: named, body: viewBody, response: { 200: listView } } },
    async request => {
      const actor = requireStaff(request)
      const { body, params } = request
      const now = office.now()
      const wanted = {
        ...body,
        ...sharing(actor, body.shared, body.unit),
        list: params.list,
        ownerId: actor.person,
        changedAt: now,
      }
      return asSystem(office.db, 'keep a view', async tx => {
        if (await firstTime(tx, 'view', body.id, [actor.person, params.list, body], now)) {
          if ((await countViews(tx, actor.person)) >= mostOwn)
            throw new Fault('answers-invalid', { fields: { name: 'too-many' } })
          await insertView(tx, wanted)
        }
        const row = await viewById(tx, body.id)
        if (!row) throw new Fault('not-found')
        return seen(row, actor, actor.name)
      })
    },
  )

  server.patch(
    '/views/:id',
    { schema: { tags, summary: 'Rename, change or share my view', params: one, body: viewPatch, response: { 200: listView } } },
    async request => {
      const actor = requireStaff(request)
      return asSystem(office.db, 'change a view', async tx => {
        const before = await viewById(tx, request.params.id)
        if (before?.ownerId !== actor.person) throw new Fault('not-found')
        const given = Object.fromEntries(Object.entries(request.body).filter(([, value]) => value !== undefined))
        const wanted = { ...before, ...given, changedAt: office.now() } as ViewRow
        const after = { ...wanted, ...sharing(actor, wanted.shared, wanted.unit) }
        await updateView(tx, after)
        return seen(after, actor, actor.name)
      })
    },
  )

  server.delete(
    '/views/:id',
    { schema: { tags, summary: 'Delete my view', params: one, response: { 200: done } } },
    async request => {
      const actor = requireStaff(request)
      await asSystem(office.db, 'delete a view', async tx => {
        const before = await viewById(tx, request.params.id)
        if (before?.ownerId !== actor.person) throw new Fault('not-found')
        await deleteView(tx, before.id)
      })
      return { ok: true as const }
    },
  )
}
