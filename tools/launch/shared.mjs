import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** One sentence in both languages, then the end. */
export function fail(chinese, english) {
  console.error(`${chinese} ${english}`)
  process.exit(1)
}

export function say(chinese, english) {
  console.log(`${chinese} ${english}`)
}

/** The arguments that run npm with the Node we are in, so that npm's own first line (`env node`) does not choose another. */
function npmCommand() {
  const given = process.env.npm_execpath
  if (given) {
    const npm = given.replace(/npx-cli\.js$/, 'npm-cli.js')
    if (/npm-cli\.js$/.test(npm) && existsSync(npm)) return { command: process.execPath, args: [npm], shell: false }
  }
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  if (existsSync(beside)) return { command: process.execPath, args: [beside], shell: false }
  return { command: 'npm', args: [], shell: process.platform === 'win32' }
}

/** Runs npm in the checkout; returns whether it succeeded and what it said on its error channel. */
export function npm(args) {
  const { command, args: before, shell } = npmCommand()
  const ran = spawnSync(command, [...before, ...args], {
    cwd: root,
    shell,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const complaint = ran.error ? ran.error.message : ran.stderr
  return { ok: ran.status === 0, complaint: firstComplaint(complaint || '') }
}

function firstComplaint(text) {
  const lines = text.split('\n').map(line => line.replace(/^npm error\s*/, '').trim())
  return (lines.find(line => line && !/^npm |^code |complete log/.test(line)) || text).slice(0, 200)
}

/** Ends with whoever started us: after `kill -9` of npm nobody is left who could stop this process. */
export function followParent() {
  const starters = startersNow()
  if (process.platform === 'win32' || process.ppid <= 1 || !process.env.npm_lifecycle_event) return
  setInterval(() => {
    if (String(startersNow()) !== String(starters)) process.kill(process.pid, 'SIGTERM')
  }, 1000).unref()
}

/** Our parent and, on Linux, its parent: between npm and us there is a shell, which survives npm. */
function startersNow() {
  return [process.ppid, parentOf(process.ppid)]
}

function parentOf(pid) {
  if (process.platform !== 'linux') return 0
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}
