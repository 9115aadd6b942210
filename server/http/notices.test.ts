import { expect, it } from 'vitest'
import { noticeRoutes } from './notices.ts'
import { openTinyOffice, staff } from './testing/tiny-office.ts'

it('keeps how each person wants to be told, and refuses hours that are none', async () => {
  const office = await openTinyOffice([noticeRoutes])
  try {
    office.as(staff('dispatcher'))
    const get = async () => (await office.server.inject('/api/me/alerts')).json()
    const put = (payload: object) => office.server.inject({ method: 'PUT', url: '/api/me/alerts', payload })
    expect(await get()).toEqual({ popUp: true, sound: false, muted: [], quiet: null })
    const mine = { popUp: true, sound: true, muted: ['Warned'], quiet: { from: '22:00', to: '07:30' } }
    expect((await put(mine)).json()).toEqual(mine)
    expect(await get()).toEqual(mine)
    expect((await put({ ...mine, quiet: { from: '25:00', to: '07:30' } })).statusCode).toBe(400)
    office.as(staff('dispatcher'))
    expect(await get()).toMatchObject({ muted: [] })
  } finally {
    await office.close()
  }
})

it('marks as read what was there, and leaves what came after', async () => {
  const office = await openTinyOffice([noticeRoutes])
  try {
    const me = staff('dispatcher')
    office.as(me)
    const person = me.kind === 'staff' ? me.person : ''
    const at = (n: number) => new Date(Date.UTC(2026, 4, 1, n)).toISOString()
    for (const n of [1, 2, 3])
      await office.asOwner(
        `insert into notices (tenant_id, id, person_id, kind, payload, at) values ($1, gen_random_uuid(), $2, 'Warned', '{}', $3)`,
        [office.app.db.tenant, person, at(n)],
      )
    const { read } = (
      await office.server.inject({ method: 'POST', url: '/api/me/notices/read', payload: { until: Date.UTC(2026, 4, 1, 2) } })
    ).json<{ read: number }>()
    expect(read).toBe(2)
    const left = (await office.server.inject('/api/me/notices')).json<{ readAt: number | null }[]>()
    expect(left.map(one => one.readAt === null)).toEqual([true, false, false])
  } finally {
    await office.close()
  }
})
