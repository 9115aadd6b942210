import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, root, say } from './shared.mjs'

const sources = ['web', 'kernel', 'methods', 'contract', 'programmes', 'package-lock.json', 'tsconfig.json']

/** Builds web/ into dist/web, unless the sources are those of the last build. */
export function buildWeb() {
  const config = ['vite.config.ts', 'vite.config.mjs'].map(name => join(root, 'web', name)).find(existsSync)
  if (!config) return
  const stamp = join(root, 'dist', 'web', '.built-from')
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('正在构建网页。', 'Building the web pages.')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [
    vite,
    'build',
    'web',
    '--config',
    config,
    '--outDir',
    join(root, 'dist', 'web'),
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]
  const ran = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (ran.status !== 0) fail('网页构建失败，原因见上。', 'The web build failed; the reason is above.')
  writeFileSync(stamp, wanted)
}

/** One hash over the content of everything that can reach the browser; tests do not. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const path of filesUnder(join(root, source)))
      hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap(entry => {
    const child = join(path, entry.name)
    if (entry.isDirectory()) return filesUnder(child)
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [child] : []
  })
}
