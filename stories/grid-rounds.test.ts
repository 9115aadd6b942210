import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Stop, StopList } from '#contract/rounds'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { goOut, type LngLat } from './support/field.ts'
import { findingsOn } from './support/findings.ts'
import { carryPhone, killTab, readCase, takePhoto, toast } from './support/grid-phone.ts'
import { tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

/** What is due today, as the office sees it. */
async function dueToday(): Promise<readonly Stop[]> {
  const dueTo = Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000 + 1) * 86_400_000 - 8 * 3_600_000
  const { rows } = await staffOf(office).call<StopList>('wg01', 'GET', `/api/rounds/patrol/stops?dueTo=${dueTo}`)
  return rows.filter(row => row.point)
}
const beside = ({ point }: Stop, metres: number): LngLat => [point![0] + metres / 97_000, point![1]]
const stand = (context: BrowserContext, [longitude, latitude]: LngLat) =>
  context.setGeolocation({ longitude, latitude, accuracy: 12 })

/** Which sealed things of a walk lie on the phone. */
const walkOnPhone = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('linli-grid')
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const request = db.transaction('sealed').objectStore('sealed').getAllKeys()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    db.close()
    return keys.flatMap(key => (Array.isArray(key) && key[1] === 'patrol' ? [String(key[2])] : [])).sort()
  })

async function start(page: Page, order = '按走路顺序'): Promise<void> {
  await page.goto(`${office.url}/grid/rounds/patrol`)
  await page.getByRole('radio', { name: order }).check()
  await page.getByRole('button', { name: '开始巡查' }).click()
  await page.getByRole('link', { name: '到了，填写' }).waitFor()
}

/** The names of all stops of the walk, in its order. */
const walkOrder = async (page: Page): Promise<string[]> => [
  (await page.locator('#next').innerText()).trim(),
  ...(await page.locator('.walk-rest a > span:nth-child(2)').allInnerTexts()).map(name => name.trim()),
]

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const visitsOf = async (id: string, since: number) =>
  (await readCase(office, id)).events.filter(event => event.at >= since && 'body' in event && isVisit(event.body)).length
const isVisit = (body: unknown) => /"step":"(fine|found|shut)"/.test(JSON.stringify(body))

describe('a patrol', () => {
  it('is walked without a signal, survives a killed tab, sends every visit once, and its route is gone in the end', async () => {
    const began = Date.now() - 1000
    const stops = await dueToday()
    expect(stops.length).toBeGreaterThan(3)
    const phone = await carryPhone(browser, office, 'wg01', beside(stops[0]!, 120))
    const { context } = phone
    await phone.page
      .getByRole('region', { name: '今天的巡查' })
      .getByText(/去过 \d+ \/ \d+/)
      .waitFor()
    // A stop is walked to, not worked off: it is no task besides.
    expect(await phone.page.locator('.grid-cards a[href*="/task/"]', { hasText: stops[0]!.address ?? '' }).count()).toBe(0)
    await phone.page.waitForTimeout(1500)
    await context.setOffline(true)
    let page = await killTab(context, phone.page, `${office.url}/grid/`)
    expect(await walkOnPhone(page)).toEqual([])
    await page.getByRole('link', { name: '去巡查' }).click()
    await page.getByRole('radio', { name: '按走路顺序' }).check()
    await page.getByRole('button', { name: '开始巡查' }).click()
    await page.getByText(/正在巡查，记录路线/).waitFor()
    const names = await walkOrder(page)
    expect(names).toHaveLength(stops.length)
    const at = (n: number) => stops.find(stop => stop.address === names[n])!

    // Walking is drawn, pausing is not.
    await stand(context, beside(at(0), 80))
    await stand(context, beside(at(0), 40))
    const way = () => page.locator('.walk-way').evaluateAll(all => all.map(one => one.getAttribute('d')).join())
    await expect.poll(way, { timeout: 20_000 }).toContain('L')
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByText('巡查暂停了').waitFor()
    const before = await way()
    await stand(context, beside(at(0), 900))
    await page.waitForTimeout(700)
    expect(await way()).toBe(before)
    await stand(context, beside(at(0), 5))
    await page.getByRole('button', { name: '继续走' }).click()

    // Two presses, and the next stop is there.
    await page.getByRole('link', { name: '到了，填写' }).click()
    await heading(page).filter({ hasText: names[0]! }).waitFor()
    await page.getByRole('button', { name: /都正常/ }).click()
    await page.getByRole('button', { name: '一切正常' }).click()
    await heading(page).filter({ hasText: names[1]! }).waitFor()

    await stand(context, beside(at(1), 5))
    await page.getByRole('radio', { name: '有问题' }).first().check()
    await page.getByRole('button', { name: /都正常/ }).click()
    await page.getByRole('button', { name: '发现问题' }).click()
    await takePhoto(page, '现场照片')
    await page.getByRole('textbox', { name: '问题描述' }).fill('通道口停了一辆三轮车')
    await page.getByRole('button', { name: '发现问题' }).click()
    await heading(page).filter({ hasText: names[2]! }).waitFor()

    // The tab is killed in the middle of the third; everything is as it was.
    await page.getByRole('radio', { name: '没有这项' }).first().check()
    await page.waitForTimeout(500)
    page = await killTab(context, page, page.url())
    await heading(page).filter({ hasText: names[2]! }).waitFor()
    await page.getByText(/正在巡查，记录路线/).waitFor()
    expect(await page.getByRole('radio', { name: '没有这项' }).first().isChecked()).toBe(true)
    expect(await walkOnPhone(page)).toEqual(['route', 'walk'])
    await page.getByRole('button', { name: /都正常/ }).click()
    await page.getByRole('button', { name: '一切正常' }).click()
    await page.getByRole('link', { name: '看路线' }).click()
    await page.getByText(`还有 ${names.length - 3} 个点`).waitFor()
    await expect.poll(way, { timeout: 20_000 }).toContain('L')

    await page.getByRole('button', { name: '结束', exact: true }).click()
    await page.getByRole('button', { name: /结束巡查，删掉路线/ }).click()
    await page.getByText(`3 / ${names.length} 个点`).waitFor()
    await expect.poll(() => walkOnPhone(page)).toEqual([])
    expect(await page.getByText(/正在巡查/).count()).toBe(0)

    await context.setOffline(false)
    for (const n of [0, 1, 2]) await expect.poll(() => visitsOf(at(n).id, began), { timeout: 60_000 }).toBe(1)
    await page.goto(`${office.url}/grid/mine`)
    await page.getByRole('link', { name: /三轮车/ }).waitFor()
    expect(await page.getByRole('link', { name: /三轮车/ }).count()).toBe(1)
    await context.close()
  })

  it('goes in an order nobody can know, also where the phone gives no position', async () => {
    const stops = await dueToday()
    const { context, page } = await goOut(browser, office, 'wg01', beside(stops[0]!, 100))
    await start(page)
    const walking = await walkOrder(page)
    await page.getByRole('button', { name: '结束', exact: true }).click()
    await page.getByRole('button', { name: /结束巡查，删掉路线/ }).click()
    await page.getByRole('button', { name: '好了' }).click()
    await context.clearPermissions()
    const orders = new Set<string>()
    for (let n = 0; n < 2; n += 1) {
      await start(page, '随机')
      const order = await walkOrder(page)
      expect([...order].sort()).toEqual([...walking].sort())
      orders.add(order.join())
      await page.getByText('路线没有记录').waitFor()
      await page.getByRole('button', { name: '结束', exact: true }).click()
      await page.getByRole('button', { name: /结束巡查，删掉路线/ }).click()
      await page.getByText('没有记录', { exact: true }).waitFor()
    }
    // Of four stops or more, three orders are all the same once in 576 times at most.
    expect(new Set([...orders, walking.join()]).size).toBeGreaterThan(1)
    await context.close()
  })
})

describe('when something changed while the worker was out', () => {
  it('a stop somebody visited meanwhile is told, and the second visit is sent all the same', async () => {
    const began = Date.now() - 1000
    const stop = (await dueToday())[0]!
    const { context, page } = await carryPhone(browser, office, 'wg01', beside(stop, 20))
    await page.goto(`${office.url}/grid/rounds/patrol/${stop.id}`)
    await page.getByRole('button', { name: /都正常/ }).waitFor()
    await context.setOffline(true)
    const checked = stop.points.map(point => ({ point, found: 'fine' }))
    await staffOf(office).take('wg01', stop.id, 'fine', { checked })
    await page.getByRole('button', { name: /都正常/ }).click()
    await page.getByRole('button', { name: '一切正常' }).click()
    await toast(page, '已存在手机里')
    await context.setOffline(false)
    await page.goto(`${office.url}/grid/outbox`)
    await page.getByRole('region', { name: '您看过以后发生的事' }).getByText('一切正常').waitFor()
    await page.getByRole('button', { name: '照样再发' }).click()
    await expect.poll(() => visitsOf(stop.id, began), { timeout: 45_000 }).toBe(2)
    await context.close()
  })

  it('points that were added meanwhile are asked for, and what was answered is still there', async () => {
    const began = Date.now() - 1000
    const stop = (await dueToday())[0]!
    const { context, page } = await carryPhone(browser, office, 'wg01', beside(stop, 20))
    await page.goto(`${office.url}/grid/rounds/patrol/${stop.id}`)
    await page.getByRole('radio', { name: '没有这项' }).first().check()
    await page.getByRole('button', { name: /都正常/ }).click()
    await context.setOffline(true)
    await page.getByRole('button', { name: '一切正常' }).click()
    await toast(page, '已存在手机里')

    const staff = staffOf(office)
    type Row = { key: string; version: number; data: Record<string, unknown> }
    const rows = async (register: string) =>
      (await staff.call<{ rows: Row[] }>('xt01', 'GET', `/api/registers/patrol/${register}?limit=200`)).rows
    const spot = (await rows('checkpoints')).find(row => row.key === stop.facts.spot)
    const list = (await rows('checklists')).find(row => row.key === spot?.data.checklist)!
    const answer = await office.server.inject({
      method: 'PUT',
      url: `/api/registers/patrol/checklists/${list.key}`,
      headers: await office.signIn('xt01'),
      payload: { version: list.version, data: { ...list.data, points: `${String(list.data.points)}\n门禁好用` } },
    })
    expect(answer.statusCode, answer.body).toBe(200)

    await context.setOffline(false)
    await page.goto(`${office.url}/grid/outbox`)
    await page.getByRole('button', { name: '改了再发' }).click()
    await page.getByText('检查项有变化').waitFor()
    expect(await page.getByRole('radio', { name: '没有这项' }).first().isChecked()).toBe(true)
    await page.getByRole('group', { name: '门禁好用' }).getByRole('radio', { name: '正常', exact: true }).check()
    await page.getByRole('button', { name: '一切正常' }).click()
    await expect.poll(() => visitsOf(stop.id, began), { timeout: 45_000 }).toBe(1)
    await context.close()
  })
})

describe('people to look in on', () => {
  it('are noted with one press by whoever looks after them, with no map', async () => {
    const { context, page } = await goOut(browser, office, 'sq01', [109.5, 29])
    const today = page.getByRole('region', { name: /关爱探访/ })
    await today.getByRole('link').first().click()
    await page.getByRole('button', { name: '一切都好' }).waitFor()
    expect(await page.getByRole('link', { name: /导航|高德/ }).count()).toBe(0)
    expect(await page.locator('.walk-map, .maplibregl-map').count()).toBe(0)
    await page.getByRole('button', { name: '一切都好' }).click()
    await toast(page, '“一切都好”已办')
    await today.getByText(/去过 [1-9]/).waitFor()
    await context.close()
  })
})

describe('nothing stands in anybody’s way', () => {
  it('on today’s page, before and during a walk, at a stop and in its form', async () => {
    const stop = (await dueToday())[0]!
    const { context, page } = await goOut(browser, office, 'wg01', beside(stop, 60))
    // A colour on its way to another is neither.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const round = '/grid/rounds/patrol'
    expect(await findingsOn(page, office.url, ['/grid/', round])).toEqual({})
    await page.evaluate(() => localStorage.setItem('linli.language', 'zh'))
    await start(page)
    expect(await findingsOn(page, office.url, [round, `${round}/${stop.id}`, `${round}/${stop.id}/found`])).toEqual({})
    for (const path of [round, `${round}/${stop.id}`]) {
      await page.goto(`${office.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.evaluate(() => {
        document.documentElement.dataset.size = 'elder'
      })
      expect(await tooWide(page)).toBeLessThanOrEqual(0)
    }
    await context.close()
  })

  it('and a walk is started, a stop visited and the walk ended with the keys alone', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', beside((await dueToday())[0]!, 60))
    await page.goto(`${office.url}/grid/rounds/patrol`)
    await page.getByRole('radio', { name: '按走路顺序' }).press('ArrowDown')
    expect(await page.getByRole('radio', { name: '按时限' }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '开始巡查' }).press('Enter')
    await page.getByRole('link', { name: '到了，填写' }).press('Enter')
    await page.getByRole('button', { name: /都正常/ }).press('Enter')
    await page.getByRole('button', { name: '一切正常' }).press('Enter')
    await toast(page, '“一切正常”已办')
    await page.getByRole('link', { name: '看路线' }).press('Enter')
    await page.getByRole('button', { name: /^结束/ }).press('Enter')
    const sure = page.getByRole('button', { name: /结束巡查，删掉路线/ })
    if (await sure.isVisible()) await sure.press('Enter')
    await page.getByRole('button', { name: '好了' }).waitFor()
    await context.close()
  })
})
