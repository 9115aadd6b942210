import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importMapping } from '#contract/case-import'
import type { Actor } from '#kernel/engine/actor'
import { communityWorker, days, defineProgramme, defineRegister, person, phone, text } from '#kernel/index'
import type { Cell } from '../ports/sheet.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { exportList } from './case-export.ts'
import { fileCase } from './commands.ts'
import { asSystem } from './db.ts'
import { exportedCases, exportTable } from './imports/export-cases.ts'
import { problemsOf, startImport, takeFile } from './imports/import-runs.ts'
import { exportRegister } from './register-import.ts'
import { sql } from './sql.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
  const where = { point: middle('g12'), address: '柳河路 8 号 302' }
  const file = (type: string, answers: object) =>
    fileCase(office.app, neighbour('li'), { type, id: randomUUID(), channel: 'portal', answers: { ...answers } })
  await file('incident', { words: '路灯不亮', where, reporter: { name: '李某' }, phone: '190-0000-0001' })
  const heard = { type: 'incident', id: randomUUID(), channel: 'hotline' as const }
  await fileCase(office.app, staff('dispatcher'), {
    ...heard,
    answers: { words: '夜里施工扰民', where, reporter: { name: '孙某' }, phone: '190-0000-0002', secret: true },
  })
  const every = { amount: 7, unit: 'day' }
  await file('careVisit', { who: { name: '王奶奶' }, call: '190-0000-0009', where, every })
})
afterAll(() => office.stop())

async function list(actor: Actor, type: string, reason?: string): Promise<string> {
  const { columns, rows } = await exportList(office.app, actor, { type, view: 'all', order: 'newest', limit: 200 }, 'zh', reason)
  const lines: Cell[][] = [columns.map(column => column.title)]
  for await (const row of rows) lines.push(row)
  return lines.map(line => line.join('|')).join('\n')
}
const reveals = () =>
  asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql<{
        reason: string
      }>`select detail ->> 'reason' as reason from audit where tenant_id = ${tx.tenant} and action = 'reveal'`,
    ),
  )

it('a list leaves without any personal column', async () => {
  const sheet = await list(staff('dispatcher'), 'incident')
  expect(sheet).toContain('路灯不亮')
  expect(sheet).not.toMatch(/李|孙|190-0000|反映人/)
})

it('a list leaves with persons when whoever may see them says why; each look is on record in its case', async () => {
  expect(await reveals()).toEqual([])
  const sheet = await list(staff('dispatcher'), 'incident', '上门回访')
  expect(sheet).toMatch(/反映人.*联系电话/)
  expect(sheet).toContain('李某')
  expect((await reveals()).length).toBeGreaterThan(0)
  expect((await reveals()).every(row => row.reason === '上门回访')).toBe(true)
})

it('a reason does not help whoever may not lift the mask: masked, and whole where confidence was asked for', async () => {
  const before = (await reveals()).length
  const sheet = await list(staff('supervisor'), 'incident', '看看')
  expect(sheet).not.toMatch(/李某|孙|190-0000-000/)
  expect(sheet).toContain('李**')
  expect((await reveals()).length).toBe(before)
})

it('where somebody lives leaves no office in a list, not even as an address', async () => {
  expect(await list(staff('community-c1'), 'careVisit')).not.toMatch(/柳河路|王/)
  const asked = { type: 'careVisit', revealed: false, lang: 'zh' } as const
  const table = await exportTable(office.app, asked)
  for await (const record of exportedCases(office.app, asked)) {
    expect(JSON.stringify([table.row(record), table.object(record)])).not.toMatch(/柳河路|王奶奶|190-0000-0009|110\.0/)
  }
})

it('a register leaves with its personal columns masked, and whole only for an editor with a reason', async () => {
  const why = { purpose: '值班联系', basis: 'contract' as const, keep: days(30) }
  const def = defineRegister({
    title: '值班表',
    key: 'no',
    columns: { no: text('号'), who: person('谁', why), call: phone('电话', why) },
    list: ['no'],
    read: 'staff',
    edit: [communityWorker],
  })
  const programme = defineProgramme({ id: 'watch', title: '值班', source: 'S0-22', registers: { watch: def } })
  const row = JSON.stringify({ no: '1', who: { name: '钱某某' }, call: '19000000077' })
  await asSystem(office.app.db, 'test', tx =>
    tx.run(sql`insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
      values (${tx.tenant}, 'watch.watch', '1', 1, ${at('watch 1')}, ${row}::jsonb, to_timestamp(0))`),
  )
  const register = { name: 'watch.watch', programme, def }
  const words = async (actor: Actor, reason?: string) =>
    JSON.stringify((await readXlsx(await exportRegister(office.app, actor, register, reason))).sheets[0]?.rows)
  expect(await words(staff('community-c1'))).toContain('190****77')
  expect(await words(staff('community-c1'))).not.toMatch(/钱某某|19000000077/)
  await expect(words(staff('dispatcher'), '看看')).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await words(staff('community-c1'), '重排班次')).toMatch(/钱某某.*19000000077/)
})

it('the list of an import’s problems tells the line, not the telephone that stood there', async () => {
  const [lng, lat] = middle('g12')
  const bytes = Buffer.from(`ref,at,what,tel,x,y\n1,2025-01-02 09:00,灯坏,电话 190-0000-00 转 8 找老周,${lng},${lat}\n`)
  const id = randomUUID()
  await takeFile(
    office.app,
    staff('system-admin'),
    { id, name: 'old.csv', bytes },
    { channel: 'import', source: 'old', type: 'incident', sheet: 1 },
  )
  const mapping = importMapping.parse({
    source: 'old',
    type: 'incident',
    id: 'ref',
    filedAt: { column: 'at' },
    fields: { words: { column: 'what' }, phone: { column: 'tel' } },
    place: { lng: 'x', lat: 'y' },
  })
  const run = await startImport(office.app, staff('system-admin'), id, { mapping, dryRun: true, allOrNone: false })
  await run.ended
  const problems = await problemsOf(office.app, id, 'zh')
  expect(problems).toContainEqual(expect.objectContaining({ line: 2, field: 'phone' }))
  expect(JSON.stringify(problems)).not.toMatch(/老周|190-0000/)
})
