import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { replay } from '#kernel/engine/evolve'
import type { Command, Data } from '#kernel/engine/model'
import { buildIndex } from '#methods/placement/index'
import { at, inOtherStreet, middle, neighbour, outside, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { caseOf } from './case-rows.ts'
import { fileCase, runCommand } from './commands.ts'
import { asSystem } from './db.ts'
import { moment, sql } from './sql.ts'
import { caseById, eventsOf } from './write-case.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const answers = (words = '井盖不见了', point = middle('g12')): Data => ({ words, where: { point } })
const file = (id = randomUUID(), a = answers(), actor = neighbour('li')) =>
  fileCase(office.app, actor, { type: 'incident', id, channel: 'portal', answers: a })
const take = (step: string, more: Data = {}): Command => ({ kind: 'take', id: randomUUID(), step, answers: more })
const stored = (id: string) =>
  asSystem(office.app.db, 'test', async tx => ({ record: (await caseById(tx, id, 'look'))!, events: await eventsOf(tx, id) }))
const counts = async () =>
  (
    await asSystem(office.app.db, 'test', tx =>
      tx.rows(sql<{ n: number }>`select (select count(*) from cases where tenant_id = 1)::int as n`),
    )
  )[0]?.n ?? 0

describe('filing', () => {
  it('answers a report sent again as it did before, though it would be refused today', async () => {
    const id = randomUUID()
    const first = await file(id)
    const directory = {
      ...office.app.directory,
      now: async () => ({ ...(await office.app.directory.now()), index: buildIndex([], 0) }),
    }
    const again = { type: 'incident', id, channel: 'portal', answers: answers() } as const
    const moved = { ...office.app, directory }
    await expect(fileCase(moved, neighbour('li'), { ...again, id: randomUUID() })).rejects.toMatchObject({
      code: 'place-outside',
    })
    expect((await fileCase(moved, neighbour('li'), again)).number).toBe(first.number)
    await expect(fileCase(moved, neighbour('wang'), again)).rejects.toMatchObject({ code: 'place-outside' })
  })

  it('asks for a point where there are several streets and words do not tell which', async () => {
    await expect(file(randomUUID(), { words: '路灯不亮', where: { address: '某路 5 号' } })).rejects.toMatchObject({
      code: 'place-outside',
    })
  })

  it('gives a picture to one case only, though two name it at the same time', async () => {
    const picture = randomUUID()
    await asSystem(office.app.db, 'test', tx =>
      tx.run(
        sql`insert into files (tenant_id, id, type, bytes, sha256, created_at) values (${tx.tenant}, ${picture}, 'image/webp', 1, 'x', ${moment(office.app.now())})`,
      ),
    )
    const both = await Promise.allSettled([1, 2].map(() => file(randomUUID(), { ...answers(), pictures: [picture] })))
    expect(both.map(b => b.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('places the case, gives it a number, a duty holder and a clock', async () => {
    const { c, number } = await file()
    expect(number).toMatch(/^260304-\d{4}-\d{4}$/)
    expect(c.place).toMatchObject({ grid: at('g12'), community: at('c1'), street: at('street'), boundary: at('g12@1') })
    expect(c.holder).toBe(at('worker-g12'))
    expect(c.clock?.dueAt).toBeGreaterThan(office.app.now())
  })

  it('is one case however often the same report is sent, also at once', async () => {
    const id = randomUUID()
    const before = await counts()
    const sent = await Promise.all(Array.from({ length: 50 }, () => file(id)))
    expect(new Set(sent.map(s => s.number)).size).toBe(1)
    expect(await counts()).toBe(before + 1)
    expect((await stored(id)).events.filter(e => e.body.kind === 'Filed')).toHaveLength(1)
  })

  it('refuses other words under the same id, and keeps the first', async () => {
    const id = randomUUID()
    await file(id)
    await expect(file(id, answers('别的事'))).rejects.toMatchObject({ code: 'key-reused' })
    expect((await stored(id)).record.data.words).toBe('井盖不见了')
  })

  it('refuses a point outside the office and writes nothing', async () => {
    const id = randomUUID()
    await expect(file(id, answers('x', outside))).rejects.toMatchObject({ code: 'place-outside' })
    expect((await stored(id)).record).toBeNull()
  })

  it.each([
    ['empty', ''],
    ['blank', '   '],
    ['100 kB', '长'.repeat(100_000)],
    ['control characters', 'a\u0000b'],
    ['hidden direction', 'abc\u202Edef'],
  ])('refuses %s words', async (_, words) => {
    await expect(file(randomUUID(), answers(words))).rejects.toMatchObject({ code: 'answers-invalid' })
  })

  it.each([
    ['emoji', '路灯坏了😡🙏🏽'],
    ['right-to-left writing', 'الشارع مظلم'],
    ['SQL', "'; drop table cases; --"],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
  ])('keeps %s exactly as written', async (_, words) => {
    const { c } = await file(randomUUID(), answers(words))
    expect((await stored(c.id)).record.data.words).toBe(words)
  })

  it('gives back the case its history folds to', async () => {
    const { c } = await file()
    await runCommand(office.app, staff('worker-g12'), c.id, c.version, take('verify', { seen: '属实' }))
    const { record, events } = await stored(c.id)
    expect(replay(c.id, events)).toEqual(caseOf(record))
  })
})

describe('acting', () => {
  it('does the same command once', async () => {
    const { c } = await file()
    const command = take('verify', { seen: '属实' })
    const [a, b] = await Promise.all([1, 2].map(() => runCommand(office.app, staff('worker-g12'), c.id, c.version, command)))
    expect(a?.state).toBe('checked')
    expect(b?.version).toBe(a?.version)
  })

  it('takes several steps in a row, or none of them, and once however often they are sent', async () => {
    const { c } = await file()
    const send = (first: Command, ...further: Command[]) =>
      runCommand(office.app, staff('dispatcher'), c.id, c.version, first, null, further)
    const pass = take('pass')
    await expect(send(pass, take('file', { category: 'nowhere' }))).rejects.toMatchObject({ code: 'answers-invalid' })
    expect((await stored(c.id)).record.state).toBe('reported')
    const filing = take('file', { category: '010101' })
    for (const _ of [1, 2]) expect((await send(pass, filing)).state).toBe('filed')
    expect((await stored(c.id)).events.filter(e => e.body.kind === 'Stepped')).toHaveLength(2)
  })

  it('refuses a step decided on an older case, and says who changed it', async () => {
    const { c } = await file()
    await runCommand(office.app, staff('worker-g12'), c.id, c.version, take('verify', { seen: '属实' }))
    const late = runCommand(office.app, staff('dispatcher'), c.id, c.version, take('pass'))
    await expect(late).rejects.toMatchObject({ code: 'stale-version', detail: { by: 'worker-g12', step: 'verify' } })
  })

  it('lets a comment that arrived meanwhile stand in nobody’s way', async () => {
    const { c } = await file()
    await runCommand(office.app, neighbour('li'), c.id, c.version, {
      kind: 'comment',
      id: randomUUID(),
      text: '还在等',
      open: true,
    })
    const after = await runCommand(office.app, staff('worker-g12'), c.id, c.version, take('verify', { seen: '属实' }))
    expect(after.state).toBe('checked')
  })

  it('shows another street’s case to nobody of this street', async () => {
    const { c } = await file(randomUUID(), answers('那边的事', inOtherStreet))
    await expect(runCommand(office.app, staff('dispatcher'), c.id, c.version, take('pass'))).rejects.toMatchObject({
      code: 'not-found',
    })
    expect((await runCommand(office.app, staff('dispatcher-other'), c.id, c.version, take('pass'))).state).toBe('checked')
  })

  it('shows one resident’s case to no other resident', async () => {
    const { c } = await file()
    await expect(runCommand(office.app, neighbour('wang'), c.id, c.version, take('withdraw'))).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('refuses an unknown category and keeps the case as it was', async () => {
    const { c } = await file()
    const checked = await runCommand(office.app, staff('dispatcher'), c.id, c.version, take('pass'))
    await expect(
      runCommand(office.app, staff('dispatcher'), c.id, checked.version, take('file', { category: 'nope' })),
    ).rejects.toMatchObject({ code: 'answers-invalid' })
    expect((await stored(c.id)).record.state).toBe('checked')
  })

  it('moves a corrected case to its right grid, out of the reach of the one who corrected it', async () => {
    const { c } = await file()
    const moved = await runCommand(office.app, staff('worker-g12'), c.id, c.version, {
      kind: 'correct',
      id: randomUUID(),
      answers: { where: { point: middle('g31') } },
      reason: '点错了',
    })
    expect(moved.place.grid).toBe(at('g31'))
  })
})

it('tells again that it was done to whoever moved a case out of their own reach, and to nobody else', async () => {
  const { c } = await file()
  const worker = staff('community-c1')
  const say: Command = { kind: 'comment', id: randomUUID(), text: '转给二社区', open: false }
  await runCommand(office.app, worker, c.id, c.version, say)
  await asSystem(office.app.db, 'test', tx =>
    tx.run(sql`update cases set community_id = ${at('c2')} where tenant_id = ${tx.tenant} and id = ${c.id}`),
  )
  await expect(runCommand(office.app, worker, c.id, c.version, say)).rejects.toMatchObject({
    code: 'not-found',
    detail: { done: true },
  })
  await expect(runCommand(office.app, staff('community-c3'), c.id, c.version, say)).rejects.toMatchObject({ detail: undefined })
})
