import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSources } from './source.ts'
import { unusedExports } from './unused-exports.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'linli-unused-'))
  write('package.json', JSON.stringify({ name: 'sample', type: 'module' }))
  write('knip.json', JSON.stringify({ entry: ['main.ts'], project: ['**/*.ts'] }))
  write('main.ts', `import { used } from './lib/a.ts'\nused()\n`)
  write('lib/a.ts', 'export const used = () => 1\n')
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), text)
}

const faults = () => unusedExports(root, readSources(root)).faults

it('lets pass a folder where everything is used', () => {
  expect(faults()).toEqual([])
})

it('finds a planted export that nobody imports', () => {
  write('lib/a.ts', 'export const used = () => 1\nexport const forgotten = 2\n')
  expect(faults()).toEqual([{ path: 'lib/a.ts', line: 2, says: 'exports: forgotten' }])
})

it('finds a planted file that nobody imports', () => {
  write('lib/b.ts', 'export const lost = 2\n')
  expect(faults()).toEqual([{ path: 'lib/b.ts', line: 1, says: 'no other file needs this one' }])
})
