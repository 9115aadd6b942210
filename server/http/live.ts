import type { Actor } from '#kernel/engine/actor'
import type { Change } from '../jobs/live.ts'
import { reachOf } from '../store/commands.ts'
import { requireSignedIn } from './identity.ts'
import type { Server } from './server.ts'

/** Does this change lie within the actor's reach? The same rule as the row policies, over the hint's columns. */
function concerns(reach: ReturnType<typeof reachOf>['scope'], change: Change): boolean {
  const one = (ids: readonly string[], id: string | null) => id !== null && ids.includes(id)
  return (
    reach.office ||
    one(reach.streets, change.street) ||
    one(reach.communities, change.community) ||
    one(reach.grids, change.grid) ||
    one(reach.units, change.unit) ||
    change.taskUnits.some(u => reach.units.includes(u)) ||
    (change.filer !== null && change.filer === reach.filer)
  )
}

export async function liveRoutes(server: Server): Promise<void> {
  server.get(
    '/live',
    { schema: { tags: ['live'], summary: 'Server-sent events: a case within reach changed', hide: false } },
    (request, reply) => {
      requireSignedIn(request)
      const actor: Actor = request.actor
      const { scope } = reachOf(server.office, actor)
      reply.hijack()
      const out = reply.raw
      out.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      out.write('retry: 3000\n\n')
      const beat = setInterval(() => out.write(': still here\n\n'), 25_000)
      const leave = server.office.live.subscribe(change => {
        if (concerns(scope, change))
          out.write(`event: case\ndata: ${JSON.stringify({ id: change.id, version: change.version, state: change.state })}\n\n`)
      })
      request.raw.on('close', () => {
        clearInterval(beat)
        leave()
      })
    },
  )
}
