import { randomUUID } from 'node:crypto'
import type { DemandEvery } from '#contract/demands'
import type { App } from '../../app.ts'
import type { Tx } from '../db.ts'
import { heldBySomebody } from '../directory.ts'
import { json, moment, sql } from '../sql.ts'
import type { DemandRecord } from './demand-rows.ts'

const dayMs = 86_400_000
const text = (at: number) => new Date(at).toISOString().slice(0, 10)
const months: Readonly<Record<Exclude<DemandEvery, 'once' | 'week'>, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** The first day of the week (from Monday), month, quarter, half or year after the one in which a day lies. */
export function stretchAfter(every: Exclude<DemandEvery, 'once'>, day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (every === 'week') return text(at.getTime() + (7 - ((at.getUTCDay() + 6) % 7)) * dayMs)
  const span = months[every]
  return text(Date.UTC(at.getUTCFullYear(), (Math.floor(at.getUTCMonth() / span) + 1) * span, 1))
}

/** Tells whoever has to fill it: the workers of its communities, or of the office where it names none. */
export async function tellFillers(app: App, tx: Tx, d: DemandRecord, by: string): Promise<void> {
  const snapshot = await app.directory.now()
  const now = app.now()
  const fills = snapshot.posts.filter(
    post =>
      heldBySomebody(snapshot, post, now) &&
      (d.communities.length > 0
        ? post.role === 'community-worker' && (post.place === null || d.communities.includes(post.place))
        : post.role === 'supervisor'),
  )
  const payload = json({ number: d.title, type: null, state: null, what: null })
  for (const person of new Set(fills.map(post => post.person)))
    if (person !== by)
      await tx.run(sql`insert into notices (tenant_id, id, person_id, kind, payload, at)
        values (${tx.tenant}, ${randomUUID()}, ${person}, 'TableHandedOut', ${payload}::jsonb, ${moment(now)})`)
}
