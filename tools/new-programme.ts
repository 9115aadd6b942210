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

const registerDefinition = (
  slug: string,
  name: string,
) => `import { choice, communityWorker, count, day, defineProgramme, defineRegister, dispatcher, gridWorker, months, optional, systemAdmin, text, usual } from '#kernel/index'

const { lies, remark, telephone } = usual

/** Say here in one sentence what this is for; then read the columns aloud and change what does not sound right. */
export const ${name} = defineRegister({
  title: '${title(slug)}',
  key: 'code',
  columns: {
    // \`aka\`: what the column is called in the tables people have; the import finds it by these.
    code: text('编号', { max: 40, aka: ['统一编号'] }),
    name: text('名称', { max: 80 }),
    where: lies(),
    kind: choice('类别', { first: '一类', second: '二类', other: '其他' }, { aka: ['类型'] }),
    amount: count('数量', { measure: '个' }),
    checked: optional(day('最近检查日期', { aka: ['检查时间'] })),
    telephone,
    remark,
  },
  list: ['code', 'name', 'kind', 'amount', 'checked'],
  read: 'staff',
  edit: [systemAdmin, dispatcher, communityWorker, gridWorker],
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(6),
    open: ['name', 'where', 'kind', 'amount'],
    figures: {
      amount: { title: '数量合计', kind: 'sum', column: 'amount', by: ['kind'] },
      checked: { title: '检查过的占比', kind: 'share', where: c => c.checked.filled(), target: 1 },
    },
  },
})

export default defineProgramme({ id: '${slug}', title: '${title(slug)}', source: 'S0-00', registers: { ${name} } })

/** The same in English, by path. */
export const en = {
  '${slug}': '${title(slug)}',
  '${slug}.registers.${name}': '${title(slug)}',
  '${slug}.registers.${name}.code': 'Number',
  '${slug}.registers.${name}.name': 'Name',
  '${slug}.registers.${name}.where': 'Place',
  '${slug}.registers.${name}.kind': 'Kind',
  '${slug}.registers.${name}.kind.first': 'First kind',
  '${slug}.registers.${name}.kind.second': 'Second kind',
  '${slug}.registers.${name}.kind.other': 'Other',
  '${slug}.registers.${name}.amount': 'How many',
  '${slug}.registers.${name}.amount.$measure': 'pieces',
  '${slug}.registers.${name}.checked': 'Last checked on',
  '${slug}.registers.${name}.telephone': 'Telephone',
  '${slug}.registers.${name}.telephone.$hint': 'Of the organisation or duty room, not a private one',
  '${slug}.registers.${name}.remark': 'Remark',
  '${slug}.registers.${name}.$figures.amount': 'How many in all',
  '${slug}.registers.${name}.$figures.checked': 'Share that was checked',
}
`

const registerTest = (name: string) => `import { expect, it } from 'vitest'
import { figureOver, figuresOf, personsShown, problemsIn } from '#test/ledgers'
import programme, { ${name} } from './index.ts'

const entry = { code: '001', name: '一号', where: { address: '柳河路' }, kind: 'first', amount: 6 }

it('takes an entry as people write it, and says what is wrong with another', () => {
  expect(problemsIn(${name}, entry)).toEqual({})
  expect(problemsIn(${name}, { ...entry, amount: -1, kind: '一类' })).toEqual({ amount: 'too-small', kind: 'not-an-option' })
})

it('adds up what its figures say', () => {
  const rows = [entry, { ...entry, amount: 4, checked: '2026-05-08' }]
  expect(figureOver(figuresOf(${name}).amount, rows)).toBe(10)
  expect(figureOver(figuresOf(${name}).checked, rows)).toBe(0.5)
})

it('shows no person in a list, in what anybody may read or in a figure', () => {
  expect(personsShown(programme)).toEqual([])
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

/**
 * Writes a working programme under `programmes/<slug>` and lists it: one with cases, or one with a register of entries.
 * @throws Error with one sentence when it cannot
 */
export function newProgramme(slug: string, base = root, kind: 'case' | 'register' = 'case'): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug))
    throw new Error(
      `名字用小写英文和连字符,例如 stairwell-lights / use lower-case words joined by hyphens, e.g. stairwell-lights (not "${slug}")`,
    )
  const folder = join(base, 'programmes', slug)
  if (existsSync(folder)) throw new Error(`programmes/${slug} 已经有了 / is already there`)
  const name = camel(slug)
  mkdirSync(folder, { recursive: true })
  const [written, tested] =
    kind === 'case' ? [definition(slug, name), test(name)] : [registerDefinition(slug, name), registerTest(name)]
  writeFileSync(join(folder, 'index.ts'), written)
  writeFileSync(join(folder, 'index.test.ts'), tested)
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
    const words = process.argv.slice(2)
    const [slug = ''] = words.filter(word => word !== '--register')
    const [edit] = newProgramme(slug, root, words.includes('--register') ? 'register' : 'case')
    console.log(
      `写好了,现在改这一个文件就行 / written; now edit this one file: ${edit}\n试一试 / try it: npx vitest run programmes/${slug}   npm start`,
    )
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
