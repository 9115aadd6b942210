import { houseChecks } from './checks/index.ts'
import { readSources } from './checks/source.ts'
import { recordOutcome } from './outcome.ts'

/** `npm run check`: every rule of the house, with how many files each looked into. */
const root = process.cwd()
const files = readSources(root)
const outcome = { passed: 0, failed: 0 }

for (const check of houseChecks(root)) {
  const { examined, faults } = check.run(files)
  const passed = examined > 0 && faults.length === 0
  outcome[passed ? 'passed' : 'failed']++
  console.log(`${passed ? '✓' : '✗'} ${check.name} (${examined} files)`)
  if (examined === 0) console.log('    it looked into no file, so it proves nothing')
  for (const { path, line, says } of faults) console.log(`    ${path}:${line} ${says}`)
}
recordOutcome('checks', outcome)
process.exitCode = outcome.failed > 0 ? 1 : 0
