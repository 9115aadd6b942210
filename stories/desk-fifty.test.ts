import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { keysOf, readyToFile, sitDown } from './support/desk.ts'
import { act, dialog } from './support/queue.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 40, env: { LINLI_UNDO_SECONDS: '10' } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

/** Each has a category of its own, its unit comes from the rule, and every step can still be taken back for ten seconds. */
it('works through fifty waiting reports one by one by keyboard', async () => {
  const staff = staffOf(office)
  const made: { id: string; number: string }[] = []
  for (let i = 1; i <= 50; i += 1) made.push(await readyToFile(office, `第${i}件，人行道砖松动，逐件故事`))
  const page = await sitDown(browser, office, 'dd01')
  await page.goto(`${office.url}/desk/?state=checked&order=oldest&q=${encodeURIComponent('逐件故事')}`)
  await page.locator('tr[data-row]').first().waitFor()
  const keys = keysOf(page)
  const began = Date.now()
  for (const { number } of made) {
    await page.locator('.desk-case-number span', { hasText: number }).first().waitFor()
    await act(page, /^立案/).waitFor()
    await keys.press('1')
    await dialog(page)
      .getByText(/^因为提到：/)
      .waitFor()
    await keys.press('Control+Enter')
    await act(page, /^派单/).waitFor()
    await keys.press('1')
    await dialog(page).getByText('为什么先选了它').waitFor()
    await keys.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
  }
  console.log(`fifty reports one by one: ${keys.count()} key presses, ${((Date.now() - began) / 1000).toFixed(1)} s by a machine`)
  expect(keys.count()).toBeLessThanOrEqual(500)
  await page.waitForTimeout(12_000)
  for (const { id } of made) {
    const { state } = (await staff.call<{ case: { state: string } }>('dd01', 'GET', `/api/cases/${id}`)).case
    expect(state).toBe('handling')
  }
  await page.context().close()
})
