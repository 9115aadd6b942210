import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseDetail } from '#contract/cases'
import type { GridCard, NearList } from '#contract/near'
import { type Desk, openDesk } from '../identity/testing/desk.ts'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'
import { at, middle, outside } from '../testing/small-office.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.stop())

type Point = readonly [number, number]
const shift = ([lng, lat]: Point, east: number, north: number): Point => [lng + east, lat + north]
const run = (query: ReturnType<typeof sql>) => asSystem(desk.office.app.db, 'test', tx => tx.run(query))

/** A report that the grid worker has looked at; whoever filed it named a neighbour and a door. */
async function seen(point: Point, kind = 'noise'): Promise<string> {
  const id = randomUUID()
  const answers = { words: '302 室王大力家半夜打孩子', kind, where: { point, address: '3 号楼 302' }, phone: '190-0000-0001' }
  await desk.browser().send('POST', '/cases/incident', { id, answers })
  const dispatcher = await desk.signedIn('dispatcher')
  const taken = await dispatcher.send('POST', `/cases/${id}/commands`, {
    version: (await dispatcher.send('GET', `/cases/${id}`)).json<CaseDetail>().case.version,
    command: { kind: 'take', id: randomUUID(), step: 'pass', answers: {} },
  })
  expect(taken.statusCode, taken.body).toBe(200)
  return id
}
const ask = async (query: string): Promise<NearList> => {
  const answer = await desk.browser().send('GET', `/public/near?${query}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const round = (point: Point, radius = 500) => `lng=${point[0]}&lat=${point[1]}&radius=${radius}`

describe('what happens near', () => {
  it('tells neither words, number, moment nor door, and no report that nobody has looked at', async () => {
    const here = middle('g11')
    await seen(here)
    await desk
      .browser()
      .send('POST', '/cases/incident', { id: randomUUID(), answers: { words: '没人看过', where: { point: here } } })
    const { rows } = await ask(round(here))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      type: 'incident',
      state: 'checked',
      data: { kind: 'noise' },
      filedOn: '2026-03-04',
      fixedOn: null,
    })
    expect(JSON.stringify(rows)).not.toMatch(/王大力|302|190-|words|2603\d\d-/)
  })

  it('goes by the circle, and by the community where there is no position', async () => {
    const here = middle('g22')
    await seen(here)
    await seen(shift(here, 0, 0.003))
    expect((await ask(round(here, 200))).rows).toHaveLength(1)
    expect((await ask(round(here, 500))).rows).toHaveLength(2)
    expect((await ask(`community=${at('c2')}`)).rows).toHaveLength(2)
    expect((await ask(`community=${at('c3')}`)).rows).toEqual([])
    expect((await ask(round(outside, 100))).rows).toEqual([])
  })

  it('is continued page by page, each matter once, also when squares meet in the circle', async () => {
    const corner = shift(middle('g31'), 0.005, 0)
    for (let i = 0; i < 7; i++) {
      desk.office.pass(60_000)
      await seen(shift(corner, (i - 3) * 0.0004, 0))
    }
    const refs: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: NearList = await ask(`${round(corner)}&limit=3${after && `&after=${encodeURIComponent(after)}`}`)
      refs.push(...page.rows.map(row => row.ref))
      after = page.next
    }
    expect(refs).toHaveLength(7)
    expect(new Set(refs).size).toBe(7)
  })

  it('shows what was put right for thirty days, on the day it was', async () => {
    const here = middle('g13')
    const id = await seen(here)
    await run(
      sql`update cases set state = 'closed', closed_at = ${new Date(desk.office.app.now()).toISOString()}::timestamptz where tenant_id = 1 and id = ${id}`,
    )
    expect((await ask(round(here))).rows).toEqual([])
    expect((await ask(`${round(here)}&stage=fixed`)).rows).toMatchObject([{ state: 'closed', fixedOn: '2026-03-04' }])
    await run(sql`update cases set closed_at = closed_at - interval '31 days' where tenant_id = 1 and id = ${id}`)
    expect((await ask(`${round(here)}&stage=fixed`)).rows).toEqual([])
  })

  it('moves what happens in a building to the middle of its surroundings, and hides it where few homes share the building', async () => {
    const here = middle('g33')
    const id = await seen(shift(here, 0.00013, 0.00017))
    await run(
      sql`insert into places (tenant_id, id, kind, code, name, parent_id) values (1, ${at('b1')}, 'building', 'b1', '一号楼', ${at('g33')})`,
    )
    await run(sql`update cases set building_id = ${at('b1')} where tenant_id = 1 and id = ${id}`)
    expect((await ask(round(here))).rows).toEqual([])
    expect((await ask(`community=${at('c3')}`)).rows.find(row => row.point === null)).toMatchObject({
      beside: null,
      community: 'c3',
    })
    for (let i = 0; i < 5; i++)
      await run(
        sql`insert into addresses (tenant_id, id, building_id, text) values (1, ${at(`a${i}`)}, ${at('b1')}, ${`一号楼 ${i}`})`,
      )
    await desk.settings({})
    const [row] = (await ask(round(here))).rows
    expect(row).toMatchObject({ beside: '一号楼' })
    for (const [i, degrees] of row!.point!.entries()) {
      expect(Math.abs(((degrees / 0.001) % 1) - 0.5)).toBeLessThan(0.01)
      expect(Math.abs(degrees - here[i]!)).toBeLessThan(0.001)
    }
  })

  it('refuses a cursor of its own making and a question without a place', async () => {
    for (const query of ['', 'lng=110', `${round(middle('g11'))}&after=AAAA`, `${round(middle('g11'))}&radius=90000`])
      expect((await desk.browser().send('GET', `/public/near?${query}`)).statusCode, query).toBe(400)
  })
})

describe('who looks after a place', () => {
  const card = async (point: Point): Promise<GridCard> =>
    (await desk.browser().send('GET', `/public/grid?lng=${point[0]}&lat=${point[1]}`)).json()

  it('is told by name, with the telephone of the office and never a private one', async () => {
    await desk.settings({ phone: '0000-88000100' })
    const told = await card(middle('g12'))
    expect(told).toMatchObject({ grid: { name: 'g12' }, community: { name: 'c1', phone: '0000-88000100' }, worker: 'worker-g12' })
    expect(JSON.stringify(told)).not.toContain('190-')
  })

  it('is told without a name where the office does not publish names', async () => {
    await desk.settings({ gridWorkerNames: false })
    expect(await card(middle('g12'))).toMatchObject({ grid: { name: 'g12' }, worker: null, named: false })
  })

  it('says how far the ground of the office is from a point outside', async () => {
    const told = await card(outside)
    expect(told.grid).toBeNull()
    expect(told.outsideBy).toBeGreaterThan(100)
  })
})
