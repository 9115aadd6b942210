import { posix } from 'node:path'
import { lineAt, type SourceFile } from './source.ts'
import { isNode, type SyntaxNode, syntaxOf, walk } from './syntax.ts'

export interface Import {
  /** As written; undefined where it is computed at run time. */
  specifier: string | undefined
  /** The path in the repository, without the ending for a subpath import; undefined for a library. */
  target: string | undefined
  typeOnly: boolean
  line: number
}

/** Every import of a file: static, re-exported, dynamic, and of types in place. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = []
  walk(syntaxOf(file), node => {
    const source = sourceOf(node)
    if (source === undefined) return
    const specifier = isNode(source) && typeof source.value === 'string' ? source.value : undefined
    found.push({
      specifier,
      target: specifier && targetOf(file.path, specifier),
      typeOnly: isTypeOnly(node),
      line: lineAt(file.text, node.start),
    })
  })
  return found
}

function sourceOf(node: SyntaxNode): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return node.source
    case 'ExportNamedDeclaration':
      return node.source ?? undefined
    case 'TSImportType':
      return node.source ?? node.argument
    case 'TSExternalModuleReference':
      return node.expression
    default:
      return undefined
  }
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : []
  return specifiers.length > 0 && specifiers.every(x => x.importKind === 'type' || x.exportKind === 'type')
}

function targetOf(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))
  return undefined
}
