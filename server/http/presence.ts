import { z } from 'zod'
import { id } from '#contract/common'
import { type AtCase, presenceBody, presenceList } from '#contract/presence'
import { mayRead } from '#kernel/engine/access'
import { Fault } from '../errors.ts'
import { type Change, type Present, presenceChannel } from '../jobs/live.ts'
import { caseOf } from '../store/case-rows.ts'
import { reachOf } from '../store/commands.ts'
import { transact } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { sql } from '../store/sql.ts'
import { caseById } from '../store/write-case.ts'
import { requireStaff } from './identity.ts'
import { concerns } from './live.ts'
import type { Server } from './server.ts'

/** A screen speaks every 20 seconds; two missed ones and it is gone. */
const forgottenAfterMs = 45_000
/** One office has a few hundred screens; more than this is no office. */
const mostKept = 20_000

type Kept = Present & { readonly until: number }

/** Who is at which case, as far as this process heard. In memory only: nothing of it outlives three quarters of a minute. */
export function presenceBook(now: () => number) {
  const kept = new Map<string, Kept>()
  const forget = () => {
    for (const [key, one] of kept) if (one.until <= now()) kept.delete(key)
  }
  return {
    hear(present: Present) {
      const key = `${present.case}/${present.person}`
      kept.delete(key)
      if (present.leaving) return
      if (kept.size >= mostKept) forget()
      if (kept.size < mostKept) kept.set(key, { ...present, until: now() + forgottenAfterMs })
    },
    all(): readonly Kept[] {
      forget()
      return [...kept.values()]
    },
  }
}

export async function presenceRoutes(server: Server): Promise<void> {
  const { office } = server
  const tags = ['cases']
  const book = presenceBook(office.now)
  const apart = office.live.onPresence(book.hear)
  server.addHook('onClose', async () => void apart())

  const seenBy = (actor: { readonly person: string }, scope: ReturnType<typeof reachOf>['scope'], only?: string): AtCase[] =>
    book
      .all()
      .filter(one => one.person !== actor.person && (only === undefined || one.case === only) && concerns(scope, one.of))
      .map(({ case: of, person, name, writing }) => ({ case: of, person, name, writing }))

  server.get(
    '/cases/presence',
    { schema: { tags, summary: 'Who has which case open now, within my reach', response: { 200: presenceList } } },
    async request => {
      const actor = requireStaff(request)
      return { rows: seenBy(actor, reachOf(office, actor).scope) }
    },
  )

  server.post(
    '/cases/:id/presence',
    {
      schema: {
        tags,
        summary: 'I have this case in sight; answers who else has',
        params: z.object({ id }),
        body: presenceBody,
        response: { 200: presenceList },
      },
    },
    async request => {
      const actor = requireStaff(request)
      const { writing, leaving } = request.body
      const reach = reachOf(office, actor)
      const record = await transact(office.db, reach, async tx => {
        const found = await caseById(tx, request.params.id, 'look')
        if (!found) return null
        const { def } = caseType(office.programmes, found.type)
        const c = caseOf(found)
        if (!mayRead(def, actor, c)) return null
        // Of a confidential case not even that somebody looks at it is told.
        if (def.confidential) return found
        const of: Change = {
          id: c.id,
          version: c.version,
          state: c.state,
          street: c.place.street,
          community: c.place.community,
          grid: c.place.grid,
          unit: c.unit,
          taskUnits: [...new Set(c.tasks.map(task => task.unit))],
          filer: null,
        }
        const present: Present = { tenant: tx.tenant, case: c.id, person: actor.person, name: actor.name, writing, leaving, of }
        await tx.run(sql`select pg_notify(${presenceChannel}, ${JSON.stringify(present)})`)
        return found
      })
      if (!record) throw new Fault('not-found')
      return { rows: seenBy(actor, reach.scope, request.params.id) }
    },
  )
}
