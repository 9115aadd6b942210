import type { Actor } from '#kernel/engine/actor'
import type { Link, Programme } from '#kernel/index'
import type { Config } from './config.ts'
import type { Live } from './jobs/live.ts'
import type { FileStore } from './ports/files.ts'
import type { Learned } from './store/categories.ts'
import type { Db } from './store/db.ts'
import type { Directory } from './store/directory.ts'

/** What every handler is given. Made once at start; no global state anywhere else. */
export interface App {
  readonly config: Config
  readonly db: Db
  readonly programmes: readonly Programme[]
  /** Where two programmes meet: steps that raise cases of another type. */
  readonly links: readonly Link[]
  /** Places, units, registers, rosters and the calendar, kept in memory and renewed when their version moves. */
  readonly directory: Directory
  readonly files: FileStore
  readonly live: Live
  /** What the office's closed cases taught about categories. */
  readonly learned: Learned
  /** The only clock of the server; tests set their own. */
  readonly now: () => number
}

declare module 'fastify' {
  interface FastifyInstance {
    office: App
  }
  interface FastifyRequest {
    actor: Actor
    lang: 'zh' | 'en'
  }
}
