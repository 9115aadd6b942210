import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, code, type Desk, openDesk } from '../identity/testing/desk.ts'
import { at } from '../testing/small-office.ts'

let desk: Desk
let system: Browser
beforeAll(async () => {
  desk = await openDesk()
  system = await desk.signedIn('system-admin')
})
afterAll(() => desk.stop())

const unit = (name: string, more: object = {}) => ({ id: randomUUID(), name, kind: 'department', ...more })

describe('a unit', () => {
  it('is made once, however often the same request is sent, and the directory knows it at once', async () => {
    const body = unit('绿化队', { phone: '5550100' })
    const answers = await Promise.all(Array.from({ length: 20 }, () => system.send('POST', '/units', body)))
    expect(new Set(answers.map(a => a.body)).size).toBe(1)
    expect(answers[0]?.json()).toMatchObject({ ...body, active: true, parent: null })
    expect((await desk.office.app.directory.now()).units.get(body.id)?.name).toBe('绿化队')
    expect(code(await system.send('POST', '/units', { ...body, name: '别的' }))).toBe('key-reused')
  })

  it('hangs below another one, never in a ring', async () => {
    const [a, b, c] = [unit('甲'), unit('乙'), unit('丙')]
    await system.send('POST', '/units', a)
    await system.send('POST', '/units', { ...b, parent: a.id })
    await system.send('POST', '/units', { ...c, parent: b.id })
    expect(code(await system.send('PATCH', `/units/${a.id}`, { parent: c.id }))).toBe('answers-invalid')
    expect(code(await system.send('PATCH', `/units/${a.id}`, { parent: a.id }))).toBe('answers-invalid')
    expect(code(await system.send('PATCH', `/units/${a.id}`, { parent: randomUUID() }))).toBe('answers-invalid')
    expect((await system.send('PATCH', `/units/${c.id}`, { parent: a.id, nameEn: 'Third' })).json()).toMatchObject({
      parent: a.id,
      nameEn: 'Third',
    })
  })

  it('is closed only when nothing hangs on it', async () => {
    const used = await system.send('PATCH', `/units/${at('roads')}`, { active: false })
    expect(used.json()).toMatchObject({ error: { code: 'in-use', detail: { posts: 1 } } })
    const body = unit('空的')
    await system.send('POST', '/units', body)
    expect((await system.send('PATCH', `/units/${body.id}`, { active: false })).json()).toMatchObject({ active: false })
    expect(code(await system.send('PATCH', `/units/${randomUUID()}`, { name: '没有' }))).toBe('not-found')
  })
})
