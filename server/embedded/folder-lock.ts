import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Holder {
  pid: number
  /** When that process began, in clock ticks since boot, so that a reused pid is not mistaken for it; '' where unknown. */
  began: string
}

export interface FolderLock {
  release(): void
}

/**
 * Takes the data folder for this process. A lock left by a process that is gone is taken over.
 * @throws Error with one sentence when another living process holds it.
 */
export function lockFolder(dataDir: string): FolderLock {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'linli.lock')
  const mine = join(dataDir, `linli.lock.${process.pid}`)
  const self = JSON.stringify({ pid: process.pid, began: beganAt(process.pid) } satisfies Holder)
  writeFileSync(mine, self)
  try {
    // A hard link either makes the whole file or fails: no two processes can both succeed.
    for (let tries = 0; tries < 20; tries++) {
      if (tryLink(mine, path)) return { release: () => releaseIfOurs(path, self) }
      const held = read(path)
      const holder = parse(held)
      if (holder && isAlive(holder)) throw inUse(dataDir, holder.pid)
      if (held !== undefined) setAside(path, held)
    }
    throw inUse(dataDir, 0)
  } finally {
    rmSync(mine, { force: true })
  }
}

function inUse(dataDir: string, pid: number): Error {
  return new Error(
    `数据文件夹 ${dataDir} 正被另一个邻里（进程 ${pid}）使用；请先停止它，或用 LINLI_DATA 另选文件夹。 ` +
      `The data folder is in use by another Linli (process ${pid}); stop it first, or choose another folder with LINLI_DATA.`,
  )
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes the stale lock, and puts it back if meanwhile somebody else's fresh one took its place. */
function setAside(path: string, stale: string): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) !== stale) tryLink(aside, path)
  rmSync(aside, { force: true })
}

function releaseIfOurs(path: string, self: string): void {
  if (read(path) === self) rmSync(path, { force: true })
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parse(text: string | undefined): Holder | undefined {
  try {
    const found = JSON.parse(text ?? '') as Partial<Holder>
    return typeof found.pid === 'number' && typeof found.began === 'string' ? { pid: found.pid, began: found.began } : undefined
  } catch {
    return undefined
  }
}

function isAlive(holder: Holder): boolean {
  return processExists(holder.pid) && beganAt(holder.pid) === holder.began
}

/** Whether `pid` is a process that still runs; one that ended and waits for its parent to notice does not. */
export function processExists(pid: number): boolean {
  if (statFields(pid)[0] === 'Z') return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function beganAt(pid: number): string {
  return statFields(pid)[19] ?? ''
}

/** The fields of /proc/<pid>/stat after the command name, which stands in brackets and may itself hold spaces. */
function statFields(pid: number): string[] {
  const stat = read(`/proc/${pid}/stat`) ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
