import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseQuery } from '#contract/cases'
import type { Command } from '#kernel/engine/model'
import { middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { listCases } from './case-lists.ts'
import { fileCase, runCommand } from './commands.ts'
import { asSystem } from './db.ts'
import { moment, sql } from './sql.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const file = async (words = '路灯不亮', more = {}, who = neighbour('li')) =>
  (
    await fileCase(office.app, who, {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words, where: { point: middle('g12') }, ...more },
    })
  ).c
const list = (q: Parameters<typeof caseQuery.parse>[0], who = staff('dispatcher')) => listCases(office.app, who, caseQuery.parse(q))

it('shows a case whose pictures were taken out again', async () => {
  const picture = randomUUID()
  await asSystem(office.app.db, 'test', tx =>
    tx.run(
      sql`insert into files (tenant_id, id, type, bytes, sha256, created_at) values (${tx.tenant}, ${picture}, 'image/webp', 1, 'x', ${moment(office.app.now())})`,
    ),
  )
  const c = await file('有一张照片', { pictures: [picture] })
  const correct: Command = { kind: 'correct', id: randomUUID(), answers: { pictures: [] }, reason: '照片传错了' }
  expect((await list({ view: 'all' })).rows.find(r => r.id === c.id)?.photos).toBe(1)
  await runCommand(office.app, staff('dispatcher'), c.id, c.version, correct)
  expect((await list({ view: 'all' })).rows.find(r => r.id === c.id)?.photos).toBe(0)
})
