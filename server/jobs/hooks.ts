import { createHmac } from 'node:crypto'
import type { App } from '../app.ts'
import { postOut } from '../ports/post-out.ts'
import { idFor } from '../store/context.ts'
import { asSystem, type Tx } from '../store/db.ts'
import { heldBySomebody } from '../store/directory.ts'
import { json, moment, sql } from '../store/sql.ts'
import { type DueHook, dueHooks, leaseHooks, settleHook } from '../store/telling/webhook-deliveries.ts'
import { type Endpoint, endpointFailed, endpointOf, endpointWorked } from '../store/telling/webhooks.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
/** When it is tried again after the first, second, … failure; after the last it is given up. */
const tries = [5 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour]
const leaseMs = minute
/** At once to one address; a single one, to see whether it is back, when it failed before. */
const atOnce = 4
const failing = 3
/** So many failures in a row over so long, and the address is left alone until somebody looks. */
const pause = { most: 10, overMs: hour }

/** `v1,` and the HMAC of what stands in the three headers and the body (Standard Webhooks). */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}

export interface HookSender {
  /** Starts on every address for which something is due; never waits for a receiver. @returns how many were started */
  sweep(): Promise<number>
  /** Everything under way has ended. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Posts what the outbox laid down for other programs. Each address is served by itself: one that hangs holds no other up. */
export function hookSender(app: App): HookSender {
  const running = new Map<string, Promise<void>>()
  const over = new AbortController()
  const serve = async (id: string): Promise<void> => {
    while (!over.signal.aborted) {
      const due = await asSystem(app.db, 'events for another program', async tx => {
        const endpoint = await endpointOf(app, tx, id)
        if (!endpoint) return null
        const rows = await leaseHooks(tx, id, app.now(), leaseMs, endpoint.failures >= failing ? 1 : atOnce)
        return rows.length > 0 ? { endpoint, rows } : null
      })
      if (!due) return
      await Promise.all(due.rows.map(row => deliver(app, id, due.endpoint, row, over.signal)))
    }
  }
  const settled = async () => {
    while (running.size > 0) await Promise.all(running.values())
  }
  return {
    async sweep() {
      const due = await asSystem(app.db, 'addresses with something due', tx => dueHooks(tx, app.now()))
      const fresh = due.filter(({ id }) => !running.has(id))
      for (const { id } of fresh) {
        const work = serve(id)
          .catch((error: unknown) => void process.stderr.write(`webhook ${id}: ${(error as Error).message}\n`))
          .finally(() => running.delete(id))
        running.set(id, work)
      }
      return fresh.length
    },
    settled,
    async stop() {
      over.abort()
      await settled()
    },
  }
}

async function deliver(app: App, hook: string, endpoint: Endpoint, row: DueHook, stop: AbortSignal): Promise<void> {
  const body = json(row.payload)
  const timestamp = Math.floor(app.now() / 1000)
  const started = performance.now()
  const answer = await postOut(endpoint.url, {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'linli-webhooks/1',
      'webhook-id': row.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature(endpoint.secret, row.id, timestamp, body),
    },
    body,
    allowPrivate: app.config.privateWebhooks,
    stop,
  }).catch((error: unknown) => ({
    status: null,
    text: (error as Error).message,
    milliseconds: Math.round(performance.now() - started),
  }))
  // The office is going down: the lease runs out and another takes it up, under the same id.
  if (stop.aborted) return
  const took = answer.status !== null && answer.status >= 200 && answer.status < 300
  // Gone for good, says the receiver.
  const wait = answer.status === 410 ? undefined : tries[row.attempts]
  await asSystem(app.db, 'an event was posted', async tx => {
    await settleHook(
      tx,
      {
        id: row.id,
        status: took ? 'sent' : wait === undefined ? 'dead' : 'waiting',
        response: answer.status,
        text: answer.text.slice(0, 500).replaceAll('\0', ''),
        tookMs: answer.milliseconds,
        nextAt: app.now() + (wait ?? 0),
      },
      app.now(),
    )
    if (took) await endpointWorked(tx, hook)
    else if (await endpointFailed(tx, hook, app.now(), pause.most, pause.overMs)) await tellPaused(app, tx, hook, endpoint.title)
  })
}

/** Those who can mend it read it in their bell. */
async function tellPaused(app: App, tx: Tx, hook: string, title: string): Promise<void> {
  const snapshot = await app.directory.now()
  const now = app.now()
  const admins = [...snapshot.posts, ...snapshot.rosters].filter(
    p => p.role === 'system-admin' && heldBySomebody(snapshot, p, now),
  )
  for (const person of new Set(admins.map(p => p.person)))
    await tx.run(sql`
      insert into notices (tenant_id, id, person_id, kind, payload, at)
      values (${tx.tenant}, ${idFor(`paused ${hook}/${now}/${person}`, 0)}, ${person}, 'WebhookPaused', ${json({ number: title, type: null, state: null, what: null })}::jsonb, ${moment(now)})
      on conflict (tenant_id, id) do nothing`)
}
