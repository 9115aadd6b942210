import { z } from 'zod'
import { id } from '#contract/common'
import {
  planItemAct,
  planItemBind,
  planItemBody,
  planItemDetail,
  planItemMove,
  planItemPut,
  planItemSame,
  planItemSet,
  planItemSplit,
  planItemWasSet,
  planValueBody,
} from '#contract/plans'
import { readItem } from '../store/plans/plan-item.ts'
import { actOnItems, addItem, changeItem, moveItem, splitItem } from '../store/plans/plan-items.ts'
import { planKeepers, type Staff } from '../store/plans/plan-rows.ts'
import { setItems } from '../store/plans/plan-set.ts'
import { bindItem, sameItem, sayValue } from '../store/plans/plan-values.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

type Asking = Parameters<typeof requireStaff>[0]

/** 计划事项: goals, measures and promises, one by one or many at once. */
export async function planItemRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['plans']
  const one = z.object({ id })
  const keeper = (request: Asking) => requireRole(request, ...planKeepers)
  const answer = { 200: planItemDetail }
  /** What somebody changed, as it is now. */
  const changed = async (request: Asking, id: string, change: (actor: Staff) => Promise<void>) => {
    const actor = keeper(request)
    await change(actor)
    return readItem(office, actor, id, request.lang)
  }

  server.post(
    '/plans/:id/items',
    { schema: { tags, summary: 'Add an item, also from marked words', params: one, body: planItemBody, response: answer } },
    async request => changed(request, request.body.id, actor => addItem(office, actor, request.params.id, request.body)),
  )

  server.post(
    '/plans/:id/items/act',
    {
      schema: {
        tags,
        summary: 'Yes or no to what the reader found; take back; take up again',
        description: 'A yes to an item is a yes to the headings above it; taking one back takes back what hangs below.',
        params: one,
        body: planItemAct,
        response: { 200: z.object({ changed: z.number().int() }) },
      },
    },
    async request => ({ changed: await actOnItems(office, keeper(request), request.params.id, request.body) }),
  )

  server.post(
    '/plans/:id/items/set',
    {
      schema: {
        tags,
        summary: 'A unit, a person or a day for many items at once',
        description: 'Needs a reason once the plan is adopted. Answers how they were; sent back, it is as before.',
        params: one,
        body: planItemSet,
        response: { 200: planItemWasSet },
      },
    },
    async request => setItems(office, keeper(request), request.params.id, request.body),
  )

  server.get(
    '/plan-items/:id',
    { schema: { tags, summary: 'One item, with its values and why it stands so', params: one, response: answer } },
    async request => readItem(office, requireStaff(request), request.params.id, request.lang),
  )

  server.put(
    '/plan-items/:id',
    {
      schema: {
        tags,
        summary: 'Change what an item says',
        description: 'Needs a reason once its plan is adopted.',
        params: one,
        body: planItemPut,
        response: answer,
      },
    },
    async request => changed(request, request.params.id, actor => changeItem(office, actor, request.params.id, request.body)),
  )

  server.post(
    '/plan-items/:id/move',
    { schema: { tags, summary: 'Put it elsewhere in the tree', params: one, body: planItemMove, response: answer } },
    async request => changed(request, request.params.id, actor => moveItem(office, actor, request.params.id, request.body)),
  )

  server.post(
    '/plan-items/:id/split',
    { schema: { tags, summary: 'Make several of one', params: one, body: planItemSplit, response: answer } },
    async request =>
      changed(request, request.body.parts[0]!.id, actor => splitItem(office, actor, request.params.id, request.body)),
  )

  server.put(
    '/plan-items/:id/bound',
    { schema: { tags, summary: 'Where its value comes from', params: one, body: planItemBind, response: answer } },
    async request => changed(request, request.params.id, actor => bindItem(office, actor, request.params.id, request.body)),
  )

  server.put(
    '/plan-items/:id/same',
    {
      schema: {
        tags,
        summary: 'It is the same promise as one in another plan',
        params: one,
        body: planItemSame,
        response: answer,
      },
    },
    async request => changed(request, request.params.id, actor => sameItem(office, actor, request.params.id, request.body)),
  )

  server.post(
    '/plan-items/:id/values',
    {
      schema: {
        tags,
        summary: 'Say how far it is, with evidence',
        description: 'By its units, the person named or who keeps plans. A later word on the same day corrects the one before.',
        params: one,
        body: planValueBody,
        response: answer,
      },
    },
    async request => {
      const actor = requireStaff(request)
      await sayValue(office, actor, request.params.id, request.body)
      return readItem(office, actor, request.params.id, request.lang)
    },
  )
}
