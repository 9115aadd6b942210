import { z } from 'zod'
import { done } from '#contract/common'
import { mapBasePut, mapBaseRow, mapBaseTried } from '#contract/map'
import { Fault } from '../errors.ts'
import { readPiece } from '../ports/map-archives.ts'
import { openTiles } from '../ports/map-tiles.ts'
import { templatesOf } from '../store/map-base-rules.ts'
import { type KeptBase, keptBases, listMapBases, putMapBase, removeMapBase } from '../store/map-bases.ts'
import { mapViewOf } from '../store/office-settings.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const baseId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/)
const one = z.object({ id: baseId })
const whole = z.coerce.number().int().min(0)
/** A map asks for dozens of tiles at once, which is no loop gone wild. */
const tilesPerMinute = 3600
const piece = 8 * 1024 * 1024

const fill = (template: string, z: number, x: number, y: number) =>
  template.replaceAll('{z}', String(z)).replaceAll('{x}', String(x)).replaceAll('{y}', String(y))

/** The tile of a zoom that holds a point. */
function tileAt([lng, lat]: readonly [number, number], z: number): readonly [x: number, y: number] {
  const y = (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2
  return [Math.floor(((lng + 180) / 360) * 2 ** z), Math.floor(y * 2 ** z)]
}

/** Backgrounds of the maps: setting them up, and fetching for browsers what must not show a key. */
export async function mapBaseRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['maps']
  const tiles = openTiles(office.now)
  const config = { rateLimit: { max: tilesPerMinute, timeWindow: '1 minute' } }

  server.get(
    '/map-bases',
    {
      schema: {
        tags,
        summary: 'Backgrounds of the maps as they are set up',
        response: { 200: z.object({ rows: z.array(mapBaseRow) }) },
      },
    },
    async request => {
      requireRole(request, 'system-admin')
      return { rows: await listMapBases(office) }
    },
  )

  server.put(
    '/map-bases/:id',
    {
      schema: {
        tags,
        summary: 'Set up a background',
        description:
          '`own` stands for the office’s own drawing and holds only its source and approval number (审图号). A key is kept locked and never answered; `key` left out keeps it, empty removes it.',
        params: one,
        body: mapBasePut,
        response: { 200: mapBaseRow },
      },
    },
    async request => putMapBase(office, requireRole(request, 'system-admin'), request.params.id, request.body),
  )

  server.delete(
    '/map-bases/:id',
    {
      schema: {
        tags,
        summary: 'Remove a background',
        params: one,
        querystring: z.object({ version: whole }),
        response: { 200: done },
      },
    },
    async request => {
      await removeMapBase(office, requireRole(request, 'system-admin'), request.params.id, request.query.version)
      return { ok: true as const }
    },
  )

  const baseOf = async (id: string): Promise<KeptBase> => {
    const base = (await keptBases(office)).find(one => one.id === id)
    if (!base) throw new Fault('not-found')
    return base
  }

  server.post(
    '/map-bases/:id/try',
    { schema: { tags, summary: 'Fetch one tile in the middle of the office', params: one, response: { 200: mapBaseTried } } },
    async request => {
      requireRole(request, 'system-admin')
      const base = await baseOf(request.params.id)
      const started = performance.now()
      const milliseconds = () => Math.round(performance.now() - started)
      const [template] = templatesOf(base, base.key ?? '')
      const empty = { status: null, type: null, bytes: null }
      if (!template) {
        const found = base.kind === 'pmtiles' && base.head !== null
        return { ok: found, ...empty, milliseconds: milliseconds(), problem: found ? null : 'nothing to fetch' }
      }
      const z = Math.min(base.maxZoom, Math.max(base.minZoom, 14))
      const [x, y] = tileAt(mapViewOf(await office.directory.now()).centre, z)
      // Not by way of what is kept: the question is whether the source answers now.
      const answer = await openTiles(office.now)(base.id, 'one', fill(template, z, x, y))
      if ('problem' in answer)
        return { ok: false, ...empty, status: answer.status, milliseconds: milliseconds(), problem: answer.problem }
      if ('none' in answer) return { ok: false, ...empty, status: 404, milliseconds: milliseconds(), problem: 'HTTP 404' }
      const { type, bytes } = answer.tile
      return { ok: true, status: 200, type, bytes: bytes.length, milliseconds: milliseconds(), problem: null }
    },
  )

  server.get(
    '/tiles/:id/:layer/:z/:x/:y',
    {
      config,
      schema: {
        tags,
        summary: 'A tile of a background the office fetches itself',
        description: 'Kept for a day; 404 where the source has none, 502 when it does not answer.',
        params: one.extend({ layer: whole.max(3), z: whole.max(22), x: whole, y: whole }),
      },
    },
    async (request, reply) => {
      const { id, layer, z, x, y } = request.params
      const base = await baseOf(id)
      const template = base.active && base.through === 'office' ? templatesOf(base, base.key ?? '')[layer] : undefined
      if (!template || z < base.minZoom || z > base.maxZoom || x >= 2 ** z || y >= 2 ** z) throw new Fault('not-found')
      const answer = await tiles(id, `${id} ${base.version} ${layer} ${z} ${x} ${y}`, fill(template, z, x, y))
      if ('problem' in answer) {
        reply.header('cache-control', 'no-store')
        throw new Fault('map-tile-away')
      }
      reply.header('cache-control', 'public, max-age=86400')
      if ('none' in answer) return reply.status(404).type('text/plain').send('')
      return reply.type(answer.tile.type).send(answer.tile.bytes)
    },
  )

  server.get(
    '/tiles/:id/archive',
    {
      config,
      schema: {
        tags,
        summary: 'A piece of a map archive (PMTiles)',
        description: 'Needs a `Range` of at most 8 MB; answers 206 with an ETag.',
        params: one,
      },
    },
    async (request, reply) => {
      const base = await baseOf(request.params.id)
      if (!base.active || base.kind !== 'pmtiles' || base.source.startsWith('https:')) throw new Fault('not-found')
      const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(request.headers.range ?? '') ?? []
      const [from, to] = [Number(first), Number(last)]
      if (first === undefined || last === undefined || to < from || to - from >= piece) return reply.status(416).send()
      const found = await readPiece(office.config.data, base.source, from, to).catch(() => {
        throw new Fault('not-found')
      })
      if (found.bytes.length === 0) return reply.status(416).header('content-range', `bytes */${found.size}`).send()
      return reply
        .status(206)
        .header('etag', found.etag)
        .header('cache-control', 'public, max-age=300')
        .header('accept-ranges', 'bytes')
        .header('content-range', `bytes ${from}-${from + found.bytes.length - 1}/${found.size}`)
        .type('application/octet-stream')
        .send(found.bytes)
    },
  )
}
