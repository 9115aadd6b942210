import { z } from 'zod'
import { id } from '#contract/common'
import { entryAct, entryDetail, ledgerName } from '#contract/entries'
import { entryPlaced, unresolvedList, unresolvedQuery } from '#contract/entry-addresses'
import { Fault } from '../errors.ts'
import { listUnresolved, notHere, placeEntry } from '../store/entries/address-unresolved.ts'
import { mayEditSome } from '../store/entries/entry-access.ts'
import { entryDetailOf } from '../store/entries/entry-detail.ts'
import { ledgerOf } from '../store/entries/entry-rows.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** Entries whose place is words only: what the words may mean, and what a person makes of it. */
export async function entryAddressRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['entries']
  const params = z.object({ register: ledgerName, id })
  const editable = (request: Parameters<typeof requireStaff>[0] & { readonly params: z.infer<typeof params> }) => {
    const actor = requireStaff(request)
    const ledger = ledgerOf(office.programmes, request.params.register)
    if (!mayEditSome(ledger, actor)) throw new Fault('not-allowed', { detail: { register: ledger.name } })
    return { ledger, actor, id: request.params.id }
  }

  server.get(
    '/entries/unresolved',
    {
      schema: {
        tags,
        summary: 'Entries whose place is words only, with what the words may mean',
        description: 'Of the registers the asker may change. `sure` is set only where one known address is the same.',
        querystring: unresolvedQuery,
        response: { 200: unresolvedList },
      },
    },
    async request => listUnresolved(office, requireStaff(request), request.query, request.lang),
  )

  server.post(
    '/entries/:register/:id/place',
    {
      schema: {
        tags,
        summary: 'Take over point and address of a building, or a community',
        params,
        body: entryPlaced,
        response: { 200: entryDetail },
      },
    },
    async request => {
      const { ledger, actor, id } = editable(request)
      await placeEntry(office, actor, ledger, id, request.body)
      return entryDetailOf(office, actor, ledger, id, request.lang)
    },
  )

  server.post(
    '/entries/:register/:id/elsewhere',
    {
      schema: {
        tags,
        summary: 'The words name no place of this office; off the work list until the entry is changed',
        params,
        body: entryAct,
        response: { 200: entryDetail },
      },
    },
    async request => {
      const { ledger, actor, id } = editable(request)
      await notHere(office, actor, ledger, id, request.body)
      return entryDetailOf(office, actor, ledger, id, request.lang)
    },
  )
}
