import type { Browser } from 'playwright-core'
import type { RegisterRow } from '#contract/office'
import { type Eye, type Language, openEye } from './camera.ts'
import { faces } from './faces.ts'
import { type Caller, drawnPhoto, report, signIn } from './office.ts'
import { plans } from './plans.ts'
import { registers } from './registers.ts'
import { steering } from './steering.ts'

type Point = readonly [number, number]

/** What residents report, and the sub-class of the catalogue it belongs to. */
const said = {
  zh: [
    ['三号楼二单元门口的路灯不亮，晚上老人下楼看不见。', '路灯不亮'],
    ['菜市场后门的井盖松了，车一过就响，怕有人踩空。', '井盖松动'],
    ['楼道里堆了旧家具和纸箱，挡住消防通道好几天了。', '楼道堆'],
    ['河边步道的护栏断了一截，孩子常在那里玩。', '护栏'],
    ['沿街饭店把泔水桶摆在人行道上，味道很大。', '垃圾'],
  ],
  en: [
    ['The lamp at the door of building 3 is out; old people cannot see the steps.', '路灯不亮'],
    ['The manhole cover behind the market is loose and rattles when cars pass.', '井盖松动'],
    ['Old furniture and boxes have blocked the stairwell for days.', '楼道堆'],
    ['The railing on the river path is broken where children play.', '护栏'],
    ['The restaurant leaves its slop bins on the pavement; it smells.', '垃圾'],
  ],
} as const

/** Where the first grid worker's grid is: a point of it that the office places there. */
async function pointOfGrid(url: string, grid: string): Promise<Point> {
  const layer = (await (await fetch(`${url}/api/places/map/grids`)).json()) as {
    features: { properties: { id: string }; geometry: { coordinates: Point[][] | Point[][][] } }[]
  }
  const found = layer.features.find(f => f.properties.id === grid)
  const flat = (found?.geometry.coordinates.flat(3) ?? []) as unknown as number[]
  const [lngs, lats] = [flat.filter((_, i) => i % 2 === 0), flat.filter((_, i) => i % 2 === 1)]
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const [lng, lat] = [west + (east - west) * part, south + (north - south) * (1 - part)]
    const at = (await (await fetch(`${url}/api/places/at?lng=${lng}&lat=${lat}`)).json()) as { grid: string | null }
    if (at.grid === grid) return [lng, lat]
  }
  throw new Error('no point found in the grid of wg01')
}

export interface Scene {
  readonly browser: Browser
  readonly url: string
  readonly language: Language
  readonly at: Point
}
const phone = (set: Scene, login?: string) => openEye(set.browser, { ...set, device: 'phone', ...(login && { login }) })
const desk = (set: Scene, login?: string) => openEye(set.browser, { ...set, device: 'desk', ...(login && { login }) })
const around = ([lng, lat]: Point, n: number) => ({ point: [lng + (n - 2) * 0.00022, lat + ((n * 7) % 5) * 0.00014] as const })
const pickPhoto = async (eye: Eye) => {
  await eye.page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await drawnPhoto() })
  await eye.page.waitForTimeout(900)
}

/** A resident reports on the phone. @returns the number given */
async function resident(set: Scene): Promise<string> {
  const eye = await phone(set)
  await eye.go('/')
  await eye.shot('portal-home')
  await eye.go('/report')
  await eye.page.locator('textarea').first().fill(said[set.language][0][0])
  await pickPhoto(eye)
  await eye.press('就在我这里', 'Right where I am')
  await eye.page.waitForTimeout(700)
  await eye.shot('portal-report', true)
  await eye.press('发给街道', 'Send to the office')
  await eye.page.locator('output').waitFor()
  await eye.shot('portal-sent', true)
  const number = await eye.page.locator('output').innerText()
  await eye.close()
  return number
}

/** The status page when it is the reporter's turn, with the key of the case. */
async function rating(set: Scene, number: string, key: string): Promise<void> {
  const eye = await phone(set)
  await eye.go(`/s/${number}#${key}`)
  await eye.shot('portal-status', true)
  await eye.close()
}

async function gridWorker(set: Scene): Promise<void> {
  const eye = await phone(set, 'wg01')
  await eye.go('/grid/')
  await eye.shot('grid-tasks')
  await eye.page.locator('a.grid-card').first().click()
  await eye.page.waitForTimeout(3000)
  await eye.shot('grid-task', true)
  await eye.press('核查属实', 'Verified')
  await eye.page
    .locator('textarea')
    .first()
    .fill(eye.words('到现场看了，灯杆编号 0127，灯不亮。', 'Went there: lamp 0127 is out.'))
  await pickPhoto(eye)
  await eye.shot('grid-step', true)
  await eye.context.setOffline(true)
  await eye.page.getByRole('button', { name: eye.words('核查属实', 'Verified') }).click()
  await eye.page.waitForTimeout(1500)
  await eye.shot('grid-offline')
  await eye.context.setOffline(false)
  await eye.close()
}

async function dispatcher(set: Scene, cases: { readonly whistle: string; readonly joint: string }): Promise<void> {
  const eye = await desk(set, 'dd01')
  await eye.go('/desk/')
  await eye.page.waitForTimeout(2500)
  await eye.shot('desk')
  await eye.go(`/desk/case/${cases.whistle}`)
  await eye.page.waitForTimeout(1500)
  await eye.press('派单', 'Dispatch')
  await eye.shot('desk-dispatch')
  await eye.page.keyboard.press('Escape')
  await eye.press('吹哨', 'Whistle')
  await eye.shot('desk-whistle')
  await eye.page.keyboard.press('Escape')
  await eye.go(`/desk/case/${cases.joint}`)
  await eye.page.waitForTimeout(1500)
  await eye.shot('desk-joint', true)
  await eye.go('/desk/map')
  await eye.page.waitForTimeout(3500)
  await eye.shot('desk-map')
  await eye.go('/desk/numbers')
  await eye.shot('desk-numbers')
  await eye.close()
}

/** The sign-in page and the administrators' pages, by their addresses. */
async function administrators(set: Scene): Promise<void> {
  const door = await desk(set)
  await door.go('/desk/')
  await door.shot('desk-sign-in')
  await door.close()
  const pages: readonly (readonly [login: string, path: string, name: string])[] = [
    ['aq01', 'people', 'admin-people'],
    ['aq01', 'rosters', 'admin-rosters'],
    ['xt01', 'calendar', 'admin-calendar'],
    ['xt01', 'registers/incident/catalogue', 'admin-catalogue'],
    ['xt01', 'places', 'admin-places'],
    ['sj01', 'audit', 'admin-audit'],
  ]
  for (const [login, path, name] of pages) {
    const eye = await desk(set, login)
    await eye.go(`/desk/admin/${path}`)
    await eye.page.waitForTimeout(1500)
    await eye.shot(name)
    await eye.close()
  }
}

const rowsOf = async (who: Caller, register: string) =>
  (await who.get<{ rows: RegisterRow[] }>(`/registers/incident/${register}`)).rows

/** Lets the office do a morning's work, photographing it on the way. */
export async function photograph(set: Omit<Scene, 'at'>): Promise<void> {
  const { url } = set
  const say = (zh: string, en: string) => (set.language === 'zh' ? zh : en)
  const worker = await signIn(url, 'wg01')
  const street = await signIn(url, 'dd01')
  const handler = await signIn(url, 'cb-zhifa1')
  const unit = handler.me.posts.find(p => p.role === 'handler')?.unit
  const grid = worker.me.posts.find(p => p.role === 'grid-worker')?.place ?? ''
  const here = { ...set, at: await pointOfGrid(url, grid) }
  const catalogue = await rowsOf(street, 'catalogue')
  const categoryOf = (matter: string) => (catalogue.find(row => JSON.stringify(row.data).includes(matter)) ?? catalogue[0])?.key
  const { rows: units } = await street.get<{ rows: { id: string; kind: string }[] }>('/units')
  const others = units.filter(u => u.kind === 'department' && u.id !== unit).slice(0, 3)

  await resident(here)
  const later = said[set.language].slice(1)
  const filed = await Promise.all(later.map(([words], n) => report(url, { words, where: around(here.at, n), kind: 'street' })))
  const [whistle, joint, rated] = filed.map(f => f.id) as [string, string, string]
  for (const [n, id] of [whistle, joint, rated].entries()) {
    await worker.take(id, 'verify', { seen: say('属实。', 'It is so.'), seenPhotos: [await worker.photo()] })
    await street.take(id, 'file', { category: categoryOf(later[n]?.[1] ?? '') })
  }
  await street.take(joint, 'whistle', {
    unit,
    units: others.map(u => u.id),
    question: say(
      '周五上午九点到现场，一起清理并定下长期看护的办法。',
      'Friday at nine on the spot: clear it together and settle who keeps it clear.',
    ),
  })
  await street.take(rated, 'dispatch', { unit })
  await handler.take(rated, 'finish', {
    result: say(
      '护栏断的一截换了新的，另外三处松动的也紧固了。',
      'The broken part was replaced and three loose ones were fastened.',
    ),
    before: [await handler.photo()],
    after: [await handler.photo()],
  })
  await worker.take(rated, 'approve', { checked: say('看过了，护栏牢固。', 'Seen: the railing is firm.') })
  await rating(here, filed[2]!.number, filed[2]!.key)
  await gridWorker(here)
  await dispatcher(here, { whistle, joint })
  await administrators(here)
  await faces(here)
  await registers(here)
  await plans(here)
  await steering(here)
}
