import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Event, Task } from '#kernel/engine/model'
import { middle, neighbour, type SmallOffice, smallOffice } from '../../testing/small-office.ts'
import { fileCase } from '../commands.ts'
import { asOwner, asSystem } from '../db.ts'
import { caseType } from '../definitions.ts'
import { sql } from '../sql.ts'
import { eventsOf } from '../write-case.ts'
import { seedOf, writeCallbacks } from './callbacks.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

it('keep the last of two marks that a unit was given within one portion of cases', async () => {
  const { app } = office
  const { c } = await fileCase(app, neighbour('li'), {
    type: 'incident',
    id: randomUUID(),
    channel: 'portal',
    answers: { words: '路灯不亮', where: { point: middle('g11') } },
  })
  const events = (await asSystem(app.db, 'test', tx => eventsOf(tx, c.id))) as unknown as Event[]
  const { units, calendar } = await app.directory.now()
  const unit = [...units.keys()][0]!
  const task = { id: randomUUID(), unit, round: 1, status: 'answered' } as Task
  const rated = (score: number): Event =>
    ({
      at: c.changedAt + score,
      by: { kind: 'clock' },
      body: { kind: 'TaskChanged', what: 'ratedUnit', task: { ...task, ratedUnit: { score } } },
    }) as Event
  const drawing = { share: 1, seedOf: seedOf('secret'), calendar }
  const cases = [{ c, events: [...events, rated(2), rated(5)] }]
  await asOwner(app.db, 'test', tx => writeCallbacks(tx, caseType(app.programmes, 'incident'), cases, drawing))
  const marks = await asOwner(app.db, 'test', tx =>
    tx.rows(sql<{ score: number }>`select score from callback_marks where tenant_id = ${tx.tenant} and case_id = ${c.id}`),
  )
  expect(marks).toEqual([{ score: 5 }])
})
