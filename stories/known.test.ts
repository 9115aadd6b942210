import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, sitDown } from './support/desk.ts'
import { pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'
import { bulk } from './support/queue.ts'
import { staffOf, workToCallback } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let centre: readonly [number, number]

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

interface Filed {
  readonly id: string
  readonly number: string
  readonly key: string
}
const broken = '三号楼前的水管爆了，水流到马路上，周家婶婶说的'

async function report(words: string, [lng, lat] = centre): Promise<Filed> {
  const payload = { id: randomUUID(), answers: { words, where: { point: [lng, lat] }, kind: 'street' } }
  return (await office.server.inject({ method: 'POST', url: '/api/cases/incident', payload })).json<Filed>()
}

const card = (page: Page) => page.getByRole('region', { name: /可能是同一件事/ })

async function fill(page: Page, words: string) {
  await page.goto(office.url)
  await page.getByRole('link', { name: '我要反映' }).click()
  await page.getByLabel('情况描述').fill(words)
  await page.getByRole('button', { name: '就在我这里' }).click()
  await page.getByText('附近').first().waitFor()
}

describe('one broken pipe', () => {
  it('reported by one is joined by the second in one press, with nothing of the first to be read', async () => {
    const first = await report(broken)
    const { page } = await pickUpPhone(browser, centre)
    await fill(page, '路上有根水管爆了')
    await card(page).waitFor()
    expect(await card(page).innerText()).toMatch(/道路设施[\s\S]*约 50 米/)
    expect(await card(page).innerText()).not.toMatch(/周家|水管/)
    expect(await tooWide(page)).toBe(0)
    expect(await seriousFindings(page)).toEqual([])
    await card(page).getByRole('button', { name: '我也遇到了' }).first().click()
    await page.getByText('2 人反映了这件事').waitFor()
    expect(page.url()).not.toContain(first.number)
    expect(await page.locator('main').innerText()).not.toMatch(/周家/)
    await page.goto(office.url)
    await page.getByLabel('情况描述').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('reported a third time anyway is merged at the desk, everybody reads what became of it, and it is undone', async () => {
    const main = await report('东门口的路灯倒了，压着人行道', [centre[0] + 0.004, centre[1]])
    const joined = await office.server.inject({
      method: 'POST',
      url: `/api/public/cases/${main.number}/join`,
      payload: { id: randomUUID(), answers: {} },
    })
    const second = joined.json<Filed>()
    const third = await report('路灯倒了，压在东门口的人行道上', [centre[0] + 0.0042, centre[1]])

    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, third.id)
    const panel = page.getByRole('region', { name: '可能已知' })
    await panel
      .getByText(/都提到/)
      .first()
      .waitFor()
    await page.keyboard.press('b')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: `本案并入 ${main.number}` }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await panel.getByText(`本案已并入 ${main.number}`).waitFor()

    expect(await workToCallback(office, main.id)).toBe('callback')
    for (const { number, key } of [main, second, third]) {
      const phone = await pickUpPhone(browser, centre)
      await phone.page.goto(`${office.url}/s/${number}#${key}`)
      await phone.page.getByText('3 人反映了这件事').waitFor()
      await phone.page.getByText('已经亮了').first().waitFor()
      await phone.page.getByRole('heading', { name: '评价' }).waitFor()
      await phone.page.context().close()
    }

    await panel.getByRole('button', { name: '撤销并案' }).click()
    await dialog.getByLabel('撤销的原因').fill('是两盏灯')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已恢复单独办理').waitFor()
    const { case: c } = await staffOf(office).call<{ case: { state: string; clock: { dueAt: number | null } } }>(
      'dd01',
      'GET',
      `/api/cases/${third.id}`,
    )
    expect(c).toMatchObject({ state: 'reported', clock: { leftMs: null } })
    expect(c.clock.dueAt).toBeGreaterThan(Date.now() - 60_000)
    await page.context().close()
  })

  it('reported many times over is made one from the list', async () => {
    const words = '菜场后门垃圾堆成山，并案清单'
    const at: [number, number] = [centre[0], centre[1] + 0.004]
    const made = [await report(words, at), await report(`${words}二`, at), await report(`${words}三`, at)]
    const page = await sitDown(browser, office, 'dd01')
    await page.goto(`${office.url}/desk/?view=all&order=newest&q=${encodeURIComponent('并案清单')}`)
    await page.getByRole('row').nth(3).waitFor()
    await page.keyboard.press('a')
    await bulk(page)
      .getByRole('button', { name: /并为一件/ })
      .waitFor()
    await page.keyboard.press('b')
    await page.getByRole('dialog').getByText('把选中的 3 件并为一件').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(`2 件已并入 ${made[0]?.number}`).waitFor()
    await page.getByText('3 人反映').first().waitFor()
    await page.context().close()
  })
})
