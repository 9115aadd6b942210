import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fileCase, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { moment, sql } from '../store/sql.ts'
import { caseById, eventsOf } from '../store/write-case.ts'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { sweepTimers } from './timers.ts'

let office: SmallOffice
beforeEach(async () => {
  office = await smallOffice()
})
afterEach(() => office.stop())

const hour = 3_600_000
const file = async (grid = 'g11') =>
  (
    await fileCase(office.app, neighbour('li'), {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words: '积水', where: { point: middle(grid) } },
    })
  ).c
const look = (id: string) =>
  asSystem(office.app.db, 'test', async tx => ({ record: (await caseById(tx, id, 'look'))!, events: await eventsOf(tx, id) }))
const sweepAll = async () => {
  while ((await sweepTimers(office.app, 500)) > 0);
}

it('takes the step of a state that is late, once, though two instances sweep at the same time', async () => {
  const cases = await Promise.all(Array.from({ length: 30 }, () => file()))
  office.pass(3 * hour)
  await Promise.all([sweepAll(), sweepAll(), sweepAll()])
  for (const c of cases) {
    const { record, events } = await look(c.id)
    expect(record.state).toBe('checked')
    expect(events.filter(e => e.body.kind === 'WentLate')).toHaveLength(1)
    expect(events.filter(e => e.body.kind === 'Warned')).toHaveLength(1)
  }
})

it('skips no overdue case, however many newer ones there are', async () => {
  const oldest = await file('g22')
  office.pass(1000)
  for (let i = 0; i < 20; i++) await file('g22')
  office.pass(4 * hour)
  // A sweep that may take only a few takes the oldest.
  await sweepTimers(office.app, 2)
  expect((await look(oldest.id)).events.some(e => e.body.kind === 'Warned' || e.body.kind === 'WentLate')).toBe(true)
  await sweepAll()
  const left = await asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql<{
        n: number
      }>`select count(*)::int as n from timers where tenant_id = ${tx.tenant} and due_at <= ${moment(office.app.now())}`,
    ),
  )
  expect(left[0]?.n).toBe(0)
})

it('marks a case late that nobody holds and no step is foreseen for', async () => {
  const c = await file('g33')
  const checked = await runCommand(office.app, staff('dispatcher'), c.id, c.version, {
    kind: 'take',
    id: randomUUID(),
    step: 'pass',
    answers: {},
  })
  await runCommand(office.app, staff('dispatcher'), c.id, checked.version, { kind: 'hold', id: randomUUID(), person: null })
  office.pass(30 * hour)
  await sweepAll()
  const { record } = await look(c.id)
  expect(record).toMatchObject({ state: 'checked', ever_late: true, holder_id: null })
})

it('a comment moves no clock', async () => {
  const c = await file('g13')
  const before = (await look(c.id)).record.rest.clock
  await runCommand(office.app, neighbour('li'), c.id, c.version, {
    kind: 'comment',
    id: randomUUID(),
    text: '还没人来',
    open: true,
  })
  expect((await look(c.id)).record.rest.clock).toEqual(before)
})

it('puts a clock off that cannot be carried out, and carries the others out meanwhile', async () => {
  const broken = await file('g11')
  const fine = await file('g11')
  await asSystem(office.app.db, 'test', tx =>
    tx.run(sql`update cases set type = 'gone' where tenant_id = ${tx.tenant} and id = ${broken.id}`),
  )
  office.pass(3 * hour)
  await sweepTimers(office.app, 500)
  await sweepTimers(office.app, 500)
  expect((await look(fine.id)).record.state).toBe('checked')
  const [timer] = await asSystem(office.app.db, 'test', tx =>
    tx.rows(
      sql<{
        attempts: number
        last_error: string
      }>`select attempts, last_error from timers where tenant_id = ${tx.tenant} and case_id = ${broken.id} and kind = 'late'`,
    ),
  )
  expect(timer?.attempts).toBeGreaterThan(0)
  expect(timer?.last_error).toContain('not-found')
})

it('gives the case to whoever is on duty in the next state', async () => {
  const c = await file('g12')
  office.pass(3 * hour)
  await sweepAll()
  expect((await look(c.id)).record.holder_id).toBe(at('dispatcher'))
})
