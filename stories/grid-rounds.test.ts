import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { goOut } from './support/field.ts'
import { carryPhone, killTab, takePhoto, toast } from './support/grid-phone.ts'
import { beside, dueToday, heading, stand, startWalk, visitsOf, walkOnPhone, walkOrder } from './support/patrol.ts'
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

describe('a patrol', () => {
  it('is walked without a signal, survives a killed tab, sends every visit once, and its route is gone in the end', async () => {
    const began = Date.now() - 1000
    const stops = await dueToday(office)
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
    await heading(page).filter({ hasText: names[3]! }).waitFor()
    await page.getByRole('link', { name: '看路线' }).click()
    await page.getByText(`还有 ${names.length - 3} 个点`).waitFor()
    await expect.poll(way, { timeout: 20_000 }).toContain('L')

    await page.getByRole('button', { name: '结束', exact: true }).click()
    await page.getByRole('button', { name: /结束巡查，删掉路线/ }).click()
    await page.getByText(`3 / ${names.length} 个点`).waitFor()
    await expect.poll(() => walkOnPhone(page)).toEqual([])
    expect(await page.getByText(/正在巡查/).count()).toBe(0)

    await context.setOffline(false)
    for (const n of [0, 1, 2]) await expect.poll(() => visitsOf(office, at(n).id, began), { timeout: 60_000 }).toBe(1)
    await page.goto(`${office.url}/grid/mine`)
    await page.getByRole('link', { name: /三轮车/ }).waitFor()
    expect(await page.getByRole('link', { name: /三轮车/ }).count()).toBe(1)
    await context.close()
  })

  it('goes in an order nobody can know, also where the phone gives no position', async () => {
    const stops = await dueToday(office)
    const { context, page } = await goOut(browser, office, 'wg01', beside(stops[0]!, 100))
    await startWalk(office, page)
    const walking = await walkOrder(page)
    await page.getByRole('button', { name: '结束', exact: true }).click()
    await page.getByRole('button', { name: /结束巡查，删掉路线/ }).click()
    await page.getByRole('button', { name: '好了' }).click()
    await context.clearPermissions()
    const orders = new Set<string>()
    for (let n = 0; n < 2; n += 1) {
      await startWalk(office, page, '随机')
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

describe('a walk that nobody ended', () => {
  it('is gone with its route after twelve hours, and at once on signing out', async () => {
    const { context, page } = await goOut(browser, office, 'wg01', beside((await dueToday(office))[0]!, 100))
    await startWalk(office, page)
    await expect.poll(() => walkOnPhone(page)).toEqual(['route', 'walk'])
    await page.goto(`${office.url}/grid/me`)
    await page.getByRole('button', { name: /^退出/ }).click()
    await page.getByLabel('登录名').waitFor()
    await expect.poll(() => walkOnPhone(page)).toEqual([])
    await context.close()

    const later = await goOut(browser, office, 'wg01', beside((await dueToday(office))[0]!, 100))
    await startWalk(office, later.page)
    await later.page.clock.setSystemTime(Date.now() + 12.1 * 3_600_000)
    await later.page.goto(`${office.url}/grid/`)
    await later.page.getByRole('link', { name: '去巡查' }).waitFor()
    await expect.poll(() => walkOnPhone(later.page)).toEqual([])
    expect(await later.page.getByText(/正在巡查/).count()).toBe(0)
    await later.context.close()
  })
})

describe('when something changed while the worker was out', () => {
  it('a stop somebody visited meanwhile is told, and the second visit is sent all the same', async () => {
    const began = Date.now() - 1000
    const stop = (await dueToday(office))[0]!
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
    await expect.poll(() => visitsOf(office, stop.id, began), { timeout: 45_000 }).toBe(2)
    await context.close()
  })

  it('points that were added meanwhile are asked for, and what was answered is still there', async () => {
    const began = Date.now() - 1000
    const stop = (await dueToday(office))[0]!
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
    await expect.poll(() => visitsOf(office, stop.id, began), { timeout: 45_000 }).toBe(1)
    await context.close()
  })
})
