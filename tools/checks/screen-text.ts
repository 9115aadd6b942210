import { type Check, checkEach, type Fault, isTest, lineAt, type SourceFile } from './source.ts'
import { syntaxOf, walk } from './syntax.ts'

const han = /\p{Script=Han}/u

export const screenText: Check = {
  name: 'screens take their words from the catalogues',
  run: files => checkEach(files, file => /^web\/.*\.tsx$/.test(file.path) && !isTest(file.path), faultsOf),
}

function faultsOf(file: SourceFile): Fault[] {
  const faults: Fault[] = []
  walk(syntaxOf(file), node => {
    const text = textOf(node.type, node.value)
    if (han.test(text)) {
      const says = `“${text.trim().slice(0, 20)}” cannot be switched to another language; put it into the catalogues`
      faults.push({ path: file.path, line: lineAt(file.text, node.start), says })
    }
  })
  return faults
}

function textOf(type: string, value: unknown): string {
  if (type === 'TemplateElement') return String((value as { cooked?: unknown }).cooked ?? '')
  return (type === 'Literal' || type === 'JSXText') && typeof value === 'string' ? value : ''
}
