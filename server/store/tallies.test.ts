import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Command, Data } from '#kernel/engine/model'
import { at, middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { unitLoads } from './case-counts.ts'
import { countCases } from './case-lists.ts'
import { fileCase, runCommand } from './commands.ts'
import { asOwner, asSystem } from './db.ts'
import { caseType } from './definitions.ts'
import { indicators } from './indicators.ts'
import { sql } from './sql.ts'
import { foldTallies } from './tallies.ts'
import { ensureTallies, recount } from './tally-recount.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
  const { calendar } = await office.app.directory.now()
  await ensureTallies(office.app.db, office.app.programmes, calendar)
})
afterAll(() => office.stop())

const file = async (grid: string, kind?: string) =>
  (
    await fileCase(office.app, neighbour('li'), {
      type: 'incident',
      id: randomUUID(),
      channel: 'portal',
      answers: { words: '路灯不亮', where: { point: middle(grid) }, ...(kind && { kind }) },
    })
  ).c
const take = (step: string, answers: Data = {}): Command => ({ kind: 'take', id: randomUUID(), step, answers })

/** Every sum as it stands, and as it would be counted from the cases. */
async function both() {
  const { calendar } = await office.app.directory.now()
  const read = () =>
    asSystem(office.app.db, 'test', tx =>
      tx.rows(sql<{ cell: string; n: number }>`
        select concat_ws('|', type, label, day, street_id, community_id, unit_id) as cell, sum(n)::int as n
        from (select * from tallies where tenant_id = ${tx.tenant} union all select tenant_id, type, label, day, street_id, community_id, unit_id, n from tally_changes where tenant_id = ${tx.tenant}) t
        group by 1 having sum(n) <> 0 order by 1`),
    )
  const kept = await read()
  await asOwner(office.app.db, 'test', tx => recount(tx, caseType(office.app.programmes, 'incident'), calendar))
  return { kept, counted: await read() }
}

it('are what counting the cases gives, whatever happened to them and whenever they were folded', async () => {
  const made = await Promise.all(['g11', 'g12', 'g12', 'g31'].map((grid, n) => file(grid, n % 2 ? 'street' : undefined)))
  const dispatched = [take('file', { category: '010101' }), take('dispatch', { unit: at('roads') })]
  for (const c of made.slice(0, 3)) {
    await runCommand(
      office.app,
      staff('dispatcher'),
      c.id,
      c.version,
      take('pass'),
      null,
      dispatched.map(command => ({ ...command, id: randomUUID() })),
    )
    await asSystem(office.app.db, 'test', tx => foldTallies(tx, 3))
  }
  const last = made[3]!
  const no = take('refuse', { route: 'market', turnTo: '物业服务中心', reason: '请找物业' })
  await runCommand(office.app, staff('dispatcher'), last.id, last.version, no)
  await asSystem(office.app.db, 'test', tx => foldTallies(tx))
  const { kept, counted } = await both()
  expect(kept.length).toBeGreaterThan(5)
  expect(kept).toEqual(counted)
  expect(kept.some(({ cell }) => cell.startsWith('incident|closedShare of|'))).toBe(true)
  expect(kept.some(({ cell }) => cell.startsWith('incident|*closed|'))).toBe(true)
  expect(kept.some(({ cell }) => cell.startsWith('incident|*closed kind='))).toBe(true)
})

it('answer the desk’s counts, the units’ loads and the indicators like the cases themselves', async () => {
  const who = staff('dispatcher')
  const { views, states } = await countCases(office.app, who, 'incident')
  const open = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql<{ state: string; n: number }>`
      select state, count(*)::int as n from cases where tenant_id = ${tx.tenant} and type = 'incident' and closed_at is null
        and street_id = ${at('street')} group by state`),
  )
  expect(states).toEqual(Object.fromEntries(open.map(row => [row.state, row.n])))
  expect(views.open).toEqual({ count: open.reduce((n, row) => n + row.n, 0), more: false })
  const loads = (await unitLoads(office.app, who)).rows
  expect(loads.find(load => load.unit === at('roads'))?.open).toBe(3)
  const now = office.app.now()
  const day = 86_400_000
  const start = Math.floor((now + 8 * 3_600_000) / day) * day - 8 * 3_600_000
  const whole = await indicators(office.app, who, { from: start, to: start + day })
  const partly = await indicators(office.app, who, { from: start + 1, to: start + day })
  expect(whole).toEqual(partly)
  expect(whole.find(row => row.key === 'received' && row.group === null)?.value).toBeGreaterThan(2)
})

it('are counted anew when an indicator is defined otherwise, and not otherwise', async () => {
  const { calendar } = await office.app.directory.now()
  const again = () => ensureTallies(office.app.db, office.app.programmes, calendar)
  expect(await again()).toEqual([])
  const other = office.app.programmes.map(p => (p.id === 'incident' ? { ...p, indicators: {} } : p))
  expect(await ensureTallies(office.app.db, other, calendar)).toEqual(['incident'])
  expect(await again()).toEqual(['incident'])
})
