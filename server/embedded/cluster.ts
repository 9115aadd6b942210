import { execFileSync, type SpawnSyncReturns } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Account, ownName } from './account.ts'
import type { Binaries } from './binaries.ts'

export const superuser = 'linli'

/** The C library's locale, underneath ICU: with plain C, pg_trgm would see no letter in Chinese text. */
export const libcLocale = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }[process.platform as string] ?? 'C'

/** Makes the database files if they are not there; half-made ones of an interrupted first start are thrown away. */
export function ensureCluster(directory: string, binaries: Binaries, account: Account | undefined): void {
  if (!existsSync(join(directory, 'PG_VERSION'))) create(directory, binaries, account)
  requireVersion(directory, binaries)
  writeAccessRules(directory, binaries, account)
}

/** The password that loopback connections need where there are no unix sockets. */
export function passwordOf(directory: string): string {
  return readFileSync(`${directory}.password`, 'utf8')
}

function create(directory: string, binaries: Binaries, account: Account | undefined): void {
  const parent = dirname(directory)
  const half = `${basename(directory)}.making-`
  mkdirSync(parent, { recursive: true })
  for (const name of readdirSync(parent)) if (name.startsWith(half)) rmSync(join(parent, name), { recursive: true })
  const making = join(parent, `${half}${process.pid}`)
  mkdirSync(making, { mode: 0o700 })
  if (account) chownSync(making, account.uid, account.gid)
  // ICU zh sorts names by pinyin.
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=zh', `--locale=${libcLocale}`]
  run(binaries.initdb, ['-D', making, '-U', superuser, ...locale, ...authentication(directory)], account)
  renameSync(making, directory)
}

function authentication(directory: string): string[] {
  if (process.platform !== 'win32') return ['--auth=peer']
  writeFileSync(`${directory}.password`, randomBytes(24).toString('hex'), { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${directory}.password`]
}

/** Only the system user who runs Linli may connect, in whichever database role. */
function writeAccessRules(directory: string, binaries: Binaries, account: Account | undefined): void {
  if (process.platform === 'win32') return
  const roles = binaries.major >= 16 ? 'all' : superuser
  const rules = { 'pg_hba.conf': 'local all all peer map=linli\n', 'pg_ident.conf': `linli "${ownName()}" ${roles}\n` }
  for (const [name, text] of Object.entries(rules)) {
    const path = join(directory, name)
    writeFileSync(path, text, { mode: 0o600 })
    if (account) chownSync(path, account.uid, account.gid)
  }
}

function requireVersion(directory: string, binaries: Binaries): void {
  const found = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim()
  if (found === String(binaries.major)) return
  throw new Error(
    `${directory} 是 PostgreSQL ${found} 的数据，而程序是 ${binaries.major}；请用原版本备份后恢复。 ` +
      `These files are of PostgreSQL ${found}, the program is ${binaries.major}; back up with the old version, then restore.`,
  )
}

function run(program: string, args: string[], account: Account | undefined): void {
  try {
    execFileSync(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: libcLocale },
      ...account,
      cwd: '/',
    })
  } catch (error) {
    const said = String((error as SpawnSyncReturns<Buffer>).stderr ?? error)
    const reason = /error: (.*)/.exec(said)?.[1] ?? said.trim().split('\n')[0]
    throw new Error(`数据库初始化失败：${reason}。 PostgreSQL could not be initialised.`)
  }
}
