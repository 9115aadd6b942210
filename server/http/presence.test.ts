import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { freshDatabase } from '#test/database'
import { startTestOffice } from '#test/office'
import { type Change, openLive, type Present } from '../jobs/live.ts'
import { presenceBook } from './presence.ts'

const of: Change = {
  id: 'c',
  version: 1,
  state: 's',
  street: null,
  community: null,
  grid: null,
  unit: null,
  taskUnits: [],
  filer: null,
}
const present = (more: Partial<Present> = {}): Present => ({
  tenant: 1,
  case: 'c',
  person: 'p',
  name: '甲',
  writing: false,
  leaving: false,
  of,
  ...more,
})

it('forgets whoever has not spoken for 45 seconds, and at once whoever leaves', () => {
  let now = 0
  const book = presenceBook(() => now)
  book.hear(present())
  book.hear(present({ person: 'q', writing: true }))
  expect(book.all().map(one => [one.person, one.writing])).toEqual([
    ['p', false],
    ['q', true],
  ])
  now = 30_000
  book.hear(present())
  book.hear(present({ person: 'q', leaving: true }))
  now = 74_000
  expect(book.all().map(one => one.person)).toEqual(['p'])
  now = 75_001
  expect(book.all()).toEqual([])
})

it('tells a colleague within reach who has a case open, in every process, and nobody else', async () => {
  const database = await freshDatabase()
  const office = await startTestOffice({ cases: 3, env: { DATABASE_URL: database.url } })
  try {
    const elsewhere = await openLive(database.url)
    const heard: Present[] = []
    elsewhere.onPresence(one => heard.push(one))
    const at = async (login: string) => office.signIn(login)
    const dispatcher = await at('dd01')
    const id = randomUUID()
    const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
    const filed = await office.server.inject({
      method: 'POST',
      url: '/api/cases/incident',
      headers: dispatcher,
      payload: { id, channel: 'desk', answers: { words: '井盖松动', where: { point: map.centre } } },
    })
    expect(filed.statusCode).toBe(200)
    const speak = async (headers: Record<string, string>, writing: boolean) =>
      office.server.inject({ method: 'POST', url: `/api/cases/${id}/presence`, headers, payload: { writing } })
    expect((await speak(dispatcher, true)).json()).toEqual({ rows: [] })
    const leader = await at('ld01')
    const seen = async (headers: Record<string, string>) =>
      (await office.server.inject({ url: '/api/cases/presence', headers })).json<{ rows: { writing: boolean; case: string }[] }>()
        .rows
    await expect.poll(() => seen(leader), { timeout: 60_000 }).toEqual([expect.objectContaining({ case: id, writing: true })])
    expect(heard.map(one => one.case)).toEqual([id])
    // One does not see oneself, and a unit that has nothing to do with it sees nothing.
    expect(await seen(dispatcher)).toEqual([])
    const handler = await at('cb-zhifa1')
    expect(await seen(handler)).toEqual([])
    expect((await speak(handler, false)).statusCode).toBe(404)
    await elsewhere.stop()
  } finally {
    await office.stop()
    await database.drop()
  }
})
