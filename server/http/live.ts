import type { Actor } from '#kernel/engine/actor'
import type { Change } from '../jobs/live.ts'
import { reachOf } from '../store/commands.ts'
import { requireSignedIn } from './identity.ts'
import type { Server } from './server.ts'

/** Does this change lie within the actor's reach? The same rule as the row policies, over the hint's columns. */
export function concerns(reach: ReturnType<typeof reachOf>['scope'], change: Change): boolean {
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

/** A stream ends after this long and the browser comes back by itself: whoever has signed out or left hears nothing more. */
const longestMs = 5 * 60_000
/** A listener this far behind is cut off; coming back it reads everything anew. */
const mostBehind = 256 * 1024

export async function liveRoutes(server: Server): Promise<void> {
  const open = new Set<() => void>()
  // A server that waits for its listeners to go away would never stop.
  server.addHook('preClose', async () => {
    for (const end of open) end()
  })
  server.get(
    '/live',
    { schema: { tags: ['live'], summary: 'Server-sent events: a case within reach changed', hide: false } },
    (request, reply) => {
      requireSignedIn(request)
      const actor: Actor = request.actor
      const { scope } = reachOf(server.office, actor)
      // Who looks at what is said among staff only.
      const me = actor.kind === 'staff' ? actor.person : null
      reply.hijack()
      const out = reply.raw
      out.on('error', () => {})
      out.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      const say = (text: string) => (out.writableLength > mostBehind ? out.destroy() : out.write(text))
      say('retry: 3000\n\n')
      const beat = setInterval(() => say(': still here\n\n'), 25_000)
      const leave = server.office.live.subscribe(change => {
        if (concerns(scope, change))
          say(`event: case\ndata: ${JSON.stringify({ id: change.id, version: change.version, state: change.state })}\n\n`)
      })
      const apart = server.office.live.onPresence(({ of, tenant: _, ...present }) => {
        if (me !== null && present.person !== me && concerns(scope, of))
          say(`event: presence\ndata: ${JSON.stringify(present)}\n\n`)
      })
      const end = () => void out.end()
      const over = setTimeout(end, longestMs)
      open.add(end)
      out.on('close', () => {
        clearInterval(beat)
        clearTimeout(over)
        open.delete(end)
        leave()
        apart()
      })
    },
  )
}
