import { randomUUID } from 'node:crypto'
import type { FeatureCollection, MultiPolygon } from 'geojson'
import type { Browser } from 'playwright-core'
import { labelPoint } from '#methods/placement/label-point'
import type { Rings } from '#methods/placement/types'
import type { TestOffice } from '#test/office'
import { type Phone, pickUpPhone } from './phone.ts'
import { staffOf } from './work-case.ts'

export type LngLat = readonly [number, number]

/** A point well inside the grid that somebody answers for. */
export async function gridOf(office: TestOffice, login: string): Promise<LngLat> {
  const me = await staffOf(office).call<{ posts: { place: string | null }[] }>(login, 'GET', '/api/session')
  const layer = (await office.server.inject('/api/places/map/grids')).json<FeatureCollection<MultiPolygon>>()
  const grid = layer.features.find(one => one.properties?.id === me.posts[0]?.place)
  const inside = labelPoint(grid?.geometry.coordinates[0] as unknown as Rings)
  if (!inside) throw new Error(`no grid for ${login}`)
  return inside
}

/** A resident's report from that place, with nobody signed in. */
export async function report(office: TestOffice, words: string, point: LngLat): Promise<{ id: string; number: string }> {
  const id = randomUUID()
  const payload = { id, channel: 'portal', answers: { words, where: { point, address: '东门口' }, phone: '13900000000' } }
  const answer = await office.server.inject({ method: 'POST', url: '/api/cases/incident', payload })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json()
}

/** A grid worker's phone in their grid, signed in. */
export async function goOut(browser: Browser, office: TestOffice, login: string, at: LngLat): Promise<Phone> {
  const phone = await pickUpPhone(browser, at)
  await phone.context.addCookies(await cookiesOf(office, login))
  await phone.page.goto(`${office.url}/grid/`)
  await phone.page.getByRole('heading', { name: '我的任务' }).waitFor()
  return phone
}

/** What a browser holds after this person signed in. */
export async function cookiesOf(office: TestOffice, login: string) {
  const { cookie = '' } = await office.signIn(login)
  const jar = cookie.split('; ').map(pair => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const)
  const expires = Math.round(Date.now() / 1000) + 86_400
  return jar.map(([name, value]) => ({ name, value: encodeURIComponent(value), url: office.url, expires }))
}
