import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Account, canReach, databaseAccount, sharedHome } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { connectionUrl, ensureDatabase } from './connection.ts'
import { lockFolder } from './folder-lock.ts'
import { readPostmasterFile, stopOrphan } from './postmaster.ts'
import { choosePlace } from './sockets.ts'
import { supervise } from './supervise.ts'

export interface EmbeddedOptions {
  /** Linli's data folder; the database lives in it, or under /var/lib/linli when root keeps it closed to others. */
  dataDir: string
  log: (line: string) => void
  /** The files are deleted in the end whatever happens, as a test run does: nothing waits for the disk. */
  thrownAway?: boolean
}

export interface EmbeddedDatabase {
  /** For `pg`; stays the same while the server is restarted after a crash. */
  url: string
  /** Where the database files lie. */
  directory: string
  /** Whether this start made the database. */
  firstTime: boolean
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on a data folder and keeps it running until `stop` (a fast shutdown).
 * @throws Error with one sentence: folder in use, no binaries for this platform, wrong version, server refused to start.
 */
export async function startEmbedded({ dataDir, log, thrownAway = false }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = databaseAccount()
  const lock = lockFolder(resolve(dataDir))
  try {
    const directory = databaseDirectory(resolve(dataDir), account)
    const binaries = findBinaries(account)
    if (directory !== join(realpathSync(dataDir), 'database')) {
      log(`数据库用户 nobody 进不了 ${dataDir}，数据库放在 ${directory}。 The database files are in ${directory}.`)
    }
    return await startIn(directory, binaries, account, lock.release, log, thrownAway)
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of the database that some Linli now runs on this folder, if one does. */
export function runningDatabase(dataDir: string): string | undefined {
  const directory = databaseDirectory(resolve(dataDir), databaseAccount())
  const found = readPostmasterFile(directory)
  return found?.ready ? connectionUrl({ directory, sockets: found.sockets, port: found.port }) : undefined
}

async function startIn(
  directory: string,
  binaries: Binaries,
  account: Account | undefined,
  release: () => void,
  log: (line: string) => void,
  thrownAway: boolean,
): Promise<EmbeddedDatabase> {
  await stopOrphan(directory, log)
  ensureCluster(directory, binaries, account)
  const place = await choosePlace(directory, account)
  const server = await supervise(binaries.postgres, place, account, log, thrownAway)
  const stop = async () => {
    await server.stop()
    place.tidy()
    release()
  }
  try {
    const firstTime = await ensureDatabase(place)
    return { url: connectionUrl(place), directory, firstTime, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function databaseDirectory(dataDir: string, account: Account | undefined): string {
  mkdirSync(dataDir, { recursive: true })
  // nobody must pass through the folder, not list it.
  if (account && (statSync(dataDir).mode & 0o001) === 0) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
  const real = realpathSync(dataDir)
  if (canReach(real, account)) return join(real, 'database')
  const name = createHash('sha256').update(real).digest('hex').slice(0, 12)
  mkdirSync(join(sharedHome, name), { recursive: true, mode: 0o755 })
  return join(sharedHome, name, 'database')
}
