import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, sitDown } from './support/desk.ts'
import { openReport, pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
beforeAll(async () => {
  office = await startTestOffice({ cases: 20 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

it('lets a resident book one of the days to come, which the desk then reads as a day', async () => {
  const staff = staffOf(office)
  const path = '/api/registers/leader-reception/receptionDays'
  const about = { from: '09:00-11:30', leader: '程望舒', where: '三楼接访室' }
  for (const [code, day] of [
    ['S1', '2020-03-05'],
    ['S2', '2099-03-05'],
  ])
    await staff.call('dd01', 'PUT', `${path}/${code}`, { version: 0, data: { ...about, code, day } })
  const { page, context } = await pickUpPhone(browser, [0, 0])
  await openReport(page, `${office.url}/report/reception`)
  const days = page.getByLabel('预约哪一天')
  await days.selectOption({ label: '3月5日周四 09:00-11:30 程望舒 三楼接访室' })
  expect(await days.getByText('三楼接访室').count()).toBe(1)
  await page.getByLabel('想说的事').fill('楼道里给电动车充电，找过物业两次')
  await page.getByText('申诉求决').click()
  await page.getByRole('button', { name: '发给街道' }).click()
  await page.getByText('还没有填“怎么称呼您”').waitFor()
  expect(await tooWide(page)).toBe(0)
  expect(await seriousFindings(page)).toEqual([])
  await page.getByLabel('地址或标志物').fill('东门口')
  await page.getByLabel('怎么称呼您').fill('周一')
  await page.getByLabel('联系电话').fill('13900000000')
  await page.getByRole('button', { name: '发给街道' }).click()
  await page.getByRole('heading', { name: '街道收到了' }).waitFor()
  const number = page.url().split('/').at(-1)
  const { rows } = await staff.call<{ rows: { id: string }[] }>('dd01', 'GET', `/api/cases?type=reception&view=all&q=${number}`)
  const desk = await sitDown(browser, office, 'dd01')
  await openCase(desk, office, rows[0]!.id)
  // The register’s rows come a moment after the case.
  await desk
    .getByRole('article')
    .getByText(/3月5日周四 09:00-11:30 程望舒/)
    .first()
    .waitFor()
  await context.close()
  await desk.context().close()
})
