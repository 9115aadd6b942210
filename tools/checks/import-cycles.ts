import { importsOf } from './imports-of.ts'
import { type Check, type Fault, isTest, type SourceFile } from './source.ts'
import { isCode } from './syntax.ts'

export const importCycles: Check = {
  name: 'no import cycles between files',
  run: files => {
    const code = files.filter(file => isCode(file) && !isTest(file.path))
    return { examined: code.length, faults: faultsIn(code) }
  },
}

/** Types vanish before the program runs, so only imports of values can tie a knot. */
function faultsIn(code: readonly SourceFile[]): Fault[] {
  const byPath = new Map(code.map(file => [file.path, file]))
  const resolve = (target: string) => ['', '.ts', '.tsx'].map(ending => target + ending).find(path => byPath.has(path))
  const edges = new Map(
    code.map(file => [
      file.path,
      importsOf(file)
        .filter(found => !found.typeOnly && found.target !== undefined)
        .flatMap(found => resolve(found.target ?? '') ?? []),
    ]),
  )
  return findCycles(edges).map(cycle => ({
    path: cycle[0] ?? '',
    line: 1,
    says: `imports itself in a circle: ${cycle.join(' -> ')}`,
  }))
}

/** One cycle for each knot, each beginning and ending with the same node. */
function findCycles(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string) => {
    const at = path.indexOf(node)
    if (at >= 0) cycles.push([...path.slice(at), node])
    if (at >= 0 || done.has(node)) return
    path.push(node)
    for (const next of edges.get(node) ?? []) visit(next)
    path.pop()
    done.add(node)
  }
  for (const node of edges.keys()) visit(node)
  return cycles
}
