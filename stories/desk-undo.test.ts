import { describe, expect, it } from 'vitest'
import { readyToDispatch, readyToFile, sitDown, unitOf } from './support/desk.ts'
import { seriousFindings } from './support/phone.ts'
import { act, bulk, dialog, held, officeWithQueue, queueOf, row, until } from './support/queue.ts'

const { of, read, states, many, open } = officeWithQueue()

describe('taking back', () => {
  it('takes back one step with z, as if it had never been', async () => {
    const { id, number } = await readyToDispatch(of.office, '派错了单，撤销故事')
    const page = await sitDown(of.browser, of.office, 'dd01')
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
    const { events } = await of.staff.call<{ events: { body: { kind: string; step?: string } }[] }>(
      'dd01',
      'GET',
      `/api/cases/${id}`,
    )
    expect(events.some(event => event.body.step === 'dispatch')).toBe(false)
    await page.context().close()
  })

  it('is taken though the tab was closed, and can be taken back after a reload', async () => {
    const made = await many(2, readyToFile, '关了页面的，关页故事')
    const page = await sitDown(of.browser, of.office, 'dd01')
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
    const page = await sitDown(of.browser, of.office, 'dd01')
    await open(page, queueOf('filed', '没办成故事'))
    await page.keyboard.press('a')
    await bulk(page)
      .getByRole('button', { name: /^退回核查/ })
      .click()
    await dialog(page).getByLabel('退回原因').fill('请再看看')
    await page.keyboard.press('Control+Enter')
    await held(page).getByText('已提交 3 件').waitFor()
    const unit = await unitOf(of.office, 'cb-zhifa1')
    await of.staff.take('dd02', made[1]!.id, 'dispatch', { unit: unit.id })
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
