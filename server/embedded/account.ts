import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, resolve } from 'node:path'

/** The user PostgreSQL must run as, because it refuses to run as root. */
export interface Account {
  uid: number
  gid: number
}

/** Where root keeps what `nobody` must read when the checkout or the data folder is closed to it (under /root, say). */
export const sharedHome = '/var/lib/linli'

/** `nobody` when we are root; undefined when PostgreSQL may simply run as ourselves. */
export function databaseAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** The name the operating system knows us by, which peer authentication compares. */
export function ownName(): string {
  try {
    return userInfo().username
  } catch {
    throw new Error(
      `系统中没有编号为 ${process.getuid?.()} 的用户，数据库无法启动；请换一个有名字的用户运行。 ` +
        'This user id has no name on this system, so PostgreSQL cannot start; run as a named user.',
    )
  }
}

/** Whether `account` may pass through every folder above `path` (and `path` itself, if it is there). */
export function canReach(path: string, account: Account | undefined): boolean {
  if (!account) return true
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && !maySearch(folder, account)) return false
    if (folder === dirname(folder)) return true
  }
}

function maySearch(path: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(path)
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
