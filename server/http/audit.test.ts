import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../identity/password.ts'
import { type Browser, code, type Desk, goodPassword, openDesk } from '../identity/testing/desk.ts'
import { sealAudit, verifyAudit } from '../store/audit-seal.ts'
import { asSystem } from '../store/db.ts'
import { json, moment, sql } from '../store/sql.ts'
import { at, middle } from '../testing/small-office.ts'

let desk: Desk
let auditor: Browser
beforeAll(async () => {
  desk = await openDesk()
  auditor = await desk.signedIn('auditor')
})
afterAll(() => desk.stop())

const owner = (text: string, values: unknown[] = []) => desk.office.app.db.pool.query(text, values)

describe('the trail', () => {
  it('is read by the auditor page by page, in order, and the reading is on it', async () => {
    const security = await desk.signedIn('security-admin')
    for (let n = 0; n < 5; n++) {
      desk.office.pass(10)
      await security.send('POST', '/people', { id: randomUUID(), name: '新人', login: `trail-${n}` })
    }
    type Page = { rows: { id: string; at: number; action: string }[]; next: string | null }
    const first = (await auditor.send('GET', '/audit?action=person-add&limit=3')).json<Page>()
    const second = (await auditor.send('GET', `/audit?action=person-add&limit=3&cursor=${first.next}`)).json<Page>()
    const times = [...first.rows, ...second.rows].map(r => r.at)
    expect(times).toHaveLength(5)
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(second.next).toBeNull()
    expect((await auditor.send('GET', '/audit?action=audit-read')).json<Page>().rows).not.toHaveLength(0)
    expect(code(await auditor.send('GET', '/audit?cursor=nonsense'))).toBe('bad-request')
  })

  it('cannot be changed or emptied by the application', async () => {
    const change = (query: ReturnType<typeof sql>) => asSystem(desk.office.app.db, 'test', tx => tx.run(query))
    await expect(change(sql`update audit set action = 'nothing' where tenant_id = 1`)).rejects.toThrow(/permission denied/)
    await expect(change(sql`delete from audit where tenant_id = 1`)).rejects.toThrow(/permission denied/)
  })

  it('shows every change made behind its back once it is sealed', async () => {
    const { app } = desk.office
    expect(await sealAudit(app.db, app.config.secret, app.now())).toBe(0)
    desk.office.pass(61_000)
    const sealed = await sealAudit(app.db, app.config.secret, app.now(), 4)
    expect(sealed).toBe(4)
    await Promise.all([1, 2, 3].map(() => sealAudit(app.db, app.config.secret, app.now())))
    const proof = await verifyAudit(app.db, app.config.secret)
    expect(proof).toMatchObject({ whole: true, anchor: { no: proof.sealed } })
    expect(proof.sealed).toBeGreaterThan(8)
    expect((await auditor.send('GET', '/audit/proof')).json()).toEqual(proof)

    const spoilt = async (change: string, back: string) => {
      await owner(change)
      const { broken } = await verifyAudit(app.db, app.config.secret, proof.anchor ?? undefined)
      await owner(back)
      return broken?.no ?? null
    }
    expect(
      await spoilt(`update audit set result = 'refused' where seal_no = 3`, `update audit set result = 'ok' where seal_no = 3`),
    ).toBe(3)
    expect(
      await spoilt(
        `update audit set detail = detail || '{"x":1}' where seal_no = 5`,
        `update audit set detail = detail - 'x' where seal_no = 5`,
      ),
    ).toBe(5)
    expect(
      await spoilt(`update audit set seal_no = -seal_no where seal_no = 2`, `update audit set seal_no = 2 where seal_no = -2`),
    ).toBe(2)
    const last = proof.sealed
    const cut = [
      `update audit set seal_no = -seal_no where seal_no = ${last}`,
      `update audit set seal_no = ${last} where seal_no = -${last}`,
    ] as const
    expect(await spoilt(...cut)).toBe(last)
    expect((await verifyAudit(app.db, 'another secret')).broken?.no).toBe(1)
    expect((await verifyAudit(app.db, app.config.secret, proof.anchor ?? undefined)).whole).toBe(true)
  })
})

describe('who looked at me', () => {
  it('names each colleague who lifted the mask, why and when, to the person it concerns and to no one else', async () => {
    const { app } = desk.office
    const hash = await hashPassword(goodPassword)
    await asSystem(app.db, 'test', async tx => {
      for (const name of ['li', 'wang'])
        await tx.run(
          sql`insert into people (tenant_id, id, kind, name, login, password_hash, created_at)
              values (${tx.tenant}, ${at(name)}, 'resident', ${name}, ${name}, ${hash}, ${moment(app.now())})`,
        )
    })
    const li = await desk.signedIn('li')
    const wang = await desk.signedIn('wang')
    const answers = { words: '楼道灯坏了', where: { point: middle('g11') } }
    const filed = (await li.send('POST', '/cases/incident', { id: randomUUID(), answers })).json<{ id: string; number: string }>()
    expect((await li.send('GET', '/me/looks')).json()).toEqual([])
    const worker = await desk.signedIn('worker-g11')
    const reason = '需要联系报告人'
    const seen = await worker.send('GET', `/cases/${filed.id}/reveal?reason=${encodeURIComponent(reason)}`)
    expect(seen.statusCode).toBe(200)
    expect((await li.send('GET', '/me/looks')).json()).toEqual([
      { at: app.now(), who: 'worker-g11', action: 'reveal', case: filed.id, number: filed.number, reason },
    ])
    expect((await wang.send('GET', '/me/looks')).json()).toEqual([])
    expect((await worker.send('GET', '/me/looks')).json()).toEqual([])
  })
})

describe('notices', () => {
  it('are read by the person they are for, and marked once', async () => {
    const { app } = desk.office
    const id = randomUUID()
    await asSystem(app.db, 'test', tx =>
      tx.run(
        sql`insert into notices (tenant_id, id, person_id, kind, payload, at) values (${tx.tenant}, ${id}, ${at('leader')}, 'late', ${json({ n: 1 })}::jsonb, ${moment(app.now())})`,
      ),
    )
    const mine = await desk.signedIn('leader')
    const other = await desk.signedIn('supervisor')
    expect((await mine.send('GET', '/me/notices')).json()).toMatchObject([{ id, readAt: null, payload: { n: 1 } }])
    expect(code(await other.send('POST', `/me/notices/${id}/read`))).toBe('not-found')
    const readAt = app.now()
    expect((await mine.send('POST', `/me/notices/${id}/read`)).json()).toMatchObject({ readAt })
    desk.office.pass(1000)
    expect((await mine.send('POST', `/me/notices/${id}/read`)).json()).toMatchObject({ readAt })
  })
})
