import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestOffice, type TestOffice } from '#test/office'
import { asSystem } from '../store/db.ts'
import { sql } from '../store/sql.ts'

interface Visit {
  readonly id: string
  readonly number: string
  readonly address: string
  readonly community: string
  readonly lng: number
  readonly lat: number
  readonly who: string
  readonly call: string
}

let office: TestOffice
let visits: readonly Visit[]
beforeAll(async () => {
  office = await startTestOffice({ cases: 20, jobs: false })
  visits = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql<Visit>`
      select id, number, address, community_id as community, lng, lat, data -> 'who' ->> 'name' as who, data ->> 'call' as call
      from cases where tenant_id = ${tx.tenant} and type = 'careVisit'`),
  )
})
afterAll(() => office?.stop())

/** Everything that would tell on somebody; a name alone may be another person's, too, so it counts with its address. */
const traces = (text: string) =>
  visits.filter(v => [v.id, v.number, v.call, v.address].some(one => text.includes(one))).map(v => v.number)

/** Every address of the API that can be read, with its blanks filled as an inquisitive person would. */
async function readable(): Promise<string[]> {
  const { paths } = (await office.server.inject('/api/openapi.json')).json<{ paths: Record<string, { get?: unknown }> }>()
  const [one] = visits
  const { id, number, community, lng, lat } = one!
  const filled: Record<string, string> = { id, number, type: 'careVisit', programme: 'care-visit' }
  const query = new URLSearchParams({
    type: 'careVisit',
    view: 'all',
    community,
    lng: String(lng),
    lat: String(lat),
    radius: '500',
    from: String(Date.now() - 90 * 86_400_000),
    to: String(Date.now() + 86_400_000),
    mine: 'false',
    reason: '想看看',
    by: 'grid',
    ids: visits.map(v => v.id).join(','),
    case: number,
  })
  const ways = Object.keys(paths).filter(path => paths[path]?.get !== undefined && !path.includes('/live'))
  const blanks = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => filled[name] ?? id)
  return ways.flatMap(path => {
    const at = blanks(path)
    const words = new URLSearchParams({ type: 'careVisit', view: 'all', q: number.slice(0, 6) })
    // A feed says its own address again, and would tell what it was asked.
    return path.startsWith('/info/') ? [at] : [at, `${at}?${query}`, `${at}?${words}`]
  })
}

describe('care visits', () => {
  it('are there, and are read by those who visit in that community', async () => {
    expect(visits.length).toBeGreaterThanOrEqual(20)
    const own = await office.server.inject({
      url: '/api/rounds/careVisit/stops?mine=false',
      headers: await office.signIn('sq01'),
    })
    expect(own.statusCode).toBe(200)
    expect(traces(own.body).length).toBeGreaterThanOrEqual(6)
    expect(traces(own.body).length).toBeLessThan(visits.length)
    expect(own.body).not.toContain(visits[0]!.call)
  })

  it.each(['dd01', 'ld01', 'db01', 'wg01', 'cb-zhifa1', 'xt01', 'aq01', 'sj01', null])(
    'leave no trace in anything %s can read: lists, maps, searches, figures, exports',
    async login => {
      const headers = login === null ? {} : await office.signIn(login)
      const told: string[] = []
      let answered = 0
      for (const url of await readable()) {
        const answer = await office.server.inject({ url, headers })
        expect([429, 500, 503], url).not.toContain(answer.statusCode)
        if (answer.statusCode === 200) answered++
        // What was asked for may be said back in an error: it is no news to whoever asked.
        if (answer.statusCode === 200 && traces(answer.body).length > 0) told.push(`${url.split('?')[0]} ${answer.statusCode}`)
      }
      expect(told).toEqual([])
      expect(answered).toBeGreaterThan(login === null ? 5 : 20)
    },
    60_000,
  )

  it('are not there for anybody with the number alone, and neither is the number of another', async () => {
    for (const { number } of visits.slice(0, 3))
      expect((await office.server.inject(`/api/public/cases/${number}`)).statusCode).toBe(404)
  })

  it('are counted for nobody outside, also by the size of a list', async () => {
    for (const login of ['dd01', 'ld01']) {
      const headers = await office.signIn(login)
      const count = await office.server.inject({ url: '/api/cases/count?type=careVisit&view=all', headers })
      expect(count.json()).toMatchObject({ count: 0 })
      const coverage = await office.server.inject({
        url: `/api/rounds/careVisit/coverage?from=0&to=${Date.now()}`,
        headers,
      })
      expect(coverage.json<{ rows: unknown[] }>().rows).toEqual([])
    }
  })
})
