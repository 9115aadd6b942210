import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readVitestReport } from './outcome.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-outcome-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function reported(report: object) {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return readVitestReport(path)
}

it('counts the tests of a run', () => {
  expect(reported({ numPassedTests: 7, numFailedTests: 2, success: false })).toEqual({ passed: 7, failed: 2 })
})

it('counts a run as failed when a file did not load, though no test failed', () => {
  expect(reported({ numPassedTests: 7, numFailedTests: 0, success: false })).toEqual({ passed: 7, failed: 1 })
})
