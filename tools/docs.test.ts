import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSources } from './checks/source.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = [
  ...readdirSync(root).filter(name => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
]

/** Files and folders of ours that a page names in code marks. */
const named = (text: string): string[] =>
  [
    ...text.matchAll(/`((?:kernel|methods|programmes|contract|server|web|cli|demo|test|tools|bench|docs|stories)\/[\w./-]+)`/g),
  ].map(found => found[1] ?? '')

/** Pictures and other pages that a page links to. */
const linked = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(found => found[1] ?? '').filter(target => !/^[a-z]+:/.test(target))

const missing = (page: string, text: string): string[] => [
  ...named(text).filter(path => !existsSync(join(root, path))),
  ...linked(text).filter(target => !existsSync(join(root, dirname(page), target))),
]

const setting = /\bLINLI_[A-Z0-9_]+\b|\bDATABASE_URL\b|\bPORT\b|\bHOST\b/g
/** Settings the server and the command line read; tests and benchmarks have their own. */
const settingsInCode = () => {
  const text = readSources(root)
    .filter(file => /^(server|cli)\/.*\.ts$/.test(file.path) && !/\.test\.ts$|\/testing\//.test(file.path))
    .map(file => file.text)
    .join('\n')
  const others = [...text.matchAll(/\benv\.(PORT|HOST|DATABASE_URL)\b/g)].map(found => found[1] ?? '')
  return [...new Set([...(text.match(/\bLINLI_[A-Z0-9_]+\b/g) ?? []), ...others])].sort()
}
const settingsIn = (text: string, heading: string) => {
  const table = text.split(/^## /m).find(part => part.startsWith(`${heading}\n`)) ?? ''
  const cells = table.split('\n').flatMap(line => (line.startsWith('| `') ? [line.split('|')[1] ?? ''] : []))
  return [...new Set(cells.flatMap(cell => cell.match(setting) ?? []))].sort()
}

describe('the documents', () => {
  it('name only files that are there, and link only to what is there', () => {
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.flatMap(page => missing(page, read(page)).map(path => `${page}: ${path}`))).toEqual([])
  })

  it('would be caught naming a file that is gone', () => {
    expect(missing('docs/x.md', 'see `server/gone.ts`, [this](nowhere.md) and [that](https://example.org)')).toEqual([
      'server/gone.ts',
      'nowhere.md',
    ])
  })

  it.each([
    ['README.md', 'Settings'],
    ['README.zh.md', '配置'],
  ])('list in %s every setting that is read, and no other', (page, heading) => {
    const inCode = settingsInCode()
    expect(inCode.length).toBeGreaterThan(20)
    expect(settingsIn(read(page), heading)).toEqual(inCode)
  })

  it('name only commands of npm that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const used = pages.flatMap(page => [...read(page).matchAll(/npm run ([a-z-]+)/g)].map(found => found[1] ?? ''))
    expect(used.length).toBeGreaterThan(2)
    expect(used.filter(name => !scripts[name])).toEqual([])
  })
})
