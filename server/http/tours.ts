import { tourStops } from '#contract/tours'
import { readTours } from '../store/tours.ts'
import { requireStaff } from './identity.ts'
import type { Server } from './server.ts'

/** 拉练互评: the stops of tours beside each other. */
export async function tourRoutes(server: Server): Promise<void> {
  server.get(
    '/tours',
    { schema: { tags: ['tours'], summary: 'Stops of peer review tours, to be compared', response: { 200: tourStops } } },
    async request => readTours(server.office, requireStaff(request), request.lang),
  )
}
