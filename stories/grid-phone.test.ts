import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, launchProfile } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { cookiesOf, goOut, gridOf, type LngLat, report } from './support/field.ts'
import {
  carryPhone,
  expectState,
  keptCount,
  rawStorage,
  readCase,
  readyForOffline,
  stateOf,
  toast,
  verify,
} from './support/grid-phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let at: LngLat

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  at = await gridOf(office, 'wg01')
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const words = '门锁被撬过的痕迹'
const phoneSessions = async () => {
  const me = await staffOf(office).call<{ person: { id: string } }>('wg01', 'GET', '/api/session')
  const { rows } = await staffOf(office).call<{ rows: { id: string; state: string; seenAt: number }[] }>(
    'aq01',
    'GET',
    `/api/people/${me.person.id}/sessions`,
  )
  return { person: me.person.id, rows }
}

describe('a grid worker’s phone', () => {
  it('keeps everything sealed, and is empty after signing out', async () => {
    const { id } = await report(office, '仓库门没有锁', at)
    const { context, page } = await carryPhone(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}`)
    await page.getByText('仓库门没有锁').first().waitFor()
    await context.setOffline(true)
    await verify(page, words)
    await toast(page, '已存在手机里')
    const raw = await rawStorage(page)
    expect(raw).toContain('[key extractable=false]')
    for (const secret of [words, '仓库门没有锁', '东门口', '13900000000', 'wg01', '139****'])
      expect([secret, raw.includes(secret)]).toEqual([secret, false])

    // It warns of what is not sent, sends first or deletes; the signal is back.
    await page.goto(`${office.url}/grid/me`)
    await page.getByText('还有 1 件没有发出').waitFor()
    await page.getByRole('button', { name: '退出，并删除没发出的 1 件' }).waitFor()
    await page.getByRole('button', { name: '先发出' }).click()
    await context.setOffline(false)
    await expectState(office, id, 'checked')
    await page.getByText('都发出去了').waitFor()
    await page.getByRole('link', { name: '我', exact: true }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    expect(await keptCount(page)).toBe(0)
    const after = await rawStorage(page)
    expect(after).not.toContain('[key')
    expect(after).not.toContain('person=')
    await context.close()
  })

  it('signs out without a signal: nothing is left, and the office hears of it when there is one', async () => {
    const { context, page } = await carryPhone(browser, office, 'wg02', await gridOf(office, 'wg02'))
    await context.setOffline(true)
    await page.goto(`${office.url}/grid/me`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    expect(await keptCount(page)).toBe(0)
    await context.setOffline(false)
    await expect
      .poll(async () => (await context.request.get(`${office.url}/api/session`)).status(), { timeout: 15_000 })
      .toBe(401)
    await page.reload()
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await context.close()
  })

  it('is cleared by the office at its next contact, and the trail says so', async () => {
    const { context, page } = await carryPhone(browser, office, 'wg01', at)
    await context.setOffline(true)
    await page.getByRole('link', { name: '上报', exact: true }).click()
    await page.getByRole('textbox', { name: '情况描述' }).fill('没来得及发的话')
    await page.getByText('误差约 12 米').waitFor()
    await page.getByRole('button', { name: '上报', exact: true }).click()
    await toast(page, '已存在手机里')
    const { person, rows } = await phoneSessions()
    const [mine] = (
      await Promise.all(
        rows
          .filter(row => row.state === 'open')
          .map(async row => ((await rawStorage(page)).includes(row.id) ? row.id : undefined)),
      )
    ).filter(Boolean)
    expect(mine).toBeDefined()
    await staffOf(office).call('aq01', 'POST', `/api/people/${person}/sessions/${mine}/wipe`)
    await context.setOffline(false)
    await page.getByText(/单位要求清除这台手机，已经照办。没有发出的 1 件/).waitFor()
    expect(await keptCount(page)).toBe(0)
    await expect
      .poll(async () => (await phoneSessions()).rows.find(row => row.id === mine)?.state, { timeout: 15_000 })
      .toBe('wiped')
    const trail = await staffOf(office).call<{ rows: { action: string; detail: { unsent?: number } }[] }>(
      'sj01',
      'GET',
      '/api/audit?action=phone-wiped',
    )
    expect(trail.rows[0]?.detail.unsent).toBe(1)
    await context.close()
  })

  it('locks one person’s unsent work away from the next one, and sends it when the first signs in again', async () => {
    const { id } = await report(office, '信报箱被撞歪', at)
    const { context, page } = await carryPhone(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}`)
    await page.getByText('信报箱被撞歪').first().waitFor()
    await context.setOffline(true)
    await verify(page, '第一个人写的')
    await toast(page, '已存在手机里')
    await context.clearCookies()
    await context.addCookies(await cookiesOf(office, 'wg02'))
    await context.setOffline(false)
    await page.goto(`${office.url}/grid/outbox`)
    await page.getByText('都发出去了').waitFor()
    await page.getByRole('link', { name: '我', exact: true }).click()
    await page.getByText('wg02').waitFor()
    expect((await rawStorage(page)).match(/\[key/g)).toHaveLength(1)
    expect(await stateOf(office, id)).toBe('reported')

    await context.clearCookies()
    await context.addCookies(await cookiesOf(office, 'wg01'))
    await page.goto(`${office.url}/grid/`)
    await expectState(office, id, 'checked')
    expect((await readCase(office, id)).case.data.seen).toBe('第一个人写的')
    await context.close()
  })

  it('opens after a week without a signal although the session is over, asks to sign in, and then sends', async () => {
    const { id } = await report(office, '路口镜子碎了', at)
    const { context, page } = await carryPhone(browser, office, 'wg01', at)
    await page.goto(`${office.url}/grid/task/${id}`)
    await page.getByText('路口镜子碎了').first().waitFor()
    await context.setOffline(true)
    await verify(page, '碎片已扫')
    await toast(page, '已存在手机里')
    await context.clearCookies()
    await page.goto(`${office.url}/grid/outbox`)
    await page.getByText('碎片已扫').waitFor()
    await context.setOffline(false)
    await page.reload()
    await page.getByText('登录已过期。您写的 1 件都还在这台手机里').waitFor()
    await page.getByLabel('登录名').fill('wg01')
    await page.getByLabel('密码', { exact: true }).fill('lingdu-2026')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expectState(office, id, 'checked')
    await context.close()
  })

  it('is the same phone after the browser was ended and started again without a signal', async () => {
    const { id } = await report(office, '天桥扶手松了', at)
    const folder = mkdtempSync(join(tmpdir(), 'linli-phone-'))
    const options = { viewport: { width: 360, height: 740 }, locale: 'zh-CN', bypassCSP: true }
    try {
      const first = await launchProfile(folder, options)
      await first.addCookies(await cookiesOf(office, 'wg01'))
      const page = await first.newPage()
      await page.goto(`${office.url}/grid/`)
      await page.getByRole('link', { name: /天桥扶手/ }).waitFor()
      await readyForOffline(page)
      await page.goto(`${office.url}/grid/task/${id}`)
      await page.getByText('天桥扶手松了').first().waitFor()
      await first.setOffline(true)
      await verify(page, '螺栓少了两颗')
      await toast(page, '已存在手机里')
      await first.close()

      const again = await launchProfile(folder, { ...options, offline: true })
      const next = await again.newPage()
      await next.goto(`${office.url}/grid/outbox`)
      await next.getByText('螺栓少了两颗').waitFor()
      await again.setOffline(false)
      await expectState(office, id, 'checked')
      await again.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('goes by the office’s clock when its own is days ahead, and tells its own as it is', async () => {
    const { id } = await report(office, '花坛瓷砖掉了', at)
    const { context, page } = await goOut(browser, office, 'wg01', at)
    const ahead = 3 * 86_400_000
    await context.addInitScript(days => {
      const now = Date.now.bind(Date)
      Date.now = () => now() + days
    }, ahead)
    await page.reload()
    await page.getByText(/还剩/).first().waitFor()
    await page.goto(`${office.url}/grid/me`)
    await page.getByText('快了3 天').waitFor()
    await page.goto(`${office.url}/grid/task/${id}`)
    await verify(page, '少了四块')
    await expectState(office, id, 'checked')
    const { events } = await readCase(office, id)
    const told = events.at(-1)!
    expect(told.madeAt! - told.at).toBeGreaterThan(ahead - 60_000)
    expect(Math.abs(told.at - Date.now())).toBeLessThan(60_000)
    await context.close()
  })
})
