import { Readable } from 'node:stream'
import { z } from 'zod'
import { id } from '#contract/common'
import {
  entryAct,
  entryAtDay,
  entryBulk,
  entryBulkDone,
  entryChange,
  entryCompare,
  entryCount,
  entryDay,
  entryDetail,
  entryFigure,
  entryList,
  entryMake,
  entryMap,
  entryMerge,
  entryPatch,
  entryQuery,
  ledgerName,
  ledgerRow,
} from '#contract/entries'
import { Fault } from '../errors.ts'
import { streamSheet } from '../ports/sheet.ts'
import { archiveEntry, changeEntry, confirmEntry, makeEntry } from '../store/entries/entries.ts'
import { mayEditSome, mayReadLedger } from '../store/entries/entry-access.ts'
import { bulkEntries } from '../store/entries/entry-bulk.ts'
import { compareEntries } from '../store/entries/entry-compare.ts'
import { entryAt, entryDetailOf, entryHistory, revealEntry } from '../store/entries/entry-detail.ts'
import { exportEntries } from '../store/entries/entry-export.ts'
import { entryFigures } from '../store/entries/entry-figures.ts'
import { countEntries, listEntries, listLedgers, mapEntries } from '../store/entries/entry-list.ts'
import { mergeEntries, restoreEntry } from '../store/entries/entry-merge.ts'
import { type Ledger, ledgerOf } from '../store/entries/entry-rows.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const one = z.object({ register: ledgerName })
const entry = one.extend({ id })
const asked = entryQuery.omit({ cursor: true, limit: true })
type Asked = Parameters<typeof requireStaff>[0] & { readonly params: z.infer<typeof one> }

/** Registers whose rows people keep day by day: read, made, changed, compared and counted. */
export async function entryRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['entries']
  const readable = (request: Asked): Ledger => {
    const ledger = ledgerOf(office.programmes, request.params.register)
    // Anybody reads what stands there; what was set aside is for the staff.
    const setAside = (request.query as Partial<z.infer<typeof entryQuery>>).view === 'archived'
    if (setAside || !mayReadLedger(ledger, request.actor)) requireStaff(request)
    return ledger
  }
  /** What happened, when and by whom, is for the staff, also where anybody may read what stands. */
  const inside = (request: Asked): Ledger => {
    requireStaff(request)
    return readable(request)
  }
  const editable = (request: Asked) => {
    const actor = requireStaff(request)
    const ledger = readable(request)
    if (!mayEditSome(ledger, actor)) throw new Fault('not-allowed', { detail: { register: ledger.name } })
    return { ledger, actor }
  }

  server.get(
    '/ledgers',
    {
      schema: {
        tags,
        summary: 'Registers kept entry by entry, and how they stand',
        response: { 200: z.object({ rows: z.array(ledgerRow) }) },
      },
    },
    async request => ({ rows: await listLedgers(office, request.actor, request.lang) }),
  )

  server.get(
    '/entries/:register',
    {
      schema: {
        tags,
        summary: 'A page of the list; personal columns are masked',
        params: one,
        querystring: entryQuery,
        response: { 200: entryList },
      },
    },
    async request => listEntries(office, request.actor, readable(request), request.query, request.lang),
  )

  server.get(
    '/entries/:register/count',
    { schema: { tags, summary: 'How many, up to 10,000', params: one, querystring: asked, response: { 200: entryCount } } },
    async request => countEntries(office, request.actor, readable(request), request.query),
  )

  server.get(
    '/entries/:register/map',
    { schema: { tags, summary: 'Where they lie, at most 20,000', params: one, querystring: asked, response: { 200: entryMap } } },
    async request => mapEntries(office, request.actor, readable(request), request.query),
  )

  server.get(
    '/entries/:register/figures',
    {
      schema: {
        tags,
        summary: 'The register’s figures, in all and by community',
        description: 'Where the register serves persons, numbers about fewer than five of them say only that they are few.',
        params: one,
        querystring: asked,
        response: { 200: z.object({ rows: z.array(entryFigure) }) },
      },
    },
    async request => ({ rows: await entryFigures(office, request.actor, readable(request), request.query, request.lang) }),
  )

  server.get(
    '/entries/:register/compare',
    {
      schema: {
        tags,
        summary: 'What differs between the ends of two days',
        params: one,
        querystring: z.object({ from: entryDay, to: entryDay }),
        response: { 200: entryCompare },
      },
    },
    async request => compareEntries(office, inside(request), request.query.from, request.query.to),
  )

  server.get(
    '/entries/:register/export.xlsx',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags,
        summary: 'The list as a workbook; personal columns are masked unless an editor says why',
        params: one,
        querystring: asked.extend({ reason: z.string().trim().min(2).max(200).optional() }),
      },
    },
    async (request, reply) => {
      const { reason, ...query } = request.query
      const actor = requireStaff(request)
      const { title, columns, rows } = await exportEntries(office, actor, readable(request), query, request.lang, reason)
      return reply
        .type(sheetType)
        .header('content-disposition', `attachment; filename="${request.params.register}.xlsx"`)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'no-store')
        .send(Readable.from(streamSheet(title, columns, rows)))
    },
  )

  const detail = (request: Asked, ledger: Ledger, id: string) => entryDetailOf(office, request.actor, ledger, id, request.lang)

  server.post(
    '/entries/:register',
    {
      schema: {
        tags,
        summary: 'Make an entry. The same id again is the same entry.',
        params: one,
        body: entryMake,
        response: { 200: entryDetail },
      },
    },
    async request => {
      const { ledger, actor } = editable(request)
      const made = await makeEntry(office, actor, ledger, request.body)
      return detail(request, ledger, made.id)
    },
  )

  server.post(
    '/entries/:register/merge',
    {
      schema: {
        tags,
        summary: 'Merge two entries',
        description: 'What named the dropped one names the kept one. Restoring the dropped one takes it back.',
        params: one,
        body: entryMerge,
        response: { 200: entryDetail },
      },
    },
    async request => {
      const { ledger, actor } = editable(request)
      const kept = await mergeEntries(office, actor, ledger, request.body)
      return detail(request, ledger, kept.id)
    },
  )

  server.post(
    '/entries/:register/bulk',
    {
      schema: {
        tags,
        summary: 'Change, confirm or archive many; what cannot be done says why',
        params: one,
        body: entryBulk,
        response: { 200: entryBulkDone },
      },
    },
    async request => {
      const { ledger, actor } = editable(request)
      return bulkEntries(office, actor, ledger, request.body, request.lang)
    },
  )

  server.get(
    '/entries/:register/:id',
    { schema: { tags, summary: 'An entry with what it names and what names it', params: entry, response: { 200: entryDetail } } },
    async request => detail(request, readable(request), request.params.id),
  )

  server.get(
    '/entries/:register/:id/reveal',
    {
      schema: {
        tags,
        summary: 'The entry with personal columns, for editors at its place; on record',
        params: entry,
        querystring: z.object({ reason: z.string().trim().min(2).max(200) }),
        response: { 200: entryDetail },
      },
    },
    async request => {
      const { ledger, actor } = editable(request)
      return revealEntry(office, actor, ledger, request.params.id, request.query.reason, request.lang)
    },
  )

  server.get(
    '/entries/:register/:id/history',
    {
      schema: {
        tags,
        summary: 'What happened to it, newest first',
        params: entry,
        response: { 200: z.object({ rows: z.array(entryChange) }) },
      },
    },
    async request => ({ rows: await entryHistory(office, inside(request), request.params.id) }),
  )

  server.get(
    '/entries/:register/:id/at',
    {
      schema: {
        tags,
        summary: 'As it was at the end of a day',
        params: entry,
        querystring: z.object({ day: entryDay }),
        response: { 200: entryAtDay },
      },
    },
    async request => entryAt(office, inside(request), request.params.id, request.query.day, request.lang),
  )

  server.patch(
    '/entries/:register/:id',
    { schema: { tags, summary: 'Change some columns', params: entry, body: entryPatch, response: { 200: entryDetail } } },
    async request => {
      const { ledger, actor } = editable(request)
      const { data, ...act } = request.body
      await changeEntry(office, actor, ledger, request.params.id, act, data)
      return detail(request, ledger, request.params.id)
    },
  )

  const acts = [
    ['confirm', 'Somebody looked, and it is right', confirmEntry],
    ['archive', 'Set it aside; nothing of it is lost', archiveEntry],
    ['restore', 'It stands again; a merge is taken back', restoreEntry],
  ] as const
  for (const [name, summary, act] of acts)
    server.post(
      `/entries/:register/:id/${name}`,
      { schema: { tags, summary, params: entry, body: entryAct, response: { 200: entryDetail } } },
      async request => {
        const { ledger, actor } = editable(request)
        await act(office, actor, ledger, request.params.id, request.body)
        return detail(request, ledger, request.params.id)
      },
    )
}
