import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CaseData, Programme } from '#kernel/index'
import incident from '#programmes/incident/index'
import { middle, neighbour, type SmallOffice, smallOffice } from '../testing/small-office.ts'
import { adoptDefinitions } from './adopt.ts'
import { fileCase } from './commands.ts'
import { asSystem } from './db.ts'
import { caseById, eventsOf } from './write-case.ts'

let office: SmallOffice
let id = ''
beforeAll(async () => {
  office = await smallOffice()
  const filing = {
    type: 'incident',
    id: randomUUID(),
    channel: 'portal',
    answers: { words: '井盖松动', where: { point: middle('g12') } },
  } as const
  id = (await fileCase(office.app, neighbour('li'), filing)).c.id
})
afterAll(() => office.stop())

const look = () =>
  asSystem(office.app.db, 'test', async tx => ({ record: (await caseById(tx, id, 'look'))!, events: await eventsOf(tx, id) }))

/** The incident with its first state called otherwise. */
function renamed(upgrades: Programme['upgrades'] = {}): Programme {
  const text = JSON.stringify(incident.cases.incident).replaceAll('"reported"', '"heard"')
  return { ...incident, cases: { incident: JSON.parse(text) as CaseData }, indicators: {}, upgrades }
}

it('takes over a definition that only adds', async () => {
  const { incident: was } = incident.cases
  const more = { ...incident, cases: { incident: { ...was!, title: '网格事件（新版）' } } }
  await expect(adoptDefinitions(office.app.db, [more], office.app.now())).resolves.toBeUndefined()
})

it('refuses to start when open cases stand in a state that is gone, and says which', async () => {
  await expect(adoptDefinitions(office.app.db, [renamed()], office.app.now())).rejects.toThrow(/states\.reported/)
  expect((await look()).record.state).toBe('reported')
})

it('moves the cases along when the programme says how, and leaves their history as it was', async () => {
  const before = (await look()).events
  await adoptDefinitions(office.app.db, [renamed({ incident: { states: { reported: 'heard' } } })], office.app.now())
  const { record, events } = await look()
  expect(record.state).toBe('heard')
  expect(record.rest.clock?.for).toBe('heard')
  expect(events).toEqual(before)
})
