import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Command, Data } from '#kernel/engine/model'
import { forgetEnded } from '../../jobs/forget.ts'
import { sweepTimers } from '../../jobs/timers.ts'
import { middle, neighbour, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { listCases } from '../case-lists.ts'
import { caseOf } from '../case-rows.ts'
import { fileCase, runCommand } from '../commands.ts'
import { asSystem } from '../db.ts'
import { putRow, registerOf } from '../registers.ts'
import { moment, sql } from '../sql.ts'
import { caseById, eventsOf } from '../write-case.ts'
import { syncStops } from './round-stops.ts'
import { coverageOf, listStops } from './rounds.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const day = 86_400_000
const hour = 3_600_000
const admin = staff('system-admin')
const worker = staff('worker-g12')
const put = async (register: string, key: string, data: Data, version = 0) => {
  const row = await putRow(office.app, admin, registerOf(office.app.programmes, 'patrol', register), key, version, data)
  office.app.directory.changed()
  return row
}
const sync = async () => syncStops(office.app, await office.app.directory.now())
const spot = (code: string, grid: string, name = `${code} 水泵房`) => ({
  code,
  name,
  where: { point: middle(grid), address: name },
  checklist: 'pump',
  every: { amount: 1, unit: 'day' },
})
const mine = (dueTo?: number) => listStops(office.app, worker, 'patrol', { mine: true, dueTo })
const visit = async (id: string, step: string, answers: Data, as = worker) => {
  const record = await asSystem(office.app.db, 'test', tx => caseById(tx, id, 'look'))
  const command: Command = { kind: 'take', id: randomUUID(), step, answers }
  return runCommand(office.app, as, id, record!.version, command)
}
const fine = (point: string) => ({ point, found: 'fine' })
const whole = async () => {
  const now = office.app.now()
  return (await coverageOf(office.app, staff('dispatcher'), 'patrol', { from: now - 30 * day, to: now + 1, by: 'grid' })).whole
}

describe('stops of a register', () => {
  it('are filed once for every row, given to whoever walks there, and carry their checklist', async () => {
    await put('checklists', 'pump', { code: 'pump', name: '水泵房', points: '门锁完好\n无积水' })
    await put('checkpoints', 'K1', spot('K1', 'g12'))
    await put('checkpoints', 'K2', spot('K2', 'g12'))
    await put('checkpoints', 'K3', spot('K3', 'g22'))
    expect((await sync()).changed).toBe(3)
    expect((await sync()).changed).toBe(0)
    const { rows } = await mine()
    expect(rows.map(r => r.address).sort()).toEqual(['K1 水泵房', 'K2 水泵房'])
    expect(rows[0]).toMatchObject({ points: ['门锁完好', '无积水'], steps: ['fine', 'found', 'shut'], lastVisit: null })
    expect((await mine(office.app.now() + hour)).rows).toEqual([])
  })

  it('follow their row: moved with it, ended with it, and begun anew when it comes back', async () => {
    await put('checkpoints', 'K3', { ...spot('K3', 'g12'), name: '搬到这里' }, 1)
    expect((await sync()).changed).toBe(1)
    expect((await mine()).rows).toHaveLength(3)
    await asSystem(office.app.db, 'test', async tx => {
      await tx.run(
        sql`update register_rows set valid_to = ${moment(office.app.now())} where tenant_id = ${tx.tenant} and register = 'patrol.checkpoints' and key = 'K3' and valid_to is null`,
      )
      await tx.run(sql`update tenants set version = version + 1 where tenant_id = ${tx.tenant}`)
    })
    office.app.directory.changed()
    expect((await sync()).changed).toBe(1)
    expect((await mine()).rows).toHaveLength(2)
    await put('checkpoints', 'K3', spot('K3', 'g12'))
    expect((await sync()).changed).toBe(1)
    expect((await mine()).rows).toHaveLength(3)
    expect(
      (await listCases(office.app, worker, { type: 'patrol', view: 'closed', order: 'newest', limit: 5 })).rows,
    ).toHaveLength(1)
  })

  it('cannot lie outside the office: the row is refused where it is typed', async () => {
    await expect(put('checkpoints', 'K9', { ...spot('K9', 'g12'), where: { point: [100, 20] } })).rejects.toMatchObject({
      code: 'answers-invalid',
      fields: { where: 'outside' },
    })
    await put('checkpoints', 'K9', spot('K9', 'g32'))
    expect(await sync()).toEqual({ changed: 1, failed: [] })
  })
})

describe('visits', () => {
  it('wind the clock anew and are counted, in time or after a missed turn', async () => {
    const [first, second] = (await mine()).rows
    await visit(first!.id, 'fine', { checked: [fine('门锁完好'), fine('无积水')] })
    expect(await whole()).toMatchObject({ made: 1, inTime: 1, missed: 0, visited: 1 })
    office.pass(2 * day)
    expect(await sweepTimers(office.app)).toBeGreaterThan(0)
    const late = await whole()
    expect(late.missed).toBe(late.stops)
    await visit(second!.id, 'shut', { because: '门锁着' })
    expect(await whole()).toMatchObject({ made: 1, offered: 1, inTime: 1, lateNow: (late.stops ?? 0) - 1 })
    expect((await mine()).rows.find(r => r.id === second!.id)?.lastVisit?.step).toBe('shut')
  })

  it('raise an incident for what was found, in one go, with its photos, and only once', async () => {
    const picture = randomUUID()
    await asSystem(office.app.db, 'test', tx =>
      tx.run(
        sql`insert into files (tenant_id, id, type, bytes, sha256, created_at) values (${tx.tenant}, ${picture}, 'image/webp', 1, 'x', ${moment(office.app.now())})`,
      ),
    )
    const [stop] = (await mine()).rows
    const answers = {
      checked: [fine('门锁完好'), { point: '无积水', found: 'wrong' }],
      problem: '积水三公分',
      pictures: [picture],
    }
    const record = await asSystem(office.app.db, 'test', tx => caseById(tx, stop!.id, 'look'))
    const command: Command = { kind: 'take', id: randomUUID(), step: 'found', answers }
    await runCommand(office.app, worker, stop!.id, record!.version, command)
    await runCommand(office.app, worker, stop!.id, record!.version, command)
    const found = (await listCases(office.app, worker, { type: 'incident', view: 'open', order: 'newest', limit: 5 })).rows
    expect(found).toHaveLength(1)
    const raised = await asSystem(office.app.db, 'test', async tx => ({
      c: caseOf((await caseById(tx, found[0]!.id, 'look'))!),
      story: await eventsOf(tx, stop!.id),
    }))
    expect(raised.c.data).toMatchObject({ words: '巡查发现：积水三公分\n没通过的检查项：无积水', pictures: [picture] })
    expect(raised.c.place.grid).toBe(record!.grid_id)
    expect(raised.story.at(-1)!.body).toEqual({ kind: 'Raised', type: 'incident', id: found[0]!.id, number: found[0]!.number })
  })

  it('do not raise anything, nor count, when the step itself is refused', async () => {
    const [stop] = (await mine()).rows
    await expect(visit(stop!.id, 'found', { checked: [], problem: '', pictures: [] })).rejects.toMatchObject({
      code: 'answers-invalid',
    })
    expect(
      (await listCases(office.app, worker, { type: 'incident', view: 'open', order: 'newest', limit: 5 })).rows,
    ).toHaveLength(1)
  })
})

describe('care visits', () => {
  const form = {
    who: { name: '周桂兰' },
    call: '19000000001',
    where: { point: middle('g12'), address: '3 幢' },
    every: { amount: 2, unit: 'day' },
  }
  const visitor = staff('community-c1')
  const begun = async () => {
    const asked = { type: 'careVisit', id: randomUUID(), channel: 'portal', answers: form } as const
    const { c } = await fileCase(office.app, neighbour('zhou'), asked)
    await visit(c.id, 'agree', { agreed: 'asked' }, visitor)
    return c.id
  }
  const figures = async () => {
    const now = office.app.now()
    return coverageOf(office.app, visitor, 'careVisit', { from: now - 30 * day, to: now + 1, by: 'community' })
  }

  it('are seen by those who visit, and not by the desk, the leader or another community', async () => {
    await begun()
    expect((await listStops(office.app, visitor, 'careVisit', { mine: true })).rows).toHaveLength(1)
    for (const other of ['dispatcher', 'leader', 'community-c2', 'worker-g12'])
      expect((await listStops(office.app, staff(other), 'careVisit', { mine: false })).rows, other).toEqual([])
  })

  it('leave figures about a few people out, and with them what would give them away', async () => {
    const { rows, whole } = await figures()
    expect(rows[0]?.stops).toBeNull()
    expect(whole.stops).toBeNull()
    for (let n = 0; n < 5; n++) await begun()
    expect((await figures()).whole.stops).toBe(6)
  })

  it('go to the phone and then to the door when nobody came in time', async () => {
    const id = await begun()
    const state = async () => (await asSystem(office.app.db, 'test', tx => caseById(tx, id, 'look')))?.state
    office.pass(3 * day)
    await sweepTimers(office.app)
    expect(await state()).toBe('call')
    office.pass(17 * hour)
    await sweepTimers(office.app)
    expect(await state()).toBe('door')
    await visit(id, 'fine', {}, visitor)
    expect(await state()).toBe('due')
  })

  it('are deleted whole when they end, history and all; what stays does not point at anybody', async () => {
    const id = await begun()
    await visit(id, 'fine', {}, visitor)
    await visit(id, 'end', {}, visitor)
    expect(await forgetEnded(office.app, { dryRun: true })).toBe(1)
    expect(await forgetEnded(office.app)).toBe(1)
    const left = await asSystem(office.app.db, 'test', async tx => ({
      record: await caseById(tx, id, 'look'),
      events: await eventsOf(tx, id),
      visits: await tx.rows(sql`select 1 from round_visits where tenant_id = ${tx.tenant} and stop_id = ${id}`),
      audit: await tx.rows(
        sql<{ detail: unknown }>`select detail from audit where tenant_id = ${tx.tenant} and action = 'forget'`,
      ),
    }))
    expect(left).toMatchObject({ record: null, events: [], visits: [], audit: [{ detail: { type: 'careVisit', cases: 1 } }] })
  })
})
