import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command, Data } from '#kernel/engine/model'
import { eraseExpired } from '../../jobs/retention.ts'
import { middle, neighbour, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { listCases } from '../case-lists.ts'
import { caseOf } from '../case-rows.ts'
import { fileCase, runCommand } from '../commands.ts'
import { asSystem } from '../db.ts'
import { indicators } from '../indicators.ts'
import { moment, sql } from '../sql.ts'
import { caseById, eventsOf } from '../write-case.ts'
import { knownNear, knownOf } from './known.ts'
import { mergeCase, takeApart } from './known-acts.ts'
import { joinCase, otherVoices } from './known-joins.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const anonymous = { kind: 'anonymous' } as const
const desk = () => staff('dispatcher')
const near = (grid: string, metres: number): [number, number] => [middle(grid)[0], middle(grid)[1] + metres / 111_000]
const file = async (words = '路口的井盖不见了', point = middle('g12'), more: Data = {}, hours = 0) => {
  const id = randomUUID()
  const answers = { words, where: { point }, kind: 'street', ...more }
  const app = { ...office.app, now: () => office.app.now() - hours * 3_600_000 }
  const { number, c } = await fileCase(app, neighbour(`resident-${id}`), { type: 'incident', id, channel: 'portal', answers })
  return { id, number, version: c.version }
}
const stored = async (id: string) => {
  const record = await asSystem(office.app.db, 'test', tx => caseById(tx, id, 'look'))
  return caseOf(record!)
}
const row = (id: string) =>
  asSystem(office.app.db, 'test', tx =>
    tx.maybe(
      sql<{
        voices: number
        main: string | null
      }>`select voices, main_id as main from cases where tenant_id = ${tx.tenant} and id = ${id}`,
    ),
  )
const join = (of: { id: string } | { number: string }, answers: Data = {}, id = randomUUID()) =>
  joinCase(office.app, anonymous, { id, of, answers })
const merge = async (one: string, into: string, actor = desk(), command = randomUUID()) =>
  mergeCase(
    office.app,
    actor,
    { case: one, version: (await stored(one)).version, command: { kind: 'merge', id: command, reason: '同一处' } },
    into,
  )
const apart = async (one: string) =>
  takeApart(office.app, desk(), {
    case: one,
    version: (await stored(one)).version,
    command: { kind: 'takeApart', id: randomUUID(), reason: '不是一处' },
  })
const take = (id: string, step: string, answers: Data = {}) =>
  stored(id).then(c => runCommand(office.app, desk(), id, c.version, { kind: 'take', id: randomUUID(), step, answers }))

describe('before a report is sent', () => {
  const ask = { type: 'incident', point: near('g23', 40), words: '井盖丢了，很危险', category: 'street' }

  it('tells the likeliest open matters round the place, as neighbours may see them and no more', async () => {
    const told = await file('老王家门口的井盖不见了', middle('g23'), { phone: '13800001111' })
    await file('有人在楼顶唱歌', near('g23', 60), { kind: 'noise' })
    await join({ id: told.id })
    const rows = await knownNear(office.app, ask, 'zh')
    expect(rows[0]).toMatchObject({
      type: 'incident',
      state: 'reported',
      data: { kind: 'street' },
      voices: 2,
      filedOn: '2026-03-04',
    })
    expect(rows[0]?.metres).toBeGreaterThanOrEqual(50)
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`老王|井盖|1380|${told.number}|${told.id}`))
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      'community',
      'data',
      'filedOn',
      'metres',
      'ref',
      'state',
      'type',
      'voices',
    ])
  })

  it('tells nothing of what has ended, lies far away, or is of a kind nobody may join', async () => {
    const far = await file('井盖丢了', near('g31', 0))
    const seen = () => knownNear(office.app, { ...ask, point: near('g31', 30) }, 'zh')
    expect(await seen()).toHaveLength(1)
    expect(await knownNear(office.app, { ...ask, point: near('g31', 900) }, 'zh')).toEqual([])
    await take(far.id, 'refuse', { route: 'untrue', reason: '核实无此情况' })
    expect(await seen()).toEqual([])
    expect(await knownNear(office.app, { ...ask, type: 'care' }, 'zh')).toEqual([])
    expect(await knownNear(office.app, { ...ask, type: 'no-such-type' }, 'zh')).toEqual([])
  })
})

describe('joining', () => {
  it('is once per id, gives a number of one’s own, and counts', async () => {
    const { id } = await file()
    const mine = randomUUID()
    const first = await join({ id }, { phone: '13900002222' }, mine)
    expect(await join({ id }, { phone: '13900002222' }, mine)).toEqual(first)
    expect(await row(id)).toMatchObject({ voices: 2 })
    expect((await stored(id)).joined).toMatchObject([{ id: mine, number: first.number, contact: { phone: '13900002222' } }])
    await expect(join({ id }, { phone: '13900003333' }, mine)).rejects.toMatchObject({ code: 'key-reused' })
  })

  it('twice at once is one', async () => {
    const { id } = await file()
    const mine = randomUUID()
    const both = await Promise.all([join({ id }, {}, mine), join({ id }, {}, mine)])
    expect(both[0]).toEqual(both[1])
    expect(await row(id)).toMatchObject({ voices: 2 })
  })

  it('by the number of one who joined joins the same case, and of a merged case its main one', async () => {
    const [main, one] = [await file(), await file()]
    const { number } = await join({ id: one.id })
    await join({ number })
    await merge(one.id, main.number)
    await join({ number: one.number })
    await join({ number })
    expect(await row(main.id)).toMatchObject({ voices: 1 + 3 + 2 })
  })

  it('an ended case, or what is not there, is refused', async () => {
    const { id } = await file()
    await take(id, 'refuse', { route: 'untrue', reason: '核实无此情况' })
    await expect(join({ id })).rejects.toMatchObject({ code: 'join-ended' })
    await expect(join({ id: randomUUID() })).rejects.toMatchObject({ code: 'not-found' })
    await expect(join({ number: '260304-0000-0000' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('while a dispatcher takes a step takes nothing from it', async () => {
    const { id, version } = await file()
    await join({ id })
    const pass: Command = { kind: 'take', id: randomUUID(), step: 'pass', answers: {} }
    expect((await runCommand(office.app, desk(), id, version, pass)).state).toBe('checked')
  })

  it('leaves a contact that goes when its time is up, in the case and in its history', async () => {
    const { id } = await file()
    await join({ id }, { phone: '13900009999' })
    await take(id, 'refuse', { route: 'untrue', reason: '核实无此情况' })
    const { app } = office
    await eraseExpired({ ...app, now: () => app.now() + 800 * 86_400_000 })
    const events = await asSystem(app.db, 'test', tx => eventsOf(tx, id))
    expect(JSON.stringify([await stored(id), events])).not.toContain('13900009999')
    expect((await stored(id)).joined).toHaveLength(1)
  })
})

it('who joined, and whose case was merged, rate once what was done; it moves nothing', async () => {
  const [main, one] = [await file(), await file()]
  const voice = randomUUID()
  await join({ id: main.id }, {}, voice)
  await merge(one.id, main.number)
  const after = randomUUID()
  const { app } = office
  await asSystem(app.db, 'test', tx =>
    tx.run(
      sql`insert into files (tenant_id, id, type, bytes, sha256, created_at) values (${tx.tenant}, ${after}, 'image/webp', 1, 'x', ${moment(app.now())})`,
    ),
  )
  const answers = { result: '盖好了', after: [after] }
  const { version } = await stored(main.id)
  await runCommand(app, staff('worker-g12'), main.id, version, { kind: 'take', id: randomUUID(), step: 'fix', answers })
  const rate = (of: string) =>
    runCommand(app, { kind: 'bearer', case: main.id, voice: of }, main.id, 1, {
      kind: 'rateToo',
      id: randomUUID(),
      answers: { solved: 'yes', satisfied: 'very' },
    })
  await rate(voice)
  expect(await rate(one.id)).toMatchObject({
    state: 'callback',
    joined: [{ rated: { solved: 'yes' } }],
    gathered: [{ rated: { solved: 'yes' } }],
  })
  await expect(rate(voice)).rejects.toMatchObject({ code: 'nothing-to-do' })
  await expect(rate(randomUUID())).rejects.toMatchObject({ code: 'step-not-yours' })
})

describe('at the desk', () => {
  it('what may be the same is ranked with its reasons, earlier and later, within reach only', async () => {
    const first = await file('东门口路灯不亮了', middle('g33'), {}, 2)
    const second = await file('路灯坏了，东门口一片黑', near('g33', 40))
    const list = await knownOf(office.app, desk(), second.id)
    expect(list.merge).toBe(true)
    expect(list.rows[0]).toMatchObject({ number: first.number, later: false, voices: 1, title: '东门口路灯不亮了' })
    expect(list.rows[0]?.because).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'distance', metres: 40 }),
        expect.objectContaining({ kind: 'words' }),
      ]),
    )
    expect((await knownOf(office.app, desk(), first.id)).rows[0]).toMatchObject({ number: second.number, later: true })
    expect((await knownOf(office.app, staff('worker-g33'), second.id)).merge).toBe(false)
    await expect(knownOf(office.app, staff('dispatcher-other'), second.id)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('merging ends the one, keeps every reporter, and is undone with the clock as it was', async () => {
    const [main, one] = [await file(), await file('井盖没了', middle('g12'), { phone: '13700007777' })]
    await join({ id: main.id }, { phone: '13900002222' })
    const { clock, holder } = await stored(one.id)
    expect(await merge(one.id, main.number)).toBe(main.number)
    expect(await row(one.id)).toMatchObject({ main: main.id })
    expect(await row(main.id)).toMatchObject({ voices: 3 })
    const timers = () =>
      asSystem(office.app.db, 'test', tx =>
        tx.rows(sql`select kind from timers where tenant_id = ${tx.tenant} and case_id = ${one.id}`),
      )
    expect(await timers()).toEqual([])
    const voices = await asSystem(office.app.db, 'test', async tx => otherVoices(tx, await stored(main.id)))
    expect(voices.map(v => v.data.phone)).toEqual(['13900002222', '13700007777'])
    await apart(one.id)
    expect(await stored(one.id)).toMatchObject({ state: 'reported', holder, closedAt: null, follows: null })
    expect((await stored(one.id)).clock?.dueAt).toBe(clock?.dueAt)
    expect(await row(one.id)).toMatchObject({ main: null, voices: 1 })
    expect(await row(main.id)).toMatchObject({ voices: 2 })
    expect((await timers()).length).toBeGreaterThan(0)
  })

  it('merging into a merged case means its main case; the same command again changes nothing', async () => {
    const [main, one, third] = [await file(), await file(), await file()]
    await merge(one.id, main.number)
    const command = randomUUID()
    expect(await merge(third.id, one.number, desk(), command)).toBe(main.number)
    await merge(third.id, one.number, desk(), command)
    expect((await stored(main.id)).gathered.map(g => g.case)).toEqual([one.id, third.id])
  })

  it('merging into itself, in a circle, or with what is out of reach is refused', async () => {
    const [main, one] = [await file(), await file()]
    await expect(merge(one.id, one.number)).rejects.toMatchObject({ code: 'merge-itself' })
    await merge(one.id, main.number)
    await expect(merge(main.id, one.number)).rejects.toMatchObject({ code: 'merge-itself' })
    await expect(merge(main.id, (await file()).number)).rejects.toMatchObject({ code: 'merge-has-own' })
    await expect(merge((await file()).id, main.number, staff('dispatcher-other'))).rejects.toMatchObject({ code: 'not-found' })
    await expect(apart(main.id)).rejects.toMatchObject({ code: 'merge-not-merged' })
  })

  it('two who merge crosswise at once do not wait for each other for ever: one is refused', async () => {
    const [a, b] = [await file(), await file()]
    const both = await Promise.allSettled([merge(a.id, b.number), merge(b.id, a.number)])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('merging what another dispatcher has changed meanwhile is refused with what they did', async () => {
    const [main, one] = [await file(), await file()]
    await take(one.id, 'pass')
    const late = { case: one.id, version: one.version, command: { kind: 'merge', id: randomUUID(), reason: '' } } as const
    await expect(mergeCase(office.app, desk(), late, main.number)).rejects.toMatchObject({
      code: 'stale-version',
      detail: { step: 'pass' },
    })
  })

  it('counts what was merged once, and the voices in full', async () => {
    const { app } = office
    const count = async () =>
      (await indicators(app, desk(), { from: 0, to: app.now() + 1 })).find(
        i => i.kind === 'tally' && i.type === 'incident' && i.group === null,
      )
    const [main, one] = [await file(), await file()]
    const before = (await count())?.value ?? 0
    await merge(one.id, main.number)
    expect((await count())?.value).toBe(before - 1)
    const { rows } = await listCases(app, desk(), { type: 'incident', view: 'all', ids: main.id, order: 'newest', limit: 5 })
    expect(rows).toMatchObject([{ voices: 2 }])
  })
})
