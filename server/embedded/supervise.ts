import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { hasEnded, logOf, startPostmaster, stopPostmaster } from './postmaster.ts'
import { serverArguments } from './settings.ts'
import type { Place } from './sockets.ts'

/** A server that crashes this often, this quickly, has a cause that another start does not cure. */
const mostRestarts = 5
const withinMs = 60_000

export interface Server {
  stop(): Promise<void>
}

/** Starts the server and starts it again whenever it ends unasked. */
export async function supervise(
  postgres: string,
  place: Place,
  account: Account | undefined,
  log: (line: string) => void,
  thrownAway: boolean,
): Promise<Server> {
  const command = [postgres, ...serverArguments(place, thrownAway)]
  const start = () => startPostmaster(command, place.directory, account)
  const restarts: number[] = []
  let stopping = false
  let running = Promise.resolve(await start())

  const watch = async () => {
    const child = await running
    const revive = () => {
      if (stopping) return
      running = restart()
      running.then(watch, error => log(String(error)))
    }
    if (hasEnded(child)) revive()
    else child.once('exit', revive)
  }
  const restart = async () => {
    const now = performance.now()
    restarts.push(now)
    if (restarts.filter(at => now - at < withinMs).length > mostRestarts) {
      throw new Error(`数据库一再崩溃，不再重启；日志在 ${logOf(place.directory)}。 PostgreSQL keeps crashing; see its log.`)
    }
    log('数据库意外退出，正在恢复。 The database ended unexpectedly; it is being recovered.')
    await sleep(100)
    return start()
  }
  await watch()
  return {
    stop: async () => {
      stopping = true
      const child = await running.catch(() => undefined)
      if (child) await stopPostmaster(child)
    },
  }
}
