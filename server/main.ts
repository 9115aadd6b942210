import { createServer } from 'node:net'
import { programmes } from '#programmes/index'
import { links } from '#programmes/links'
import type { App } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { withDrawings } from './demo/drawings.ts'
import { loadDemo } from './demo/load.ts'
import { startEmbedded } from './embedded/index.ts'
import { buildServer, type Server } from './http/server.ts'
import { openLive } from './jobs/live.ts'
import { runJobs } from './jobs/run.ts'
import { openFileStore } from './ports/files.ts'
import { adoptDefinitions } from './store/adopt.ts'
import { keepLearned } from './store/categories.ts'
import { asSystem, openDb } from './store/db.ts'
import { openDirectory } from './store/directory.ts'
import { migrate } from './store/migrate.ts'
import { sql } from './store/sql.ts'
import { ensureTallies } from './store/tally-recount.ts'

export interface Office {
  readonly url: string
  readonly config: Config
  readonly server: Server
  readonly app: App
  /** Whether this start loaded the demo office. */
  readonly firstTime: boolean
  /** Where the database lies, for the person at the keyboard. */
  readonly databaseAt: string
  stop(): Promise<void>
}

export interface StartOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly log: (line: string) => void
  /** Load the demo office into an empty database. */
  readonly demo?: { readonly cases: number; readonly seed: number } | null
  /** Run the clocks and the outbox in this process. */
  readonly jobs?: boolean
}

/** Fails before anything is started when the port is taken, with the sentence a person needs. */
function checkPort(port: number, host: string): Promise<void> {
  if (port === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `端口 ${port} 已被占用。请关掉占用它的程序，或换一个：PORT=${port + 1} npm start\nPort ${port} is taken: stop what uses it, or choose another with PORT=${port + 1} npm start`
            : `不能使用端口 ${port} / cannot listen on port ${port}: ${error.message}`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

/** The outside or the embedded PostgreSQL, answering. */
async function database(
  config: Config,
  log: (line: string) => void,
): Promise<{ url: string; at: string; stop(): Promise<void> }> {
  if (config.databaseUrl === null) {
    const embedded = await startEmbedded({ dataDir: config.data, log })
    return { url: embedded.url, at: embedded.directory, stop: embedded.stop }
  }
  return { url: config.databaseUrl, at: config.databaseUrl.replace(/:[^:@/]*@/, ':***@'), stop: async () => {} }
}

const cannotReach = (url: string, error: unknown) =>
  new Error(
    `DATABASE_URL 连不上数据库:${(error as Error).message || (error as { code?: string }).code}。请检查地址、用户名和密码(${url.replace(/:[^:@/]*@/, ':***@')})\nCannot reach the database at DATABASE_URL: check host, user and password`,
    { cause: error },
  )

/** Starts the whole office in this process and answers when it can be used. */
export async function startOffice(options: StartOptions): Promise<Office> {
  const { env, cwd, log } = options
  const config = readConfig(env, cwd)
  await checkPort(config.port, config.host)
  const pg = await database(config, log)
  const undo: (() => Promise<void>)[] = [pg.stop]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    await migrate(pg.url).catch(error => {
      throw config.databaseUrl && !/migration/.test((error as Error).message) ? cannotReach(config.databaseUrl, error) : error
    })
    const db = openDb(pg.url, { tenant: config.tenant, size: config.connections })
    undo.push(db.close)
    const empty =
      (await asSystem(db, 'is there an office', tx => tx.rows(sql`select 1 from tenants where tenant_id = ${tx.tenant}`)))
        .length === 0
    const now = () => Date.now()
    let firstTime = false
    if (options.demo) firstTime = await loadDemo(db, { ...options.demo, now: now(), onProgress: log })
    else if (empty)
      await asSystem(db, 'a new office', tx =>
        tx.run(
          sql`insert into tenants (tenant_id, name, settings) values (${tx.tenant}, ${'新办公室'}, '{}') on conflict do nothing`,
        ),
      )
    const directory = openDirectory(db, now)
    await adoptDefinitions(db, programmes, now())
    await ensureTallies(db, programmes, (await directory.now()).calendar)
    const live = await openLive(pg.url, config.tenant)
    undo.push(live.stop)
    const files = withDrawings(openFileStore(config))
    const app: App = { config, db, programmes, links, directory, files, live, learned: keepLearned(), now }
    const server = await buildServer(app)
    undo.push(() => server.close())
    if (options.jobs !== false) {
      const jobs = runJobs(app)
      undo.push(jobs.stop)
    }
    const url = await server.listen({ port: config.port, host: config.host })
    return { url, config, server, app, firstTime, databaseAt: pg.at, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
