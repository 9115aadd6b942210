import { type Config, readConfig } from './config.ts'
import { runningDatabase, startEmbedded } from './embedded/index.ts'
import { type Db, openDb } from './store/db.ts'
import { migrate } from './store/migrate.ts'

/**
 * Runs one piece of work on the office's database beside a running office, or without one: the outside database, the
 * embedded one that runs already, or the embedded one started for this alone.
 */
export async function withDatabase<T>(
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  work: (db: Db, config: Config) => Promise<T>,
): Promise<T> {
  const config = readConfig(env, cwd)
  const running = config.databaseUrl ?? runningDatabase(config.data)
  const own = running === undefined ? await startEmbedded({ dataDir: config.data, log: () => {} }) : null
  const url = running ?? own?.url ?? ''
  try {
    await migrate(url)
    const db = openDb(url, { tenant: config.tenant, size: 2 })
    try {
      return await work(db, config)
    } finally {
      await db.close()
    }
  } finally {
    await own?.stop()
  }
}
