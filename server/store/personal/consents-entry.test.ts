import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communityWorker, days, defineProgramme, defineRegister, optional, person, phone, text } from '#kernel/index'
import { eraseExpired } from '../../jobs/retention.ts'
import { type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { asSystem } from '../db.ts'
import { changeEntry, makeEntry } from '../entries/entries.ts'
import { ledgerOf } from '../entries/entry-rows.ts'
import { listCertificates } from '../erasures.ts'
import { moment, sql } from '../sql.ts'
import { entryConsents, withdrawInEntry } from './consents-entry.ts'
import { tellObtained } from './consents-obtained.ts'
import { dueErasures } from './retention-due.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const day = 86_400_000
const why = { purpose: '送餐', basis: 'consent' as const, keep: days(30) }
const meals = defineRegister({
  title: '助餐名册',
  key: 'no',
  columns: { no: text('号'), what: text('内容'), who: person('谁', why), call: optional(phone('电话', why)) },
  list: ['no', 'what'],
  read: 'staff',
  edit: [communityWorker],
  ledger: { name: 'what', keeper: communityWorker, fresh: days(30), service: '助餐' },
})
const programme = defineProgramme({ id: 'meals', title: '助餐', source: 'S0-22', registers: { meals } })

describe('consents in a register', () => {
  const worker = staff('community-c1')
  const made = async () => {
    const app = { ...office.app, programmes: [programme] }
    const ledger = ledgerOf(app.programmes, 'meals.meals')
    const id = randomUUID()
    const data = { no: id.slice(0, 8), what: '午餐', who: { name: '孙某' }, call: '190-0000-0066' }
    await makeEntry(app, worker, ledger, { id, data })
    return { app, ledger, id }
  }

  it('stand from the making of an entry and end with the column that is emptied', async () => {
    const { app, ledger, id } = await made()
    const before = await entryConsents(app, worker, ledger, id, 'zh')
    expect(before.rows.map(row => [row.title, row.obtained, row.endedAt])).toEqual(
      expect.arrayContaining([
        ['谁', 'told', null],
        ['电话', 'told', null],
      ]),
    )
    await tellObtained(app, worker, before.rows[0]!.id, { obtained: 'guardian', paper: null })
    await expect(
      tellObtained(app, staff('dispatcher'), before.rows[0]!.id, { obtained: 'self', paper: null }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await changeEntry(app, worker, ledger, id, { id: randomUUID(), version: 1 }, { call: null })
    const after = await entryConsents(app, worker, ledger, id, 'zh')
    expect(after.rows.find(row => row.field === 'call')).toMatchObject({ endedHow: 'emptied', endedBy: 'staff' })
  })

  it('are withdrawn on the word of the person: the value goes, and an entry that is nothing without it is archived', async () => {
    const { app, ledger, id } = await made()
    const elsewhere = staff('dispatcher')
    const command = { id: randomUUID(), field: 'call', reason: '本人来电' }
    await expect(withdrawInEntry(app, elsewhere, ledger, id, command)).rejects.toMatchObject({ code: 'not-allowed' })
    await withdrawInEntry(app, worker, ledger, id, command)
    await withdrawInEntry(app, worker, ledger, id, command)
    const read = () =>
      asSystem(app.db, 'test', tx =>
        tx.maybe(sql<{ data: object; archived: boolean; lines: unknown }>`
          select data, archived_at is not null as archived,
            (select jsonb_agg(c) from entry_changes c where c.tenant_id = e.tenant_id and c.entry_id = e.id) as lines
          from entries e where tenant_id = ${tx.tenant} and id = ${id}`),
      )
    expect(await read()).toMatchObject({ data: { what: '午餐', who: { name: '孙某' } }, archived: false })
    await withdrawInEntry(app, worker, ledger, id, { id: randomUUID(), field: 'who', reason: '本人来电' })
    const gone = await read()
    expect(gone?.archived).toBe(true)
    expect(JSON.stringify(gone)).not.toMatch(/孙某|190-0000/)
    expect((await listCertificates(app, undefined, 1))[0]).toMatchObject({ because: 'withdrawn', values: 1, whole: true })
  })
})

it('reaches archived entries of registers: the personal columns, from the entry and its history', async () => {
  const id = randomUUID()
  const app = { ...office.app, programmes: [programme] }
  const then = moment(app.now() - 31 * day)
  const data = JSON.stringify({ no: '1', what: '午餐', who: { name: '孙某' }, call: '190-0000-0055' })
  const changes = JSON.stringify({ who: [null, { name: '孙某' }], call: [null, '190-0000-0055'], what: [null, '午餐'] })
  await asSystem(app.db, 'test', async tx => {
    await tx.run(sql`insert into entries (tenant_id, id, register, key, name, version, data, made_at, changed_at, confirmed_at, fresh_until, archived_at, request_hash)
      values (${tx.tenant}, ${id}, 'meals.meals', '1', '午餐', 1, ${data}::jsonb, ${then}, ${then}, ${then}, ${then}, ${then}, '')`)
    await tx.run(sql`insert into entry_changes (tenant_id, entry_id, version, command_id, at, how, changes)
      values (${tx.tenant}, ${id}, 1, ${randomUUID()}, ${then}, 'made', ${changes}::jsonb)`)
  })
  const due = (await dueErasures(app)).filter(row => row.type === 'meals.meals')
  expect(due.map(row => [row.field, row.now])).toEqual([
    ['who', 1],
    ['call', 1],
  ])
  expect(await eraseExpired(app)).toBe(2)
  const after = await asSystem(app.db, 'test', async tx => [
    ...(await tx.rows(sql`select data, version from entries where tenant_id = ${tx.tenant} and id = ${id}`)),
    ...(await tx.rows(
      sql`select how, changes from entry_changes where tenant_id = ${tx.tenant} and entry_id = ${id} order by version`,
    )),
  ])
  expect(after[0]).toEqual({ data: { no: '1', what: '午餐' }, version: 3 })
  expect(after.slice(1)).toEqual([
    { how: 'made', changes: { what: [null, '午餐'] } },
    { how: 'erased', changes: {} },
    { how: 'erased', changes: {} },
  ])
})
