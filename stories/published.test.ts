import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { findings } from './support/findings.ts'
import { tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 60 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

it('words are looked at before everybody reads them, and their author may take them back', async () => {
  const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
  const id = randomUUID()
  const answers = { words: '路口的井盖响，找物业 13900000000 没人管', kind: 'street', where: { point: map.centre } }
  const filed = await office.server.inject({ method: 'POST', url: '/api/cases/incident', payload: { id, answers } })
  const { number, key } = filed.json<{ number: string; key: string }>()
  await staffOf(office).take('dd01', id, 'pass')

  // At the desk, by keyboard: the number is masked already, one press publishes.
  const desk = await sitDown(browser, office, 'dd01')
  await desk.goto(`${office.url}/desk/published`)
  await desk.getByRole('searchbox', { name: '按编号找' }).fill(number)
  await desk.keyboard.press('Enter')
  await desk.getByRole('link', { name: new RegExp(number) }).waitFor()
  await expect.poll(() => desk.locator('.looks-card mark').allTextContents()).toEqual(['13900000000'])
  const words = desk.getByLabel('公开的文字')
  expect(await words.inputValue()).toBe('路口的井盖响，找物业 139****0000 没人管')
  expect(await findings(desk)).toEqual([])
  expect(await tooWide(desk)).toBeLessThanOrEqual(0)
  await words.fill('路口的井盖响')
  await desk.keyboard.press('Control+Enter')
  await desk.getByText(`${number} 已公开`).waitFor()

  // Anybody reads it in the public list.
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN', bypassCSP: true })
  const phone = await context.newPage()
  await phone.goto(`${office.url}/published?kind=incident.street&stage=open`)
  await phone.getByText('路口的井盖响').waitFor()
  expect(await tooWide(phone)).toBeLessThanOrEqual(0)
  expect(await findings(phone)).toEqual([])
  expect(await phone.locator('main').innerText()).not.toMatch(/139\d{8}/)
  await phone.locator('li', { hasText: '路口的井盖响' }).getByRole('link').click()
  await phone.getByRole('heading', { name: '办理过程' }).waitFor()
  expect(await findings(phone)).toEqual([])

  // The author takes it back, and it is gone at once.
  await phone.goto(`${office.url}/s/${number}#${key}`)
  await phone.getByRole('button', { name: '收回，不公开内容和照片' }).click()
  await phone
    .getByRole('button', { name: /收回，不公开内容和照片/ })
    .first()
    .click()
  await phone.getByText('您收回了内容和照片').waitFor()
  await phone.goto(`${office.url}/published?kind=incident.street&stage=open`)
  await phone.getByText(/已列出/).waitFor()
  expect(await phone.getByText('路口的井盖响').count()).toBe(0)
  await context.close()
  await desk.context().close()
})
