import type { FastifyRequest } from 'fastify'
import {
  causeNoteBody,
  commandQuery,
  commandSummary,
  dutyLog,
  logBody,
  logQuery,
  pointsQuery,
  commandPoints as pointsShape,
  recordsQuery,
  commandRecords as recordsShape,
} from '#contract/command'
import { done } from '#contract/common'
import { Fault } from '../errors.ts'
import { readLog, writeLog } from '../store/command/command-log.ts'
import { writeNote } from '../store/command/command-notes.ts'
import { commandPoints, commandRecords } from '../store/command/command-records.ts'
import { openSummaries } from '../store/command/command-summary.ts'
import { type Wall, wallOf } from '../store/command/command-wall.ts'
import { endWallStreams, liveForWall } from './command-live.ts'
import { requireRole, requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** @throws Fault not-allowed for whoever does not answer for the place as a whole */
function requireWall(request: FastifyRequest): Wall {
  const wall = wallOf(requireStaff(request))
  if (!wall) throw new Fault('not-allowed', { detail: { roles: ['dispatcher', 'supervisor', 'leader'] } })
  return wall
}

export async function commandRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['command centre']
  const summaries = openSummaries(office)
  server.addHook('preClose', async () => endWallStreams(server))

  server.get(
    '/command/summary',
    {
      schema: {
        tags,
        summary: 'Everything the wall shows but the points on its map: counts, duty, resources, warnings, what rises, the log',
        querystring: commandQuery,
        response: { 200: commandSummary },
      },
    },
    async request => summaries.for(requireWall(request), request.query.type),
  )

  server.get(
    '/command/points',
    {
      schema: {
        tags,
        summary: 'Open cases where they lie, the newest 5,000',
        querystring: pointsQuery,
        response: { 200: pointsShape },
      },
    },
    async request => commandPoints(office, requireWall(request), request.query),
  )

  server.get(
    '/command/records',
    {
      schema: {
        tags,
        summary: 'The records behind a figure, counted whole; no words of reports and no personal field',
        querystring: recordsQuery,
        response: { 200: recordsShape },
      },
    },
    async request => commandRecords(office, requireWall(request), request.query),
  )

  server.get(
    '/command/live',
    { schema: { tags, summary: 'Server-sent events: a case, a warning, the log or a note changed; a beat every ten seconds' } },
    (request, reply) => liveForWall(server, requireWall(request), reply),
  )

  server.get(
    '/command/log',
    { schema: { tags, summary: 'The duty log, newest first', querystring: logQuery, response: { 200: dutyLog } } },
    async request => {
      requireRole(request, 'dispatcher', 'supervisor', 'leader')
      return readLog(office, requireWall(request), request.query)
    },
  )

  server.post(
    '/command/log',
    {
      schema: {
        tags,
        summary: 'Write a line, a remark on one, that it is done, hand over, or take over; nothing is ever changed',
        body: logBody,
        response: { 200: done },
      },
    },
    async request => {
      const actor = requireRole(request, 'dispatcher', 'supervisor')
      await writeLog(office, actor, requireWall(request), request.body)
      return { ok: true as const }
    },
  )

  server.post(
    '/command/notes',
    {
      schema: {
        tags,
        summary: 'Why a topic rises, and what will be repaired or changed',
        body: causeNoteBody,
        response: { 200: done },
      },
    },
    async request => {
      const actor = requireRole(request, 'supervisor')
      await writeNote(office, actor, request.body)
      summaries.forgetRising()
      return { ok: true as const }
    },
  )
}
