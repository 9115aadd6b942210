import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { choice, choices, count, type Programme } from '#kernel/index'
import { programmes } from '#programmes/index'
import { apiKeyOf, hashOf } from '../../identity/secrets.ts'
import { adoptDefinitions } from '../../store/adopt.ts'
import { insertApiKey } from '../../store/api-keys.ts'
import { asSystem } from '../../store/db.ts'
import { sql } from '../../store/sql.ts'
import { at, type SmallOffice, smallOffice } from '../../testing/small-office.ts'
import { buildServer, type Server } from '../server.ts'
import { formOf } from './testing.ts'

/** An office whose form asks more: a depth, which must be given, and what the hole looks like. */
const asking: readonly Programme[] = programmes.map(p => {
  const incident = p.cases.incident
  if (!incident) return p
  const more = {
    depth: count('坑有多深', { max: 500 }),
    shape: { ...choice('形状', { round: '圆', square: '方' }), required: false },
    risks: { ...choices('危险', { dark: '没有灯', school: '近学校' }), required: false },
  }
  return { ...p, cases: { ...p.cases, incident: { ...incident, form: { ...incident.form, ...more } } } }
})

let office: SmallOffice
let server: Server
let key: string
beforeAll(async () => {
  office = await smallOffice()
  const app = { ...office.app, programmes: asking }
  await adoptDefinitions(app.db, asking, app.now())
  server = await buildServer(app)
  const id = randomUUID()
  key = apiKeyOf(app.config.secret, id)
  const row = {
    id,
    name: 'sister city',
    person: at('dispatcher'),
    scopes: ['open311:write'],
    createdAt: app.now(),
    expiresAt: null,
  }
  await asSystem(app.db, 'test', tx => insertApiKey(tx, { ...row, keyHash: hashOf(key) }))
})
afterAll(async () => {
  await server?.close()
  await office?.stop()
})

const post = (fields: Record<string, string | string[]>) =>
  server.inject({
    method: 'POST',
    url: '/open311/v2/requests.json',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' },
    payload: formOf({
      api_key: key,
      service_code: 'incident-street',
      lat: '30.005',
      long: '110.005',
      description: '有坑',
      ...fields,
    }),
  })

it('says which attributes are required', async () => {
  const { attributes } = (await server.inject('/open311/v2/services/incident-street.json')).json<{
    attributes: { code: string }[]
  }>()
  expect(attributes.find(one => one.code === 'depth')).toMatchObject({
    datatype: 'number',
    required: true,
    description: '坑有多深',
  })
  expect(attributes.find(one => one.code === 'risks')).toMatchObject({ datatype: 'multivaluelist', required: false })
})

it.each([
  [{}, 'attribute[depth]: required.'],
  [{ 'attribute[depth]': '' }, 'attribute[depth]: required.'],
  [{ 'attribute[depth]': 'deep' }, 'attribute[depth]: must be a number.'],
  [{ 'attribute[depth]': '10', 'attribute[shape]': 'starfish' }, 'attribute[shape]: not one of the values.'],
])('refuses a request whose attributes are missing or wrong: %j', async (fields, words) => {
  const answer = await post(fields)
  expect([answer.statusCode, answer.json()]).toEqual([400, [{ code: 400, description: words }]])
})

it('says what the form does not take under the name the caller gave it', async () => {
  const answer = await post({ 'attribute[depth]': '501' })
  expect([answer.statusCode, answer.json()]).toEqual([
    400,
    [{ code: 422, description: expect.stringMatching(/^attribute\[depth\]: /) }],
  ])
})

it('takes one value, many values, and an optional list with nothing picked', async () => {
  const fields = { 'attribute[depth]': '100', 'attribute[shape]': '', 'attribute[risks][]': ['dark', 'school'] }
  const answer = await post(fields)
  expect(answer.statusCode, answer.body).toBe(200)
  const [row] = await asSystem(office.app.db, 'test', tx =>
    tx.rows(sql<{ data: object }>`select data from cases where tenant_id = ${tx.tenant}`),
  )
  expect(row?.data).toMatchObject({ depth: 100, risks: ['dark', 'school'] })
  expect(row?.data).not.toHaveProperty('shape')
})
