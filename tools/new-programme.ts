import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

const camel = (slug: string) => slug.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const title = (slug: string) => slug.replaceAll('-', ' ').replace(/^\w/, letter => letter.toUpperCase())

const definition = (
  slug: string,
  name: string,
) => `import { choice, communityWorker, defineCase, defineProgramme, dispatcher, ends, gridWorker, handler, note, optional, photos, place, proof, reason, resident, share, unit, workdays, workhours } from '#kernel/index'

/** Say here in one sentence what this is for; then read the definition aloud and change what does not sound right. */
export const ${name} = defineCase({
  title: '${title(slug)}',
  filedBy: [resident, gridWorker, communityWorker],
  start: 'filed',
  form: {
    words: note('情况'),
    where: place('地点'),
    kind: choice('类型', { broken: '坏了', missing: '没有', other: '其他' }),
    pictures: optional(photos('照片')),
  },
  list: ['words', 'where', 'kind'],
  open: ['words', 'where', 'kind'],
  states: {
    filed: { title: '待派', within: workhours(8), duty: dispatcher },
    handling: { title: '处理中', within: workdays(5) },
    done: ends('已办结'),
    refused: ends('不予受理', 'refused'),
  },
  steps: {
    send: { title: '派单', from: 'filed', to: 'handling', by: dispatcher, ask: { unit: unit('承办单位') }, assign: 'unit' },
    refuse: { title: '不予受理', from: 'filed', to: 'refused', by: dispatcher, ask: reason('原因'), returns: true },
    finish: { title: '办好了', from: 'handling', to: 'done', by: handler, ask: proof, shows: ['result', 'after'] },
  },
})

export default defineProgramme({
  id: '${slug}',
  title: '${title(slug)}',
  source: 'S0-00',
  cases: { ${name} },
  indicators: { done: share('办结率', ${name}, ['done'], { by: ['kind'], target: 0.95 }) },
})

/** The same in English, by path. */
export const en = {
  '${slug}': '${title(slug)}',
  '${slug}.${name}': '${title(slug)}',
  '${slug}.${name}.form.words': 'What is the matter',
  '${slug}.${name}.form.where': 'Place',
  '${slug}.${name}.form.kind': 'Kind',
  '${slug}.${name}.form.kind.broken': 'Broken',
  '${slug}.${name}.form.kind.missing': 'Missing',
  '${slug}.${name}.form.kind.other': 'Other',
  '${slug}.${name}.form.pictures': 'Photos',
  '${slug}.${name}.states.filed': 'To be sent',
  '${slug}.${name}.states.handling': 'In hand',
  '${slug}.${name}.states.done': 'Done',
  '${slug}.${name}.states.refused': 'Refused',
  '${slug}.${name}.steps.send': 'Send',
  '${slug}.${name}.steps.send.unit': 'Unit',
  '${slug}.${name}.steps.refuse': 'Refuse',
  '${slug}.${name}.steps.refuse.reason': 'Why',
  '${slug}.${name}.steps.finish': 'Done',
  '${slug}.${name}.steps.finish.result': 'What was done',
  '${slug}.${name}.steps.finish.before': 'Photos before',
  '${slug}.${name}.steps.finish.after': 'Photos after',
  '${slug}.indicators.done': 'Share done',
}
`

const test = (name: string) => `import { expect, it } from 'vitest'
import { dispatcher, resident, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { pointIn, units } from '#kernel/testing/small-town'
import { ${name} } from './index.ts'

const report = { words: '请换一个新的', where: { point: pointIn('g12') }, kind: 'broken' } as const
const roads = Object.keys(units)[1] ?? ''

it('goes from the report to the unit that mends it', () => {
  const c = play(${name}).file(report, resident).take('send', dispatcher, { unit: roads })
  expect(c.state).toBe('handling')
  expect(c.case.unit).toBe(roads)
})

it('is late when nobody mends it in time', () => {
  const c = play(${name}).file(report, resident).take('send', dispatcher, { unit: roads }).pass(workdays(6))
  expect(c.case.everLate).toBe(true)
})
`

/** Puts a line in a hand-kept list: an import after the last import, and a member where the list is. */
function insert(path: string, importLine: string, list: RegExp, member: string): void {
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const last = lines.findLastIndex(l => l.startsWith('import '))
  lines.splice(last + 1, 0, importLine)
  writeFileSync(
    path,
    lines.join('\n').replace(list, (_, before: string, inside: string, after: string) => {
      const members = inside.split(',').map(one => one.trim())
      return `${before}\n  ${[...members.filter(one => one !== ''), member].join(',\n  ')},\n${after}`
    }),
  )
}

/** Writes a working programme under `programmes/<slug>` and lists it. @throws Error with one sentence when it cannot */
export function newProgramme(slug: string, base = root): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug))
    throw new Error(
      `名字用小写英文和连字符,例如 stairwell-lights / use lower-case words joined by hyphens, e.g. stairwell-lights (not "${slug}")`,
    )
  const folder = join(base, 'programmes', slug)
  if (existsSync(folder)) throw new Error(`programmes/${slug} 已经有了 / is already there`)
  const name = camel(slug)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.ts'), definition(slug, name))
  writeFileSync(join(folder, 'index.test.ts'), test(name))
  const lists = ['programmes/index.ts', 'programmes/words.ts'].map(list => join(base, list)) as [string, string]
  insert(lists[0], `import ${name} from './${slug}/index.ts'`, /(Programme\[\] = \[)([^\]]*)(\])/, name)
  insert(lists[1], `import { en as ${name} } from './${slug}/index.ts'`, /(Catalogue = \{)([^}]*)(\})/, `...${name}`)
  spawnSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', folder, ...lists], {
    cwd: root,
  })
  return [`programmes/${slug}/index.ts`, `programmes/${slug}/index.test.ts`]
}

// The launcher imports this file and names it as the program, so `import.meta.main` would be false.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const [edit] = newProgramme(process.argv[2] ?? '')
    console.log(
      `写好了,现在改这一个文件就行 / written; now edit this one file: ${edit}\n试一试 / try it: npx vitest run programmes/${process.argv[2]}   npm start`,
    )
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
