import { importsOf } from './imports-of.ts'
import { type Check, checkEach, type Fault, isTest, lineAt, type SourceFile } from './source.ts'
import { isCode, isNode, type SyntaxNode, syntaxOf, walk } from './syntax.ts'

/** Names through which a clock, chance, a process or the outside world would come in. */
const impure = new Set(
  'process performance crypto fetch setTimeout setInterval setImmediate queueMicrotask globalThis console XMLHttpRequest WebSocket require'.split(
    ' ',
  ),
)

export const purity: Check = {
  name: 'kernel and methods are pure',
  run: files => checkEach(files, file => isCode(file) && /^(kernel|methods)\//.test(file.path) && !isTest(file.path), faultsOf),
}

function faultsOf(file: SourceFile): Fault[] {
  const own = declaredNames(file)
  const faults: Fault[] = []
  const fault = (node: SyntaxNode, what: string) => {
    faults.push({ path: file.path, line: lineAt(file.text, node.start), says: `${what} in pure code; take it as a parameter` })
  }
  walk(syntaxOf(file), (node, above) => {
    const parent = above.at(-1)
    if (isMember(node, 'Date', 'now')) fault(node, 'Date.now')
    if (isMember(node, 'Math', 'random')) fault(node, 'Math.random')
    if (node.type === 'NewExpression' && isNamed(node.callee, 'Date') && isEmpty(node.arguments)) fault(node, 'new Date() of now')
    if (node.type === 'CallExpression' && isNamed(node.callee, 'Date')) fault(node, 'Date() of now')
    if (isGlobalUse(node, parent) && impure.has(String(node.name)) && !own.has(String(node.name))) fault(node, String(node.name))
  })
  for (const { specifier, line } of importsOf(file)) {
    if (specifier?.startsWith('node:')) faults.push({ path: file.path, line, says: `${specifier} in pure code` })
  }
  return faults
}

function isMember(node: SyntaxNode, object: string, property: string): boolean {
  if (node.type !== 'MemberExpression' || !isNamed(node.object, object)) return false
  return isNamed(node.property, property) || (isNode(node.property) && node.property.value === property)
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node.name === name
}

function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0
}

/** Whether an identifier is a value being used, and not the name of a property, key or type. */
function isGlobalUse(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (node.type !== 'Identifier' || !parent) return false
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true
  if (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
    return parent.value === node || parent.computed === true
  }
  return !parent.type.startsWith('TS') || /^TS(As|Satisfies|NonNull)/.test(parent.type)
}

/** Names the file itself declares or imports: a parameter called `process` is not the process. */
function declaredNames(file: SourceFile): Set<string> {
  const names = new Set<string>()
  const add = (pattern: unknown) => {
    if (!isNode(pattern)) return
    if (pattern.type === 'Identifier') names.add(String(pattern.name))
    else walk(pattern, node => void (node.type === 'Identifier' && names.add(String(node.name))))
  }
  walk(syntaxOf(file), node => {
    if (node.type === 'VariableDeclarator') add(node.id)
    if (Array.isArray(node.params)) node.params.forEach(add)
    if (node.type === 'FunctionDeclaration') add(node.id)
    if (/^Import(Default|Namespace)?Specifier$/.test(node.type)) add(node.local)
  })
  return names
}
