import { describe, expect, it } from 'vitest'
import { fileSize } from './file-size.ts'
import { foreignWords } from './foreign-words.ts'
import { importCycles } from './import-cycles.ts'
import { importDirections } from './import-directions.ts'
import { lightPortal } from './light-portal.ts'
import { purity } from './purity.ts'
import { screenText } from './screen-text.ts'
import type { Check } from './source.ts'

/** Samples as [path, text]; each bad one is a planted fault that the check must find, each good one must pass. */
interface Samples {
  check: Check
  good: [path: string, text: string][]
  bad: [path: string, text: string][]
}

const slash = '/'
const inFolder = (...names: string[]) => slash + names.join(slash)

const samples: Samples[] = [
  {
    check: importDirections,
    good: [
      [
        'kernel/engine/a.ts',
        `import { add } from '#methods/working-time/index'\nimport { b } from '../define/b.ts'\nimport { z } from 'zod'`,
      ],
      ['web/pages/a.tsx', `import { incident } from '#programmes/index'\nexport const a = <p />`],
      ['server/demo/load.ts', `import { town } from '#demo/town/index'`],
      ['programmes/programmes.test.ts', `import { programmes } from './index.ts'`],
      ['programmes/index.ts', `import incident from './incident/index.ts'`],
      ['programmes/incident/index.test.ts', `import { freshDatabase } from '#test/database'`],
      ['server/a.ts', `const text = "import x from '#web/shell/a'" // import y from '#cli/main'`],
    ],
    bad: [
      ['methods/placement/a.ts', `import { role } from '#kernel/index'`],
      ['methods/placement/a.ts', `import { hours } from '../working-time/index.ts'`],
      ['kernel/engine/a.ts', `import incident from '../../programmes/incident/index.ts'`],
      ['kernel/engine/a.ts', `export { start } from '#server/main'`],
      ['kernel/engine/a.ts', `export * from '#server/main'`],
      ['programmes/incident/index.ts', `import vote from '../vote/index.ts'`],
      ['programmes/incident/index.test.ts', `import vote from '../vote/index.ts'`],
      ['programmes/helpers.ts', `import vote from './vote/index.ts'`],
      ['server/store/a.ts', `import { town } from '#demo/town/index'`],
      ['programmes/incident/index.ts', `import vote from '#programmes/vote/index'`],
      ['contract/a.ts', `import type { Incident } from '#programmes/incident/index'`],
      ['web/pages/a.tsx', `import { sql } from '#server/store/sql'\nexport const a = <p />`],
      ['web/pages/a.tsx', `const { town } = await import('../../demo/index.ts')`],
      ['web/pages/a.tsx', `type Row = import('#server/store/sql').Row`],
      ['web/pages/a.tsx', `import { freshDatabase } from '#test/database'`],
      ['server/a.ts', `import { page } from '../web/page.tsx'`],
      ['demo/a.ts', `import { sql } from '#server/store/sql'`],
      ['cli/a.ts', `import { page } from '../web/page.tsx'`],
      ['server/a.ts', `const name = './b.ts'\nawait import(name)`],
      ['helpers/a.ts', `import { role } from '#kernel/index'`],
    ],
  },
  {
    check: purity,
    good: [
      [
        'kernel/a.ts',
        `export const later = (now: Date) => new Date(now.getTime() + 1)\n// Date.now() and Math.random()\nexport const s = 'process.env'`,
      ],
      [
        'kernel/a.ts',
        `export const run = (process: string) => process\nexport const step = { fetch: 1 }\nexport const f = step.fetch`,
      ],
      ['methods/a/index.ts', `export interface A { process: string; now: Date }`],
      ['kernel/a.test.ts', `const t = performance.now()`],
      ['server/a.ts', `const t = Date.now()`],
    ],
    bad: [
      ['kernel/a.ts', 'export const t = Date.now()'],
      ['kernel/a.ts', `export const t = Date['now']()`],
      ['kernel/a.ts', 'export const clock = Date.now'],
      ['kernel/a.ts', 'export const t = new Date()'],
      ['kernel/a.ts', 'export const t = new Date'],
      ['kernel/a.ts', 'export const t = Date()'],
      ['methods/a/b.ts', 'export const t = Math.random()'],
      ['methods/a/b.ts', 'export const home = process.env.HOME'],
      ['methods/a/b.ts', `import { readFileSync } from 'node:fs'`],
      ['methods/a/b.ts', `const fs = await import('node:fs')`],
      ['kernel/a.ts', `await fetch('/api')`],
      ['kernel/a.ts', 'export const t = globalThis.Date.now()'],
      ['kernel/a.ts', 'setTimeout(() => undefined, 1)'],
      ['kernel/a.ts', 'export const id = { id: crypto.randomUUID() }'],
      ['kernel/a.ts', 'export const wait = [setTimeout]'],
    ],
  },
  {
    check: fileSize,
    good: [
      ['web/a.css', 'a {}\n'.repeat(400)],
      ['demo/words.generated.ts', 'x\n'.repeat(900)],
      ['server/store/schema.sql', '--\n'.repeat(900)],
    ],
    bad: [
      ['web/a.css', 'a {}\n'.repeat(401)],
      ['server/store/migrations/0001_all.sql', '--\n'.repeat(401)],
      ['kernel/generated.ts', 'x\n'.repeat(900)],
    ],
  },
  {
    check: screenText,
    good: [
      ['web/pages/a.tsx', `export const A = () => <p title={t('close')}>{t('a')}</p> // 关闭`],
      ['web/shell/i18n/zh.ts', `export const zh = { close: '关闭' }`],
      ['web/pages/a.test.tsx', `expect(text).toBe('关闭')`],
    ],
    bad: [
      ['web/pages/a.tsx', `export const A = () => <p>关闭</p>`],
      ['web/pages/a.tsx', `export const A = () => <p title="关闭" />`],
      ['web/pages/a.tsx', `const close = '关闭'`],
      ['web/pages/a.tsx', 'const many = `共`'],
    ],
  },
  {
    check: foreignWords,
    good: [
      ['README.md', 'Put it anywhere, for example ~/linli or /srv/linli; https://example.org/home/page/ is a page.'],
      ['package-lock.json', '{ "version": "1.0.0", "integrity": "sha512-x" }'],
    ],
    bad: [
      ['server/a.ts', `const path = '${inFolder('work', 'main')}'`],
      ['server/a.ts', `const path = '${inFolder('home', 'someone', 'x')}'`],
      ['docs/a.md', `Edit ${inFolder('Users', 'someone', 'x')}.`],
      ['package-lock.json', `{ "resolved": "${'https'}://somewhere/a.tgz" }`],
      ['docs/a.md', ['registry', 'npmjs', 'org'].join('.')],
    ],
  },
]

describe.each(samples)('the check “$check.name”', ({ check, good, bad }) => {
  it.each(good)('lets pass %s: %s', (path, text) => {
    expect(check.run([{ path, text }]).faults).toEqual([])
  })

  it.each(bad)('finds the fault planted in %s: %s', (path, text) => {
    const { examined, faults } = check.run([{ path, text }])
    expect(examined).toBe(1)
    expect(faults).toHaveLength(1)
  })

  it('does not pass a file that it cannot read', () => {
    if (check === fileSize || check === foreignWords) return
    const [path] = bad[0] ?? ['']
    expect(() => check.run([{ path, text: 'const = = 1' }])).toThrow(path)
  })
})

describe('the check “no import cycles between files”', () => {
  const file = (path: string, text: string) => ({ path, text })

  it('finds a circle of three files', () => {
    const files = [
      file('kernel/a.ts', `import { b } from './b.ts'`),
      file('kernel/b.ts', `import { c } from '#kernel/define/c'`),
      file('kernel/define/c.ts', `export { a } from '../a.ts'`),
    ]
    expect(importCycles.run(files).faults).toEqual([
      expect.objectContaining({
        says: 'imports itself in a circle: kernel/a.ts -> kernel/b.ts -> kernel/define/c.ts -> kernel/a.ts',
      }),
    ])
  })

  it('lets two files know each other’s types', () => {
    const files = [
      file('kernel/a.ts', `import type { B } from './b.ts'`),
      file('kernel/b.ts', `import { type A } from './a.ts'\nimport './c.ts'`),
    ]
    expect(importCycles.run(files).faults).toEqual([])
  })
})

describe('the check “the resident page carries no component library”', () => {
  const files = (deep: string) => [
    { path: 'web/portal/main.tsx', text: `import { Page } from '../shell/page.tsx'` },
    { path: 'web/shell/page.tsx', text: `const later = import('./later.tsx')\nexport const Page = later` },
    { path: 'web/shell/later.tsx', text: deep },
    { path: 'web/desk/main.tsx', text: `import { Menu } from '@base-ui/react/menu'` },
  ]

  it('finds it however deep, also in what is loaded later', () => {
    expect(lightPortal.run(files(`import { Dialog } from '@base-ui/react/dialog'`)).faults).toEqual([
      expect.objectContaining({ path: 'web/shell/later.tsx' }),
    ])
    expect(lightPortal.run(files(`import { Menu } from '../overlay/menu.tsx'`)).faults).toHaveLength(1)
  })

  it('lets other faces have it, and types pass', () => {
    const { faults, examined } = lightPortal.run(files(`import type { Dialog } from '@base-ui/react/dialog'`))
    expect([faults, examined]).toEqual([[], 3])
  })
})
