import pg from 'pg'
import type { Tx } from '../store/db.ts'
import { sql } from '../store/sql.ts'

/** A hint that a case changed, with what is needed to know whom it may be shown to. */
export interface Change {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly street: string | null
  readonly community: string | null
  readonly grid: string | null
  readonly unit: string | null
  readonly taskUnits: readonly string[]
  readonly filer: string | null
}

/** Somebody has a case in sight, or leaves it. Spread between the processes and forgotten; it stands in no table. */
export interface Present {
  readonly tenant: number
  readonly case: string
  readonly person: string
  readonly name: string
  readonly writing: boolean
  readonly leaving: boolean
  /** What tells whom it may be shown to. */
  readonly of: Change
}

/** What of the office itself changed, beside its cases. */
export type OfficeNews = 'warnings' | 'log' | 'notes'

export interface Live {
  subscribe(listener: (change: Change) => void): () => void
  onNews(listener: (news: OfficeNews) => void): () => void
  onPresence(listener: (present: Present) => void): () => void
  stop(): Promise<void>
}

export const liveChannel = 'linli_live'
const newsChannel = 'linli_news'

/** Tells every process when this transaction commits. */
export const tellOffice = (tx: Tx, news: OfficeNews) => tx.run(sql`select pg_notify(${newsChannel}, ${`${tx.tenant} ${news}`})`)
export const presenceChannel = 'linli_presence'

/** A notification holds fewer than 8000 bytes. */
const mostBytes = 7900

/** Changes as texts that each fit one notification. One that fits none is left out: a hint may be lost, an errand may not. */
export function bundles(changes: readonly Change[]): string[] {
  const found: string[] = []
  let current = ''
  for (const text of changes.map(c => JSON.stringify(c)).filter(text => text.length + 2 < mostBytes)) {
    const longer = current ? `${current},${text}` : text
    if (longer.length + 2 > mostBytes) found.push(`[${current}]`)
    current = longer.length + 2 > mostBytes ? text : longer
  }
  return current ? [...found, `[${current}]`] : found
}

/**
 * Listens for hints from the outbox of any process. A hint may be lost when the connection breaks; screens then read anew
 * when they reconnect, so nothing depends on it.
 */
export async function openLive(url: string, tenant = 1): Promise<Live> {
  const listeners = new Set<(change: Change) => void>()
  const newsListeners = new Set<(news: OfficeNews) => void>()
  const observers = new Set<(present: Present) => void>()
  let client: pg.Client | null = null
  let stopped = false
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url })
    next.on('notification', n => {
      if (n.channel === newsChannel) {
        const [of, news] = (n.payload ?? '').split(' ')
        if (of === String(tenant)) for (const listener of newsListeners) listener(news as OfficeNews)
        return
      }
      try {
        if (n.channel === presenceChannel) {
          const present = JSON.parse(n.payload ?? '{}') as Present
          if (present.tenant === tenant) for (const observer of observers) observer(present)
        } else for (const change of JSON.parse(n.payload ?? '[]') as Change[]) for (const listener of listeners) listener(change)
      } catch (error) {
        // Anybody with the database can notify; what cannot be read is no reason to end the office.
        process.stderr.write(`live: ${(error as Error).message}\n`)
      }
    })
    next.on('error', () => {
      if (!stopped && client === next) setTimeout(() => void connect().catch(() => {}), 1000).unref()
    })
    try {
      await next.connect()
      await next.query(`listen ${liveChannel}; listen ${presenceChannel}; listen ${newsChannel}`)
      client = next
    } catch {
      await next.end().catch(() => {})
      if (!stopped) setTimeout(() => void connect().catch(() => {}), 1000).unref()
    }
  }
  await connect()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onNews(listener) {
      newsListeners.add(listener)
      return () => newsListeners.delete(listener)
    },
    onPresence(observer) {
      observers.add(observer)
      return () => observers.delete(observer)
    },
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}
