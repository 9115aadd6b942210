import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseQuery } from '#contract/cases'
import { mayRead, mySteps } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Case, Data } from '#kernel/engine/model'
import {
  at,
  inOtherStreet,
  middle,
  neighbour,
  type SmallOffice,
  smallOffice,
  staff,
  staffNames,
} from '../testing/small-office.ts'
import { listCases } from './case-lists.ts'
import { readCase } from './cases.ts'
import { fileCase, reachOf, runCommand } from './commands.ts'
import { asSystem, transact, watchQueries } from './db.ts'
import { caseTypes } from './definitions.ts'
import { sql } from './sql.ts'

// Every role, in every place, against a case in every grid and with every unit: what a list shows is what the item shows,
// what the item shows is what the engine allows, and the database says the same when the filter is left out.

let office: SmallOffice
const cases: Case[] = []
const actors: [string, Actor][] = [
  ...staffNames.map(n => [n, staff(n)] as [string, Actor]),
  ['filer', neighbour('li')],
  ['another resident', neighbour('wang')],
  ['nobody', { kind: 'anonymous' }],
]

beforeAll(async () => {
  office = await smallOffice()
  const points = [...['g11', 'g12', 'g23', 'g31'].map(g => middle(g)), inOtherStreet]
  for (const [n, point] of points.entries()) {
    const filed = (
      await fileCase(office.app, neighbour('li'), {
        type: 'incident',
        id: randomUUID(),
        channel: 'portal',
        answers: { words: `第${n}件`, where: { point } },
      })
    ).c
    cases.push(n === 1 ? await whistled(filed) : n === 2 ? await dispatched(filed) : filed)
  }
})
afterAll(() => office.stop())

const steps = async (c: Case, ...list: [string, Data][]) => {
  let now = c
  for (const [step, answers] of list)
    now = await runCommand(office.app, staff('dispatcher'), now.id, now.version, {
      kind: 'take',
      id: randomUUID(),
      step,
      answers,
    })
  return now
}
const dispatched = (c: Case) => steps(c, ['pass', {}], ['file', { category: '010101' }], ['dispatch', { unit: at('roads') }])
const whistled = (c: Case) =>
  steps(
    c,
    ['pass', {}],
    ['file', { category: '010101' }],
    ['whistle', { unit: at('city'), units: [at('roads'), at('water')], question: '一起看看' }],
  )
const listed = async (actor: Actor) => {
  const ids: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await listCases(
      office.app,
      actor,
      caseQuery.parse({ view: 'all', order: 'newest', limit: 2, cursor: cursor ?? undefined }),
    )
    ids.push(...page.rows.map(r => r.id))
    cursor = page.next
  } while (cursor)
  return ids.sort()
}

describe.each(actors)('%s', (_, actor) => {
  it('sees in lists exactly what may be read one by one', async () => {
    const { def } = caseTypes(office.app.programmes).get('incident')!
    const may = cases
      .filter(c => mayRead(def, actor, c))
      .map(c => c.id)
      .sort()
    expect(await listed(actor)).toEqual(may)
    for (const c of cases) {
      const read = readCase(office.app, actor, c.id).then(
        () => true,
        () => false,
      )
      expect(await read).toBe(may.includes(c.id))
    }
  })

  it('meets the second wall where the filter is left out', async () => {
    const { def } = caseTypes(office.app.programmes).get('incident')!
    const rows = await transact(office.app.db, reachOf(office.app, actor), tx =>
      tx.rows(sql<{ id: string }>`select id from cases where tenant_id = ${tx.tenant}`),
    )
    expect(rows.map(r => r.id).sort()).toEqual(
      cases
        .filter(c => mayRead(def, actor, c))
        .map(c => c.id)
        .sort(),
    )
  })

  it('takes no step that is not offered', async () => {
    const { def } = caseTypes(office.app.programmes).get('incident')!
    for (const c of cases) {
      const offered = mySteps(def, actor, c)
      for (const step of Object.keys(def.steps).filter(s => !offered.includes(s))) {
        const tried = runCommand(office.app, actor, c.id, c.version, { kind: 'take', id: randomUUID(), step, answers: {} })
        await expect(tried).rejects.toMatchObject({
          code: expect.stringMatching(/^(not-found|step-not-now|step-not-yours|step-condition)$/),
        })
      }
    }
  })
})

it('keeps another tenant’s rows out of sight even from the office itself', async () => {
  const rows = await transact({ ...office.app.db, tenant: 2 }, { system: 'test' }, tx =>
    tx.rows(sql`select id from cases where tenant_id = any(array[1, ${tx.tenant}])`),
  )
  expect(rows).toEqual([])
})

it('names the tenant in every statement it sends', async () => {
  const seen: string[] = []
  const stop = watchQueries(text => seen.push(text))
  await listed(staff('dispatcher'))
  await fileCase(office.app, neighbour('li'), {
    type: 'incident',
    id: randomUUID(),
    channel: 'portal',
    answers: { words: 'x', where: { point: middle('g11') } },
  })
  await asSystem(office.app.db, 'test', tx => tx.rows(sql`select 1`))
  stop()
  const withTables = seen.filter(text => /\b(from|into|update)\s+(cases|case_events|timers|outbox|files)\b/.test(text))
  expect(withTables.length).toBeGreaterThanOrEqual(3)
  expect(withTables.filter(text => !/tenant_id\s*=\s*\$\d+|\(tenant_id,/.test(text))).toEqual([])
})
