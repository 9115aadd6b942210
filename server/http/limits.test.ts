import fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallOffice, smallOffice } from '../testing/small-office.ts'
import { limitRates } from './limits.ts'
import { buildServer, type Server } from './server.ts'

let office: SmallOffice
let server: Server
beforeAll(async () => {
  office = await smallOffice()
  server = await buildServer({
    ...office.app,
    config: { ...office.app.config, publicUrl: 'https://linli.example', requestsPerMinute: 600 },
  })
})
afterAll(async () => {
  await server.close()
  await office.stop()
})

const ask = (n: number) =>
  server.inject({
    method: 'GET',
    url: '/api/public/cases/260304-0000-0000',
    // What the caller writes, and what the office's own proxy appends.
    headers: { cookie: `linli_session=made-up-${n}`, 'x-forwarded-for': `10.0.0.${n}, 192.0.2.7` },
  })

it('counts a caller who makes up cookies and addresses as one', async () => {
  const answers = []
  for (let n = 0; n < 32; n++) answers.push((await ask(n)).statusCode)
  expect(new Set(answers.slice(0, 30))).toEqual(new Set([404]))
  expect(answers.slice(30)).toEqual([429, 429])
})

it('counts what is the same for everybody for nobody, since a whole neighbourhood may come from one address', async () => {
  const small = fastify()
  small.decorate('office', { ...office.app, config: { ...office.app.config, requestsPerMinute: 2 } })
  small.decorateRequest('actor', { getter: () => ({ kind: 'anonymous' as const }) })
  await limitRates(small)
  for (const url of ['/assets/ready.js', '/other']) small.get(url, () => '')
  const answers = async (url: string) => {
    const codes = []
    for (let n = 0; n < 4; n++) codes.push((await small.inject({ url })).statusCode)
    return codes
  }
  expect(await answers('/assets/ready.js')).toEqual([200, 200, 200, 200])
  expect((await answers('/other')).slice(0, 2)).toEqual([200, 200])
  expect((await answers('/other')).at(-1)).not.toBe(200)
  await small.close()
})

it('lets nobody keep what the office answers', async () => {
  const answer = await server.inject({ method: 'GET', url: '/api/office' })
  expect(answer.headers['cache-control']).toBe('no-store')
})
