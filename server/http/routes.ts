import { caseRoutes } from './cases.ts'
import { indicatorRoutes } from './indicators.ts'
import { fileRoutes } from './files.ts'
import { liveRoutes } from './live.ts'
import { officeRoutes } from './office.ts'
import { outboxRoutes } from './outbox.ts'
import { publicRoutes } from './public.ts'
import type { Server } from './server.ts'

/** Every route file of the API, one per noun, with the path it lives under. */
export const routes: readonly (readonly [prefix: string, route: (server: Server) => Promise<void>])[] = [
  ['/api', officeRoutes],
  ['/api', caseRoutes],
  ['/api/public', publicRoutes],
  ['/api', indicatorRoutes],
  ['/api', outboxRoutes],
  ['/api', liveRoutes],
  ['/api', fileRoutes],
]
