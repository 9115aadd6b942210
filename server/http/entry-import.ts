import { z } from 'zod'
import { id } from '#contract/common'
import { ledgerName } from '#contract/entries'
import {
  entryImportList,
  entryImportPreview,
  entryImportRun,
  entryImportUndo,
  entryImportUndoing,
  entryImportView,
  entryImportWaiting,
} from '#contract/entry-import'
import { Fault } from '../errors.ts'
import { csvOf } from '../ports/csv.ts'
import { mayEditSome } from '../store/entries/entry-access.ts'
import { handOver, takeOver, waitingImports } from '../store/entries/entry-import-hand.ts'
import { ledgerOfImport, lookAgain, startEntryImport, takeEntryFile } from '../store/entries/entry-import-runs.ts'
import { undoAhead, undoEntryImport } from '../store/entries/entry-import-undo.ts'
import { entryProblems, listEntryImports, readEntryImport } from '../store/entries/entry-import-views.ts'
import { type Ledger, ledgerIn, ledgerOf } from '../store/entries/entry-rows.ts'
import { entryTemplate } from '../store/entries/entry-template.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

const ofRegister = z.object({ register: ledgerName })
const one = z.object({ id })
const asked = z.object({
  source: z.string().trim().min(1).max(60),
  sheet: z.coerce.number().int().min(1).max(200).optional(),
})
const mostBytes = 64 * 1024 * 1024
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Entries out of files, and a template for them: taken in, looked at, tried, and brought in while the person watches. */
export async function entryImportRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['entries']
  type Asking = Parameters<typeof requireStaff>[0]
  /** Whoever may make or change entries somewhere may bring them in; what lies beyond their place is refused row by row. */
  const editor = (request: Asking, ledger: Ledger) => {
    const actor = requireStaff(request)
    if (!mayEditSome(ledger, actor)) throw new Fault('not-allowed', { detail: { register: ledger.name } })
    return actor
  }
  const mine = async (request: Asking, importId: string) => {
    requireStaff(request)
    const ledger = await ledgerOfImport(office, importId)
    return { ledger, actor: editor(request, ledger) }
  }

  server.get(
    '/entries/:register/template.xlsx',
    { schema: { tags, summary: 'An empty sheet to fill in: drop-downs, checks and notes for each column', params: ofRegister } },
    async (request, reply) => {
      requireStaff(request)
      const ledger = ledgerOf(office.programmes, request.params.register)
      const bytes = await entryTemplate(office, ledger, request.lang)
      const name = encodeURIComponent(`${ledgerIn(ledger, request.lang).title}.xlsx`)
      return reply
        .type(sheetType)
        .header('content-disposition', `attachment; filename="template.xlsx"; filename*=UTF-8''${name}`)
        .send(Buffer.from(bytes))
    },
  )

  server.post(
    '/entries/:register/imports',
    {
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags,
        consumes: ['multipart/form-data'],
        summary: 'Take a file in and propose how to read it',
        description:
          'multipart/form-data with `file`: .xlsx, .xlsm, .xls, XML Spreadsheet 2003 or CSV (UTF-8, GBK, UTF-16), gzipped or not, up to 64 MB. `id` is made by the sender. The answer holds the sheets, the columns with what each may answer and why, and what is left out.',
        params: ofRegister,
        querystring: asked.extend({ id }),
        response: { 200: entryImportPreview },
      },
    },
    async request => {
      const ledger = ledgerOf(office.programmes, request.params.register)
      const actor = editor(request, ledger)
      // Told by its announced length, a file too big is not even begun to be read.
      if (Number(request.headers['content-length'] ?? 0) > mostBytes + 65_536)
        throw new Fault('file-too-big', { detail: { most: mostBytes } })
      if (!request.isMultipart()) throw new Fault('bad-request', { detail: { where: { body: 'multipart/form-data' } } })
      const part = await request.file({ limits: { fileSize: mostBytes } })
      if (!part) throw new Fault('bad-request', { detail: { where: { file: 'missing' } } })
      const { id: importId, ...about } = request.query
      return takeEntryFile(
        office,
        actor,
        ledger,
        { id: importId, name: part.filename, bytes: await part.toBuffer() },
        { ...about, lang: request.lang },
      )
    },
  )

  server.get(
    '/entries/:register/imports',
    { schema: { tags, summary: 'The latest imports into a register', params: ofRegister, response: { 200: entryImportList } } },
    async request => {
      editor(request, ledgerOf(office.programmes, request.params.register))
      return listEntryImports(office, request.params.register, request.lang)
    },
  )

  server.get(
    '/entry-imports/:id/preview',
    {
      schema: {
        tags,
        summary: 'Look at one’s own file again, with another sheet or source',
        params: one,
        querystring: asked,
        response: { 200: entryImportPreview },
      },
    },
    async request => {
      const { ledger, actor } = await mine(request, request.params.id)
      return lookAgain(office, actor, ledger, request.params.id, { ...request.query, lang: request.lang })
    },
  )

  server.get(
    '/entry-imports/:id',
    { schema: { tags, summary: 'How far an import is, and what it met', params: one, response: { 200: entryImportView } } },
    async request => {
      await mine(request, request.params.id)
      return readEntryImport(office, request.params.id, request.lang)
    },
  )

  server.post(
    '/entry-imports/:id/run',
    {
      schema: {
        tags,
        summary: 'Try an import, or bring it in; it goes on in the background',
        params: one,
        body: entryImportRun,
        response: { 200: entryImportView },
      },
    },
    async request => {
      const { actor } = await mine(request, request.params.id)
      await startEntryImport(office, actor, request.params.id, request.body)
      return readEntryImport(office, request.params.id, request.lang)
    },
  )

  server.get(
    '/entry-imports/:id/problems.csv',
    { schema: { tags, summary: 'Every row that was refused or noted, at which cell and why', params: one } },
    async (request, reply) => {
      const { ledger } = await mine(request, request.params.id)
      const rows = await entryProblems(office, ledger, request.params.id, request.lang)
      const names = ['sheet', 'line', 'cell', 'column', 'what', 'reason', 'value']
      const cells = rows.map(p => [p.sheet, p.line, p.cell, p.heading, p.what, p.message, p.value])
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="import-problems.csv"')
        .header('cache-control', 'no-store')
        .send([...csvOf(names, cells)].join(''))
    },
  )

  server.get(
    '/entry-imports/:id/undo',
    {
      schema: {
        tags,
        summary: 'What taking an import back would do, and what it would leave as it is',
        params: one,
        response: { 200: entryImportUndo },
      },
    },
    async request => {
      const { actor } = await mine(request, request.params.id)
      return undoAhead(office, actor, request.params.id)
    },
  )

  server.post(
    '/entry-imports/:id/undo',
    {
      schema: {
        tags,
        summary: 'Take an import back, all at once',
        description: 'Entries it made are archived, values it changed are put back; what was changed since is left and listed.',
        params: one,
        body: entryImportUndoing,
        response: { 200: entryImportView },
      },
    },
    async request => {
      const { actor } = await mine(request, request.params.id)
      await undoEntryImport(office, actor, request.params.id, request.body.id)
      return readEntryImport(office, request.params.id, request.lang)
    },
  )

  server.post(
    '/entry-imports/:id/hand',
    {
      schema: {
        tags,
        summary: 'Hand one’s import to whoever may bring in all of its rows',
        params: one,
        response: { 200: entryImportView },
      },
    },
    async request => {
      const { actor } = await mine(request, request.params.id)
      await handOver(office, actor, request.params.id)
      return readEntryImport(office, request.params.id, request.lang)
    },
  )

  server.get(
    '/entries/:register/imports/waiting',
    {
      schema: {
        tags,
        summary: 'Imports that were handed over and wait',
        params: ofRegister,
        response: { 200: entryImportWaiting },
      },
    },
    async request => {
      const ledger = ledgerOf(office.programmes, request.params.register)
      return waitingImports(office, editor(request, ledger), ledger)
    },
  )

  server.post(
    '/entry-imports/:id/take',
    {
      schema: {
        tags,
        summary: 'Take over an import that waits',
        params: one,
        response: { 200: entryImportPreview },
      },
    },
    async request => {
      const { ledger, actor } = await mine(request, request.params.id)
      return takeOver(office, actor, ledger, request.params.id, request.lang)
    },
  )
}
