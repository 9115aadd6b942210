import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { readyToDispatch, readyToFile, sitDown, unitOf } from './support/desk.ts'
import { seriousFindings } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let staff: ReturnType<typeof staffOf>

beforeAll(async () => {
  office = await startTestOffice({ cases: 40, env: { LINLI_UNDO_SECONDS: '5' } })
  staff = staffOf(office)
  await staff.call('dd01', 'GET', '/api/session')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

type Case = { state: string; unit: string | null; number: string }
const read = async (id: string, as = 'dd01') => (await staff.call<{ case: Case }>(as, 'GET', `/api/cases/${id}`)).case
const states = async (made: readonly { id: string }[]) => (await Promise.all(made.map(one => read(one.id)))).map(one => one.state)
const until = async (what: () => Promise<boolean>, seconds = 20) => {
  for (let tries = 0; tries < seconds * 5; tries += 1) {
    if (await what()) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  throw new Error(`not so after ${seconds} s: ${what}`)
}
const many = async (n: number, make: typeof readyToFile, words: string) => {
  const made = []
  for (let i = 1; i <= n; i += 1) made.push(await make(office, `第${i}件，${words}`))
  return made
}
const dialog = (page: Page) => page.getByRole('dialog')
const act = (page: Page, name: RegExp) => page.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name })
const bulk = (page: Page) => page.getByRole('toolbar', { name: '对选中的案件' })
const held = (page: Page) => page.locator('.desk-held')
const row = (page: Page, at = 0) => page.locator(`tr[data-row="${at}"]`)
const open = async (page: Page, search: string) => {
  await page.goto(`${office.url}/desk/?${search}`)
  await row(page).waitFor()
}
const queueOf = (state: string, words: string) => `state=${state}&order=oldest&q=${encodeURIComponent(words)}`

describe('taking back', () => {
  it('takes back one step with z, as if it had never been', async () => {
    const { id, number } = await readyToDispatch(office, '派错了单，撤销故事')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('filed', '撤销故事'))
    await act(page, /^派单/).waitFor()
    await page.keyboard.press('1')
    await dialog(page).getByText('为什么先选了它').waitFor()
    await page.keyboard.press('Control+Enter')
    await held(page).getByText(number).waitFor()
    await page.getByText('没有找到').waitFor()
    expect((await read(id)).state).toBe('filed')
    await page.keyboard.press('z')
    await page.getByText('已撤销').waitFor()
    await row(page).waitFor()
    await page.waitForTimeout(6500)
    expect((await read(id)).state).toBe('filed')
    const { events } = await staff.call<{ events: { body: { kind: string; step?: string } }[] }>(
      'dd01',
      'GET',
      `/api/cases/${id}`,
    )
    expect(events.some(event => event.body.step === 'dispatch')).toBe(false)
    await page.context().close()
  })

  it('is taken though the tab was closed, and can be taken back after a reload', async () => {
    const made = await many(2, readyToFile, '关了页面的，关页故事')
    const page = await sitDown(browser, office, 'dd01')
    const refuse = async (search: string) => {
      await open(page, search)
      await page.keyboard.press('x')
      await bulk(page)
        .getByRole('button', { name: /^退回核查/ })
        .click()
      await dialog(page).getByLabel('退回原因').fill('请补一张照片')
      await page.keyboard.press('Control+Enter')
      await held(page).waitFor()
    }
    await refuse(queueOf('checked', '第1件，关了页面的'))
    await page.reload()
    await held(page).getByRole('button', { name: /撤销/ }).click()
    await page.getByText('已撤销').waitFor()
    await refuse(queueOf('checked', '第2件，关了页面的'))
    await page.context().close()
    await until(async () => (await states(made))[1] === 'reported')
    expect(await states(made)).toEqual(['checked', 'reported'])
  })

  it('says which of many were not done and why, and leads to them', async () => {
    const made = await many(3, readyToDispatch, '同事抢先一步，没办成故事')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('filed', '没办成故事'))
    await page.keyboard.press('a')
    await bulk(page)
      .getByRole('button', { name: /^退回核查/ })
      .click()
    await dialog(page).getByLabel('退回原因').fill('请再看看')
    await page.keyboard.press('Control+Enter')
    await held(page).getByText('已提交 3 件').waitFor()
    const unit = await unitOf(office, 'cb-zhifa1')
    await staff.take('dd02', made[1]!.id, 'dispatch', { unit: unit.id })
    await page.getByText('有 1 件没有办成').waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: '看看' }).click()
    await page.locator('.desk-refused').getByRole('link', { name: made[1]!.number }).waitFor()
    expect(await states(made)).toEqual(['reported', 'handling', 'reported'])
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '知道了' }).click()
    await page.locator('.desk-refused').waitFor({ state: 'detached' })
    await page.context().close()
  })
})
