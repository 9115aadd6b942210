import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { TestOffice } from '#test/office'

type Answers = Readonly<Record<string, unknown>>
type Detail = { case: { id: string; version: number; state: string }; events: unknown[] }

/** Staff at their desks, through the same calls their pages make. */
export function staffOf(office: TestOffice) {
  const headers = new Map<string, Record<string, string>>()

  async function call<T>(
    login: string,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    url: string,
    payload?: object | Buffer,
    more = {},
  ): Promise<T> {
    const signedIn = headers.get(login) ?? (await office.signIn(login))
    headers.set(login, signedIn)
    const answer = await office.server.inject({ method, url, headers: { ...signedIn, ...more }, ...(payload && { payload }) })
    if (answer.statusCode !== 200) throw new Error(`${login} ${method} ${url}: ${answer.body}`)
    return answer.json<T>()
  }

  return {
    call,
    /** Takes a step and gives the state it led to. */
    async take(login: string, id: string, step: string, answers: Answers = {}): Promise<string> {
      const { version } = (await call<Detail>(login, 'GET', `/api/cases/${id}`)).case
      const command = { kind: 'take', id: randomUUID(), step, answers }
      return (await call<Detail>(login, 'POST', `/api/cases/${id}/commands`, { version, command })).case.state
    },
    async upload(login: string): Promise<string> {
      const id = randomUUID()
      const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#50705c' } })
        .jpeg()
        .toBuffer()
      const edge = 'edge-of-part'
      const part = (head: string) => `--${edge}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`
      const body = Buffer.concat([
        Buffer.from(`${part('name="id"')}${id}\r\n`),
        Buffer.from(part('name="file"; filename="after.jpg"')),
        photo,
        Buffer.from(`\r\n--${edge}--\r\n`),
      ])
      await call(login, 'POST', '/api/files', body, { 'content-type': `multipart/form-data; boundary=${edge}` })
      return id
    },
  }
}

/** From the report to the callback without a detour: filed, sent to a unit, done with a photo, checked. Gives the state reached. */
export async function workToCallback(office: TestOffice, id: string): Promise<string> {
  const staff = staffOf(office)
  const units = await staff.call<{ posts: { role: string; unit: string | null }[] }>('cb-zhifa1', 'GET', '/api/session')
  const unit = units.posts.find(post => post.role === 'handler')?.unit
  const catalogue = await staff.call<{ rows: { key: string }[] }>('dd01', 'GET', '/api/registers/incident/catalogue')
  await staff.take('dd01', id, 'pass')
  await staff.take('dd01', id, 'file', { category: catalogue.rows[0]?.key })
  await staff.take('dd01', id, 'dispatch', { unit })
  const after = await staff.upload('cb-zhifa1')
  await staff.take('cb-zhifa1', id, 'finish', { result: '换了灯泡和镇流器，已经亮了。', after: [after] })
  return staff.take('dd01', id, 'approve', { checked: '晚上看过，亮着。' })
}
