import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './ensure-browser.ts'
import { forgetOutcomes, type Outcome, readVitestReport, recordOutcome, sumOutcomes } from './outcome.ts'

/** `npm test`: everything, each step even if one before it failed. `npm test -- kernel` runs only the tests whose path contains it. */
const root = process.cwd()
const bin = (...path: string[]) => join(root, 'node_modules', ...path)
const chosen = process.argv.slice(2)

forgetOutcomes()
if (chosen.length > 0) {
  vitest('tests', ['vitest.config.ts', ...chosen])
} else {
  step('format', () => passed([bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']))
  step('types', () => passed([bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.']))
  console.log('\n── checks')
  if (!run([join(root, 'tools', 'check.ts')])) ensureRecorded('checks')
  const browser = step('browser', ensureBrowser)
  vitest('tests', ['vitest.config.ts'])
  if (browser) vitest('stories', ['vitest.stories.config.ts'])
}

const sum = sumOutcomes()
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0

function step(name: string, succeeds: () => boolean): boolean {
  console.log(`\n── ${name}`)
  const ok = succeeds()
  recordOutcome(name, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 })
  return ok
}

function run(args: string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0
}

function passed(args: string[]): boolean {
  const ok = run(args)
  console.log(ok ? '✓' : '✗')
  return ok
}

function vitest(name: string, [config = '', ...filters]: string[]): void {
  console.log(`\n── ${name}`)
  const report = join(root, '.linli', `${name}-report.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ok = run([bin('vitest', 'vitest.mjs'), 'run', '--config', config, ...reporters, ...filters])
  recordOutcome(name, outcomeOf(report, ok))
}

/** A run that ended badly, or wrote no report, has failed even if every test it got to had passed. */
function outcomeOf(report: string, ok: boolean): Outcome {
  const outcome = existsSync(report) ? readVitestReport(report) : { passed: 0, failed: 1 }
  return ok ? outcome : { ...outcome, failed: Math.max(1, outcome.failed) }
}

function ensureRecorded(name: string): void {
  if (!existsSync(join(root, '.linli', 'outcome', `${name}.json`))) recordOutcome(name, { passed: 0, failed: 1 })
}
