import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Fault, isTest, type Report } from './source.ts'
import { isCode } from './syntax.ts'

interface KnipIssue {
  file: string
  [kind: string]: unknown
}

const knip = join(import.meta.dirname, '..', '..', 'node_modules', 'knip', 'bin', 'knip.js')

const kinds = ['files', 'exports', 'dependencies', 'devDependencies', 'unlisted', 'unresolved']

export const unusedExportsName = 'nothing is exported, installed or kept unused'

/** Asks knip about the checkout in `root`, by the knip.json there. @throws Error if knip itself fails. */
export function unusedExports(root: string, files: readonly { path: string; text: string }[]): Report {
  const args = [knip, '--reporter', 'json', '--no-progress', '--no-config-hints', '--include', kinds.join(',')]
  const ran = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000 })
  if (ran.status !== 0 && ran.status !== 1) throw new Error(`knip failed: ${ran.stderr}`)
  const { issues } = JSON.parse(ran.stdout) as { issues: KnipIssue[] }
  return { examined: files.filter(file => isCode(file) && !isTest(file.path)).length, faults: issues.flatMap(faultsOf) }
}

function faultsOf(issue: KnipIssue): Fault[] {
  return kinds.flatMap(kind => {
    const found = issue[kind]
    if (!Array.isArray(found)) return []
    return found.map((item: { name?: string; line?: number }) => ({
      path: issue.file,
      line: item.line ?? 1,
      says: kind === 'files' ? 'no other file needs this one' : `${kind}: ${item.name}`,
    }))
  })
}
