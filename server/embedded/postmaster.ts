import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { libcLocale } from './cluster.ts'
import { processExists } from './folder-lock.ts'

/** Starts a server on `directory` and waits until it takes connections, however long recovery lasts. */
export async function startPostmaster(command: string[], directory: string, account: Account | undefined): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const outcome = await tryStart(command, directory, account)
    if (typeof outcome !== 'string') return outcome
    if (!isPassing(outcome, directory) || tries === 50) throw notStarted(outcome, directory)
    await sleep(200)
  }
}

/** After kill -9 of the postmaster its children need a moment to notice, and its own number a moment to become free. */
function isPassing(output: string, directory: string): boolean {
  if (/still in use|pre-existing shared memory/.test(output)) return true
  return /postmaster\.pid" already exists/.test(output) && !processExists(readPostmasterFile(directory)?.pid ?? 0)
}

function notStarted(output: string, directory: string): Error {
  const reason = /(?:FATAL|PANIC|ERROR):\s*(.*)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1)
  return new Error(`数据库无法启动：${reason}（日志在 ${logOf(directory)}）。 PostgreSQL did not start; see the log.`)
}

async function tryStart(command: string[], directory: string, account: Account | undefined): Promise<ChildProcess | string> {
  const log = logOf(directory)
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.old`)
  const begin = existsSync(log) ? statSync(log).size : 0
  const output = openSync(log, 'a', 0o600)
  const { program, args, runAs } = tiedToThisProcess(command, account)
  // Detached, because Ctrl-C in the terminal must reach Linli first: the database goes down last.
  const child = spawn(program, args, {
    ...runAs,
    cwd: '/',
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let ended = false
  child.on('exit', () => {
    ended = true
  })
  child.on('error', () => {
    ended = true
  })
  while (!ended) {
    if (readPostmasterFile(directory)?.ready && readPostmasterFile(directory)?.pid === child.pid) return child
    await sleep(10)
  }
  return readFileSync(log).subarray(begin).toString()
}

export function logOf(directory: string): string {
  return `${directory}.log`
}

/** On Linux the kernel interrupts the server when we die, even by kill -9. Elsewhere the next start stops the orphan. */
function tiedToThisProcess([program = '', ...args]: string[], account: Account | undefined) {
  const tie = ['--pdeathsig', 'INT']
  if (process.platform !== 'linux' || spawnSync('setpriv', [...tie, 'true']).status !== 0)
    return { program, args, runAs: account }
  if (account) tie.push('--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups')
  return { program: 'setpriv', args: [...tie, program, ...args], runAs: undefined }
}

/** PGDATA, PGPORT and the like of whoever started us must not reach this server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: libcLocale }
}

interface PostmasterFile {
  pid: number
  port: number
  sockets: string
  ready: boolean
}

export function readPostmasterFile(directory: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(directory, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, , , port, sockets = '', , , status = ''] = lines
    return { pid: Number(pid), port: Number(port), sockets: sockets.trim(), ready: status.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/** Stops a server that outlived its Linli: nobody alive holds the folder lock, so nobody needs it. */
export async function stopOrphan(directory: string, log: (line: string) => void): Promise<void> {
  const found = readPostmasterFile(directory)
  if (!found || !isPostmasterOf(found.pid, directory)) return
  log('上次异常退出，先关闭遗留的数据库进程。 Stopping a database left over from an unclean exit.')
  process.kill(found.pid, 'SIGINT')
  for (let waited = 0; isPostmasterOf(found.pid, directory); waited += 20) {
    if (waited > 60_000)
      throw new Error(`遗留的数据库进程 ${found.pid} 没有停止。 The left-over database process ${found.pid} does not stop.`)
    await sleep(20)
  }
}

function isPostmasterOf(pid: number, directory: string): boolean {
  if (!(pid > 0) || !processExists(pid)) return false
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === directory
    if (process.platform === 'win32') return false
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(directory)
  } catch {
    return false
  }
}

/** Fast shutdown: open sessions are ended, everything acknowledged is on disk. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGINT')
  await ended
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}
