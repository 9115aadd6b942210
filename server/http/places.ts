import { z } from 'zod'
import { drawnLayers, layerImport, layerOutcome, registerLayers } from '#contract/map'
import { address, importOutcome, placement, placeRow, placesImport } from '#contract/office'
import { fromDatum, type Point } from '#methods/placement/index'
import { locate } from '../store/directory.ts'
import { importLayer } from '../store/layer-import.ts'
import { extentOf } from '../store/office-settings.ts'
import { importPlaces } from '../store/place-import.ts'
import { addressNear, listPlaces, mapLayers, openMapLayers, searchAddresses } from '../store/places.ts'
import { placedRegisters } from '../store/register-places.ts'
import { sendKept } from '../written.ts'
import { requireRole } from './identity.ts'
import type { Server } from './server.ts'

const kind = z.enum(['street', 'community', 'grid', 'building'])
const flag = z.enum(['true', 'false']).default('false')

export async function placeRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['places']

  server.get(
    '/places',
    {
      schema: {
        tags,
        summary: 'Places by code',
        description: 'Places whose every boundary has ended are left out unless `retired` is set.',
        querystring: z.object({ kind: kind.optional(), retired: flag }),
        response: { 200: z.object({ rows: z.array(placeRow) }) },
      },
    },
    async ({ query }) => ({ rows: await listPlaces(office, query.kind, query.retired === 'true') }),
  )

  server.get(
    '/places/at',
    {
      schema: {
        tags,
        summary: 'Where a point lies',
        querystring: z.object({
          lng: z.coerce.number().min(-180).max(180),
          lat: z.coerce.number().min(-90).max(90),
          datum: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
        }),
        response: { 200: placement },
      },
    },
    async ({ query, lang }) => {
      const snapshot = await office.directory.now()
      const point: Point = fromDatum([query.lng, query.lat], query.datum)
      const { placement: found, outsideBy } = locate(snapshot, point)
      const names: Record<string, string> = {}
      for (const id of [found.street, found.community, found.grid, found.building]) {
        const place = id === null ? undefined : snapshot.places.get(id)
        if (place) names[place.id] = lang === 'en' ? (place.nameEn ?? place.name) : place.name
      }
      return { ...found, names, address: await addressNear(office, snapshot, point), outsideBy }
    },
  )

  const layers = openMapLayers(office)
  server.get(
    '/places/map/:layer',
    {
      schema: {
        tags,
        summary: 'A layer of the office’s own map, as GeoJSON',
        description: 'Boundaries as they are now, or as they were or will be at `at` (epoch ms). Answers with an ETag.',
        params: z.object({ layer: z.enum(mapLayers) }),
        querystring: z.object({ at: z.coerce.number().int().optional() }),
      },
    },
    async (request, reply) => {
      return sendKept(request, reply, await layers(request.params.layer, request.query.at), 'application/geo+json; charset=utf-8')
    },
  )

  server.get(
    '/places/map/registers',
    {
      schema: {
        tags,
        summary: 'Rows of public registers that say where they are, as layers of the map',
        response: { 200: registerLayers },
      },
    },
    async ({ lang }) => ({ rows: await placedRegisters(office, lang) }),
  )

  server.post(
    '/places/layers/:layer',
    {
      bodyLimit: 64 * 1024 * 1024,
      schema: {
        tags,
        summary: 'Import a layer of the map from GeoJSON',
        description:
          'Roads as lines; water, greens and blocks as polygons; facilities as points. Each feature is checked. `dryRun` only checks; `force` stores in spite of warnings, never of errors.',
        params: z.object({ layer: z.enum(drawnLayers) }),
        body: layerImport,
        response: { 200: layerOutcome },
      },
    },
    async request => {
      const actor = requireRole(request, 'system-admin')
      const extent = extentOf(await office.directory.now())
      return importLayer(office, actor, request.params.layer, request.body, extent)
    },
  )

  server.get(
    '/addresses',
    {
      schema: {
        tags,
        summary: 'Find an address by any part of it',
        querystring: z.object({ q: z.string().min(1).max(100), limit: z.coerce.number().int().min(1).max(50).default(20) }),
        response: { 200: z.object({ rows: z.array(address) }) },
      },
    },
    async ({ query }) => ({ rows: await searchAddresses(office, query.q, query.limit) }),
  )

  server.post(
    '/places/import',
    {
      bodyLimit: 64 * 1024 * 1024,
      schema: {
        tags,
        summary: 'Import boundaries from GeoJSON',
        description:
          'Checked for overlaps, gaps and broken rings before anything is stored. Stored as new versions from `validFrom` on; cases keep the grid they were filed in. `dryRun` only checks; `force` stores in spite of warnings.',
        body: placesImport,
        response: { 200: importOutcome },
      },
    },
    async request => {
      const actor = requireRole(request, 'system-admin')
      const { force, dryRun, ...input } = request.body
      const outcome = await importPlaces(
        office,
        actor,
        { ...input, validFrom: input.validFrom ?? office.now() },
        { force, dryRun },
      )
      office.directory.changed()
      return outcome
    },
  )
}
