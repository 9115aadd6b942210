import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { type MailBox, openMailBox } from '../server/testing/mail-box.ts'
import { openCase, sitDown } from './support/desk.ts'
import { openReport, pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let box: MailBox
let centre: readonly [number, number]

const freePort = () =>
  new Promise<number>(resolve => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })

beforeAll(async () => {
  const port = await freePort()
  office = await startTestOffice({ cases: 40, env: { PORT: String(port), LINLI_PUBLIC_URL: `http://127.0.0.1:${port}` } })
  browser = await launchBrowser()
  box = await openMailBox()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})
afterAll(async () => {
  await browser?.close()
  await box?.close()
  await office?.stop()
})

const letter = async (about: string) => {
  await expect.poll(() => box.letters.filter(one => one.subject.includes(about)).length, { timeout: 30_000 }).toBe(1)
  return box.letters.find(one => one.subject.includes(about))!
}

it('is set up by the administrator at the desk, who sends a test to see that it works', async () => {
  const page = await sitDown(browser, office, 'xt01')
  await page.goto(`${office.url}/desk/admin/channels`)
  const mail = page.locator('section', { hasText: '电子邮件（SMTP）' }).first()
  await mail.getByRole('button', { name: '设置' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('服务器').fill('127.0.0.1')
  await form.getByLabel('端口').fill(String(box.port))
  await form.getByLabel('加密').selectOption('none')
  await form.getByLabel('发件地址').fill('office@example.org')
  await form.getByLabel('发件人名称').fill('灵渡街道')
  await form.getByRole('button', { name: '保存' }).click()
  await mail.getByText('给自己发一条测试').click()
  await mail.getByLabel('发到哪个邮箱').fill('me@example.org')
  await mail.getByRole('button', { name: '发送测试' }).click()
  await mail.getByText('已送出').waitFor()
  expect((await letter('测试')).to).toBe('me@example.org')
  expect(await seriousFindings(page)).toEqual([])
  await page.context().close()
})

it('reaches a resident who chose e-mail: the link opens the matter, the stop works, and the desk sees both', async () => {
  const phone = await pickUpPhone(browser, centre)
  const { page } = phone
  await openReport(page, `${office.url}/report`)
  await page.getByLabel('情况描述').fill('五号楼前面的树枝断了，挂在电线上。')
  await page.getByRole('button', { name: '就在我这里' }).click()
  await page.getByText('附近').first().waitFor()
  await page.locator('details.p-more > summary').click()
  await page.getByLabel('办理有进展时发邮件给我').fill('li@example.org')
  await page.getByRole('button', { name: '发给街道' }).click()
  await page.getByRole('heading', { name: '街道收到了' }).waitFor()
  const number = await page.locator('output').innerText()
  await page.getByText('发邮件到 li***@example.org').waitFor()
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
  expect((await letter('已收到')).text).toContain(number)

  const staff = staffOf(office)
  const { rows } = await staff.call<{ rows: { id: string; number: string }[] }>('dd01', 'GET', `/api/cases?view=all&q=${number}`)
  const id = rows[0]!.id
  await staff.take('dd01', id, 'refuse', { route: 'beyond', turnTo: '供电公司 95598', reason: '电线由供电公司管理，已经转告。' })
  const told = await letter('不予受理')
  expect(told.text).toContain('电线由供电公司管理')

  const other = await pickUpPhone(browser, centre)
  const link = /http:\S+\/s\/\S+/.exec(told.text)?.[0] ?? ''
  await other.page.goto(link)
  await other.page.getByText('办理有进展时告诉我').waitFor()
  expect(await seriousFindings(other.page)).toEqual([])
  await other.page.goto(/http:\S+\/stop#\S+/.exec(told.text)?.[0] ?? '')
  await other.page.getByRole('heading', { name: '已停止：邮件' }).waitFor()
  await other.page.getByRole('button', { name: '还是继续告诉我' }).click()
  await other.page.getByRole('heading', { name: '会继续告诉您：邮件' }).waitFor()

  const desk = await sitDown(browser, office, 'dd01')
  await openCase(desk, office, id)
  await desk.locator('.desk-told > summary').click()
  await desk.getByText('邮件 li***@example.org').first().waitFor()
  expect(await desk.getByText('已发出').count()).toBeGreaterThan(1)
})
