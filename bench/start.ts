import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Figure, report } from './lib/report.ts'

const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'linli-start-'))
const port = 20_000 + (process.pid % 20_000)

interface Started {
  readonly ms: number
  readonly rssMb: number
  readonly databaseMb: number
  stop(): Promise<number>
}

/** Resident memory of a process and all below it, in MiB, by the kernel's own account. */
function residentMb(pid: number): number {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  const pss = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(pss?.[1] ?? 0) / 1024 + children.reduce((sum, child) => sum + residentMb(child), 0)
}

async function start(): Promise<Started> {
  const began = performance.now()
  const office = spawn(process.execPath, ['cli/main.ts', 'start'], {
    cwd: root,
    env: { ...process.env, LINLI_DATA: folder, PORT: String(port), DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    office.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ctrl-C')) resolve()
    })
    office.once('exit', code => reject(new Error(`the office ended with ${code}`)))
  })
  const ms = performance.now() - began
  for (let i = 0; i < 200; i++) await (await fetch(`http://127.0.0.1:${port}/api/office`)).arrayBuffer()
  const pid = office.pid ?? 0
  const own =
    process.platform === 'linux'
      ? Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024
      : Number.NaN
  const all = process.platform === 'linux' ? residentMb(pid) : Number.NaN
  return {
    ms,
    rssMb: own,
    databaseMb: all - own,
    async stop() {
      const stopped = performance.now()
      const gone = new Promise(resolve => office.once('exit', resolve))
      office.kill('SIGINT')
      await gone
      return performance.now() - stopped
    },
  }
}

function size(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + size(join(path, name)), 0) : stat.size
}

/** The script a page loads before it can be used: its own modules and what they import at once. */
function firstScript(page: string): number {
  const html = readFileSync(join(root, 'dist/web', page), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.m?js)"/g)].map(m => m[1] ?? '')
  return [...new Set(files)].reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'dist/web', file))).length, 0) / 1000
}

try {
  const first = await start()
  await first.stop()
  const second = await start()
  const stopped = await second.stop()
  const figures: Figure[] = [
    { what: 'first start, demo of 20,000 cases loaded', value: first.ms / 1000, unit: 's' },
    { what: 'second start', value: second.ms / 1000, unit: 's' },
    { what: 'stop, database too', value: stopped / 1000, unit: 's' },
    { what: 'memory of the server process', value: second.rssMb, unit: 'MiB' },
    { what: 'memory of PostgreSQL', value: second.databaseMb, unit: 'MiB' },
    { what: 'data folder', value: size(folder) / 2 ** 20, unit: 'MiB' },
    { what: 'installed packages', value: size(join(root, 'node_modules')) / 2 ** 20, unit: 'MiB' },
    { what: 'resident page, script to first use', value: firstScript('index.html'), unit: 'kB', beside: 'gzip; aim 120' },
    { what: 'desk, script to first use', value: firstScript('desk/index.html'), unit: 'kB', beside: 'gzip' },
    { what: 'grid, script to first use', value: firstScript('grid/index.html'), unit: 'kB', beside: 'gzip' },
  ]
  report('Start and size', figures)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
