import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, npm, root, say } from './shared.mjs'

/** Runs `npm ci` unless node_modules already holds what package-lock.json asks for. */
export function installPackages() {
  const lockText = read(join(root, 'package-lock.json'))
  const stamp = join(root, 'node_modules', '.linli-installed')
  const wanted = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}`
  if (read(stamp) === wanted) return
  if (!sameAsInstalled(lockText)) {
    say('正在安装依赖（npm ci）。', 'Installing packages (npm ci).')
    const { ok, complaint } = npm(['ci', '--no-audit', '--no-fund'])
    if (!ok) fail(`依赖安装失败：${complaint}。`, 'npm ci failed; run it by hand to see all of its output.')
  }
  writeFileSync(stamp, wanted)
}

/** Whether somebody's own `npm install` or `npm ci` already put exactly the locked packages there. */
function sameAsInstalled(lockText) {
  const hidden = read(join(root, 'node_modules', '.package-lock.json'))
  if (!hidden || !lockText) return false
  const installed = JSON.parse(hidden).packages
  return Object.entries(JSON.parse(lockText).packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return wanted.optional === true
    return isForHere(found) && found.version === wanted.version && found.integrity === wanted.integrity
  })
}

function isForHere(entry) {
  const allows = (list, value) => !list || ((list.includes(value) || list.some(x => x[0] === '!')) && !list.includes(`!${value}`))
  if (!allows(entry.os, process.platform) || !allows(entry.cpu, process.arch)) return false
  if (process.platform !== 'linux' || !entry.libc) return true
  return allows(entry.libc, process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}
