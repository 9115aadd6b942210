import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { registerAdmin } from './commands/admin.ts'
import { registerDemo } from './commands/demo.ts'
import { registerDraw } from './commands/draw.ts'
import { registerDuplicates } from './commands/duplicates.ts'
import { registerExport } from './commands/export.ts'
import { registerImport } from './commands/import.ts'
import { registerPlaces } from './commands/places.ts'
import { registerPlan } from './commands/plan.ts'
import { registerReport } from './commands/report.ts'
import { registerStart } from './commands/start.ts'
import { registerText } from './commands/text.ts'

/** Every command of `linli`, one file each, listed by hand. */
const commands = [
  registerStart,
  registerDemo,
  registerPlaces,
  registerAdmin,
  registerImport,
  registerExport,
  registerReport,
  registerText,
  registerPlan,
  registerDuplicates,
  registerDraw,
]

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
const linli = new Command('linli').description('邻里：街道办事处的事务系统 · runs a neighbourhood office').version(version)
for (const register of commands) register(linli)

try {
  await linli.parseAsync(process.argv)
} catch (error) {
  // The sentence is for the person at the keyboard; the stack only for whoever asks for it.
  console.error(process.env.LINLI_TRACE ? error : error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
