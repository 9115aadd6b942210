import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
/** A building of an estate as the office calls it: 蓼坪名庭 1幢. */
let building: string

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  const { rows } = (await office.server.inject('/api/places?kind=building')).json<{ rows: { name: string }[] }>()
  building = rows.find(({ name }) => name.endsWith(' 1幢'))!.name
  const [estate = ''] = building.split(' ')
  const words = {
    小亭: `${estate}1号楼`,
    长凳: `${estate}1栋2单元`,
    花坛: `${estate}１＃`,
    空地: `${estate}1幢对面`,
    远处: '南川市中山路3号',
  }
  for (const [name, address] of Object.entries(words)) {
    const data = { name, kind: 'pocket', where: { address }, area: 20, accessible: true, lit: false, state: 'good' }
    await staffOf(office).call('dd01', 'POST', '/api/entries/facilities.spaces', { id: randomUUID(), data })
  }
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const row = (page: Page, name: string) => page.getByRole('article', { name })

it('somebody who knows the ground works through addresses that are words only', async () => {
  const page = await sitDown(browser, office, 'dd01')
  await page.goto(`${office.url}/desk/registers/addresses?register=facilities.spaces`)
  await row(page, '小亭').waitFor()
  expect(await seriousFindings(page)).toEqual([])

  await row(page, '空地').getByText('写的是在它旁边').waitFor()
  await row(page, '空地')
    .getByRole('button', { name: `就是这里：${building}` })
    .click()
  await page.getByText(`已定位到 ${building}`).waitFor()
  await expect.poll(() => row(page, '空地').count()).toBe(0)
  await page.getByRole('button', { name: '撤销' }).click()
  await row(page, '空地').waitFor()

  await row(page, '远处').getByRole('button', { name: '不在本街道' }).click()
  await expect.poll(() => row(page, '远处').count()).toBe(0)

  await page.getByRole('button', { name: '地址相同的 3 条一并定位' }).click()
  await page.getByRole('button', { name: /把这 3 条定位到地址相同的楼栋/ }).click()
  await page.getByText('已定位 3 条').waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(1)

  await page.setViewportSize({ width: 360, height: 780 })
  expect(await tooWide(page)).toBe(0)
  const { rows } = await staffOf(office).call<{ rows: { name: string; data: { where: { address: string } } }[] }>(
    'dd01',
    'GET',
    '/api/entries/facilities.spaces',
  )
  expect(rows.find(({ name }) => name === '长凳')?.data.where.address).toMatch(/路.*1幢2单元$/)
  await page.context().close()
})
