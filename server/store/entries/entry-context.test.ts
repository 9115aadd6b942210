import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importMapping } from '#contract/case-import'
import { defineCase, defineProgramme, dispatcher, ends, item, place } from '#kernel/index'
import { sourceOf } from '../../ports/table.ts'
import { yards } from '../../testing/small-ledgers.ts'
import { middle, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { fileCase, runCommand } from '../commands.ts'
import { importCases } from '../imports/import-cases.ts'
import { makeEntry } from './entries.ts'
import { ledgerOf } from './entry-rows.ts'

const visit = defineCase({
  title: '看院',
  filedBy: [dispatcher],
  start: 'filed',
  form: { where: place('地点'), yard: item('院落', 'yards') },
  list: ['yard'],
  open: ['yard'],
  reveal: [],
  states: { filed: { title: '待看', duty: dispatcher }, done: ends('看过') },
  steps: { look: { title: '看过', from: 'filed', to: 'done', by: dispatcher, ask: { next: item('隔壁', 'yards') } } },
})
const programme = defineProgramme({ ...yards, cases: { visit } })

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

it('lets a case of another system that is brought in name an entry by its key', async () => {
  const app = { ...office.app, programmes: [programme] }
  await makeEntry(app, staff('dispatcher'), ledgerOf(app.programmes, 'yard.yards'), {
    id: randomUUID(),
    data: { code: 'Y9', name: '柳园' },
  })
  const [lng, lat] = middle('g12')
  const mapping = importMapping.parse({
    source: 'old',
    type: 'visit',
    id: 'no',
    fields: { yard: { column: 'yard' } },
    place: { lng: 'x', lat: 'y' },
  })
  const file = sourceOf('old.csv', Buffer.from(`no,yard,x,y\na1,Y9,${lng},${lat}\na2,Y8,${lng},${lat}\n`))
  const told: string[] = []
  const how = { dryRun: false, allOrNone: false, onProblem: (one: { code: string }) => void told.push(one.code) }
  expect(await importCases(app, { kind: 'clock' }, file, mapping, how)).toMatchObject({ new: 1, refused: 1 })
  expect(told).toEqual(['no-such-row'])
})

it('lets a case name an entry when it is filed and in a later step, and nothing that is not there', async () => {
  const app = { ...office.app, programmes: [programme] }
  const street = staff('dispatcher')
  const ledger = ledgerOf(app.programmes, 'yard.yards')
  for (const code of ['Y1', 'Y2']) await makeEntry(app, street, ledger, { id: randomUUID(), data: { code, name: code } })
  const file = (yard: string) =>
    fileCase(app, street, {
      type: 'visit',
      id: randomUUID(),
      channel: 'desk',
      answers: { where: { point: middle('g12') }, yard },
    })
  const { c } = await file('Y1')
  expect(c.data.yard).toBe('Y1')
  await expect(file('Y3')).rejects.toMatchObject({ refusal: { no: { fields: { yard: 'no-such-row' } } } })
  const look = (next: string) =>
    runCommand(app, street, c.id, c.version, { kind: 'take', id: randomUUID(), step: 'look', answers: { next } })
  await expect(look('Y3')).rejects.toMatchObject({ refusal: { no: { fields: { next: 'no-such-row' } } } })
  expect((await look('Y2')).data.next).toBe('Y2')
})
