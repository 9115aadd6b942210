import { parseSync, visitorKeys } from 'oxc-parser'
import type { SourceFile } from './source.ts'

export interface SyntaxNode {
  type: string
  start: number
  [property: string]: unknown
}

const parsed = new WeakMap<SourceFile, SyntaxNode>()

export function isCode(file: SourceFile): boolean {
  return /\.(ts|tsx|mjs)$/.test(file.path)
}

/** The syntax tree of a file. @throws Error if the file cannot be parsed: an unread file must not pass a check. */
export function syntaxOf(file: SourceFile): SyntaxNode {
  const known = parsed.get(file)
  if (known) return known
  const { program, errors } = parseSync(file.path, file.text)
  if (errors[0]) throw new Error(`${file.path}: ${errors[0].message}`)
  const tree = program as unknown as SyntaxNode
  parsed.set(file, tree)
  return tree
}

/** Calls `visit` for a node and everything in it, with the nodes above, nearest last. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, above: readonly SyntaxNode[]) => void,
  above: SyntaxNode[] = [],
): void {
  visit(node, above)
  above.push(node)
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key]
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, above)
    }
  }
  above.pop()
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value
}
