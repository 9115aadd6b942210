import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Outcome {
  passed: number
  failed: number
}

const folder = join('.linli', 'outcome')

export function forgetOutcomes(): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
}

export function recordOutcome(step: string, outcome: Outcome): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${step}.json`), JSON.stringify(outcome))
}

/** What a vitest run wrote; a run that failed without a failed test (a file that does not load) counts as one failure. */
export function readVitestReport(path: string): Outcome {
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number | boolean>
  const failed = Number(numFailedTests)
  return { passed: Number(numPassedTests), failed: success === true ? failed : Math.max(1, failed) }
}

export function sumOutcomes(): Outcome {
  const all = readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Outcome)
  return { passed: all.reduce((sum, x) => sum + x.passed, 0), failed: all.reduce((sum, x) => sum + x.failed, 0) }
}
