import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  path: string
  text: string
}

export interface Fault {
  path: string
  line: number
  says: string
}

export interface Report {
  /** How many files the check looked into; a check that looked into none has proved nothing. */
  examined: number
  faults: Fault[]
}

export interface Check {
  name: string
  run(files: readonly SourceFile[]): Report
}

const skipped = new Set(['node_modules', 'dist', 'coverage'])
const textual = /\.(ts|tsx|mjs|css|sql|json|md|html|yml|yaml|svg|txt)$|^(LICENSE|NOTICE|run)$/

/** Every text file of the checkout, tracked or new; what .gitignore leaves out is left out here by name. */
export function readSources(root: string): SourceFile[] {
  return pathsUnder(root, '').map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

function pathsUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isDirectory()) return isSkipped(entry.name) ? [] : pathsUnder(root, path)
    return entry.isFile() && textual.test(entry.name) ? [path] : []
  })
}

function isSkipped(name: string): boolean {
  return skipped.has(name) || (name.startsWith('.') && name !== '.ci' && name !== '.github')
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** Runs a check on some files; `concerns` says which of them it looks into. */
export function checkEach(
  files: readonly SourceFile[],
  concerns: (file: SourceFile) => boolean,
  faultsOf: (file: SourceFile) => Fault[],
): Report {
  const examined = files.filter(concerns)
  return { examined: examined.length, faults: examined.flatMap(faultsOf) }
}

export function isTest(path: string): boolean {
  return /\.test(-d)?\.tsx?$/.test(path) || path.includes('/testing/')
}
