import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Every benchmark, each in its own process; `npm run bench -- create` runs one. */
const benches = [
  'working-time',
  'placement',
  'similarity',
  'classify',
  'create',
  'lifecycle',
  'lists',
  'entry-import',
  'reports',
  'plans',
  'questions',
  'web-list',
  'web-map',
  'web-portal',
  'start',
]

const wanted = process.argv.slice(2).filter(a => !a.startsWith('-'))
const unknown = wanted.filter(w => !benches.includes(w))
if (unknown.length > 0) {
  console.error(`没有这个测量 / no such benchmark: ${unknown.join(' ')} (${benches.join(' ')})`)
  process.exit(1)
}
for (const bench of wanted.length > 0 ? wanted : benches) {
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL(`${bench}.ts`, import.meta.url))], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
