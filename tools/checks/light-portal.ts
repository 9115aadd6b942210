import { importsOf } from './imports-of.ts'
import type { Check, Fault, SourceFile } from './source.ts'
import { isCode } from './syntax.ts'

/** Libraries the resident page does without: each costs an old phone more than the page itself. */
const heavy = /^(@base-ui\/|@tanstack\/|@atlaskit\/)/
const start = 'web/portal/main.tsx'

/** What the resident page imports, directly or through others, stays light; what it loads later counts, too. */
export const lightPortal: Check = {
  name: 'the resident page carries no component library',
  run: files => {
    const byPath = new Map(files.filter(isCode).map(file => [file.path, file]))
    const resolve = (target: string) => ['', '.ts', '.tsx'].map(ending => target + ending).find(path => byPath.has(path))
    const seen = new Set<string>()
    const faults: Fault[] = []
    const visit = (file: SourceFile) => {
      seen.add(file.path)
      for (const { specifier = '', target, typeOnly, line } of importsOf(file)) {
        if (typeOnly) continue
        if (heavy.test(specifier) || target?.startsWith('web/overlay/'))
          faults.push({ path: file.path, line, says: `the resident page reaches "${specifier}" through this file` })
        const next = target && byPath.get(resolve(target) ?? '')
        if (next && !seen.has(next.path)) visit(next)
      }
    }
    const first = byPath.get(start)
    if (first) visit(first)
    return { examined: seen.size, faults }
  },
}
