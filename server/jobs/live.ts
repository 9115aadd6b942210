import pg from 'pg'

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

export interface Live {
  subscribe(listener: (change: Change) => void): () => void
  stop(): Promise<void>
}

export const liveChannel = 'linli_live'

/**
 * Listens for hints from the outbox of any process. A hint may be lost when the connection breaks; screens then read anew
 * when they reconnect, so nothing depends on it.
 */
export async function openLive(url: string): Promise<Live> {
  const listeners = new Set<(change: Change) => void>()
  let client: pg.Client | null = null
  let stopped = false
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url })
    next.on('notification', n => {
      if (!n.payload) return
      const changes = JSON.parse(n.payload) as Change[]
      for (const change of changes) for (const listener of listeners) listener(change)
    })
    next.on('error', () => {
      if (!stopped && client === next) setTimeout(() => void connect().catch(() => {}), 1000).unref()
    })
    try {
      await next.connect()
      await next.query(`listen ${liveChannel}`)
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
    async stop() {
      stopped = true
      await client?.end().catch(() => {})
    },
  }
}
