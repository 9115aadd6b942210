import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { communityWorker, days, defineProgramme, defineRegister, optional, person, phone, text } from '#kernel/index'
import { eraseExpired } from '../../jobs/retention.ts'
import { type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { asSystem } from '../db.ts'
import { changeEntry, makeEntry } from '../entries/entries.ts'
import { ledgerOf } from '../entries/entry-rows.ts'
import { listCertificates } from '../erasures.ts'
import { checkMaySee, sweepOrphanFiles } from '../files.ts'
import { moment, sql } from '../sql.ts'
import { entryConsents, withdrawInEntry } from './consents-entry.ts'
import { tellObtained } from './consents-obtained.ts'
import { myEntries, sendMyCode } from './my-entries.ts'
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

describe('what was signed on paper for an entry', () => {
  it('is seen by whoever may change the entry, by nobody else, and goes with the consent', async () => {
    const app = { ...office.app, programmes: [programme] }
    const ledger = ledgerOf(app.programmes, 'meals.meals')
    const worker = staff('community-c1')
    const id = randomUUID()
    await makeEntry(app, worker, ledger, { id, data: { no: 'paper', what: '早餐', who: { name: '郑某' } } })
    const consent = (await entryConsents(app, worker, ledger, id, 'zh')).rows[0]!
    const paper = randomUUID()
    await asSystem(app.db, 'test', tx =>
      tx.run(sql`insert into files (tenant_id, id, made_by, type, bytes, sha256, created_at)
        values (${tx.tenant}, ${paper}, ${'person' in worker ? worker.person : null}, 'image/webp', 1, ${'0'.repeat(64)}, ${moment(app.now())})`),
    )
    await expect(
      tellObtained(app, staff('community-c1'), consent.id, { obtained: 'paper', paper: randomUUID() }),
    ).rejects.toMatchObject({ code: 'not-found' })
    await tellObtained(app, worker, consent.id, { obtained: 'paper', paper })
    await checkMaySee(app, worker, paper)
    await expect(checkMaySee(app, staff('dispatcher'), paper)).rejects.toMatchObject({ code: 'not-found' })
    const later = { ...app, now: () => app.now() + 2 * day }
    expect(await sweepOrphanFiles(later)).toBe(0)
    await withdrawInEntry(app, worker, ledger, id, { id: randomUUID(), field: 'who', reason: '本人要求' })
    expect(await sweepOrphanFiles(later)).toBe(1)
  })
})

describe('what registers hold of me', () => {
  const sent: { to: string; text: string }[] = []
  const gateway = createServer((request, answer) => {
    request.on('data', chunk => sent.push(JSON.parse(String(chunk))))
    request.on('end', () => answer.end('{}'))
  })
  beforeAll(() => new Promise<void>(ready => gateway.listen(0, '127.0.0.1', ready)))
  afterAll(() => new Promise(done => gateway.close(done)))

  it('is told to whoever proves the telephone and says the name that stands there, once for each code', async () => {
    const { port } = gateway.address() as { port: number }
    const config = { ...office.app.config, messageGateway: `http://127.0.0.1:${port}/` }
    const app = { ...office.app, config, programmes: [programme] }
    const ledger = ledgerOf(app.programmes, 'meals.meals')
    const worker = staff('community-c1')
    const data = { no: 'mine', what: '晚餐', who: { name: '周 某某' }, call: '190-0000-0077' }
    await makeEntry(app, worker, ledger, { id: randomUUID(), data })
    const ask = async (phone: string) => {
      const id = randomUUID()
      await sendMyCode(app, { id, phone }, 'zh')
      return { id, code: /\d{6}/.exec(sent.at(-1)!.text)![0] }
    }
    const mine = await ask('+86 190 0000 0077')
    const wrong = mine.code === '000000' ? '000001' : '000000'
    await expect(myEntries(app, { ...mine, code: wrong, name: '周某某' }, 'zh')).rejects.toMatchObject({ code: 'my-code-wrong' })
    const { rows } = await myEntries(app, { ...mine, name: '周某某' }, 'zh')
    expect(rows).toMatchObject([{ register: '助餐名册', service: '助餐', looks: [] }])
    expect(rows[0]?.items.map(item => [item.title, item.purpose, item.basis, item.keep])).toEqual([
      ['谁', '送餐', 'consent', { amount: 30, unit: 'day' }],
      ['电话', '送餐', 'consent', { amount: 30, unit: 'day' }],
    ])
    expect(rows[0]?.consents).toHaveLength(2)
    await expect(myEntries(app, { ...mine, name: '周某某' }, 'zh')).rejects.toMatchObject({ code: 'my-code-wrong' })
    // Whoever has the number now, but is somebody else, finds nothing; nor does another number.
    expect((await myEntries(app, { ...(await ask('190 0000 0077')), name: '吴某' }, 'zh')).rows).toEqual([])
    expect((await myEntries(app, { ...(await ask('190 0000 0078')), name: '周某某' }, 'zh')).rows).toEqual([])
    const guessed = await ask('190 0000 0077')
    const bad = guessed.code === '000000' ? '000001' : '000000'
    for (let n = 0; n < 5; n++)
      await expect(myEntries(app, { ...guessed, code: bad, name: '周某某' }, 'zh')).rejects.toMatchObject({
        code: 'my-code-wrong',
      })
    await expect(myEntries(app, { ...guessed, name: '周某某' }, 'zh')).rejects.toMatchObject({ code: 'my-code-wrong' })
  })
})
