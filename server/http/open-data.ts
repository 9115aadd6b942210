import { Readable } from 'node:stream'
import { z } from 'zod'
import { dataSets } from '#contract/open-data'
import { Fault } from '../errors.ts'
import { csvOf } from '../ports/csv.ts'
import { describeSets, setContent } from '../store/published/open-data.ts'
import type { Server } from './server.ts'

function* collection(features: Iterable<object>): Generator<string> {
  let before = '{"type":"FeatureCollection","features":[\n'
  for (const feature of features) {
    yield before + JSON.stringify(feature)
    before = ',\n'
  }
  yield before.startsWith('{') ? `${before}]}\n` : '\n]}\n'
}

/** Open data: what there is, and the sets themselves. */
export async function openDataRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['open data']

  server.get(
    '/data',
    { schema: { tags, summary: 'Every set with its columns, terms and how fresh it is', response: { 200: dataSets } } },
    async ({ lang }) => describeSets(office, lang),
  )

  server.get(
    '/data/:file',
    {
      schema: {
        tags,
        summary: 'One set, as .csv or .geojson',
        description:
          'CSV after RFC 4180 in UTF-8 with a byte order mark; text that a spreadsheet would run as a formula begins with an apostrophe. GeoJSON after RFC 7946, WGS-84. Sent piece by piece, with an ETag.',
        params: z.object({ file: z.string().regex(/^[A-Za-z0-9-]{1,120}\.(csv|geojson)$/) }),
      },
    },
    async (request, reply) => {
      const [id = '', format = ''] = request.params.file.split('.')
      const content = await setContent(office, id)
      const features = content?.features
      if (!content || (format === 'geojson' && !features)) throw new Fault('not-found')
      const etag = content.etag.replace(/"$/, `-${format}"`)
      reply.header('etag', etag).header('cache-control', 'no-cache').header('access-control-allow-origin', '*')
      if (request.headers['if-none-match']?.includes(etag)) return reply.status(304).send()
      reply.header('content-disposition', `attachment; filename="${request.params.file}"`)
      return format === 'csv'
        ? reply.type('text/csv; charset=utf-8').send(Readable.from(csvOf(content.columns, content.rows())))
        : reply.type('application/geo+json; charset=utf-8').send(Readable.from(collection(features!())))
    },
  )
}
