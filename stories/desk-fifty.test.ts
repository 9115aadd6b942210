import { expect, it } from 'vitest'
import { keysOf, readyToFile, sitDown } from './support/desk.ts'
import { act, dialog, officeWithQueue, queueOf, until } from './support/queue.ts'

const { of, open, many, states } = officeWithQueue({ undoSeconds: 10 })

/** Each has a category of its own, its unit comes from the rule, and every step can still be taken back for ten seconds. */
it('works through fifty waiting reports one by one by keyboard', async () => {
  const made = await many(50, readyToFile, '人行道砖松动，逐件故事')
  const page = await sitDown(of.browser, of.office, 'dd01')
  await open(page, queueOf('checked', '逐件故事'))
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
    // The list may hear of it before the answer comes; keys rest until the question is gone.
    await dialog(page).waitFor({ state: 'detached' })
    await act(page, /^派单/).waitFor()
    await keys.press('1')
    await dialog(page).getByText('为什么先选了它').waitFor()
    await keys.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
  }
  console.log(`fifty reports one by one: ${keys.count()} key presses, ${((Date.now() - began) / 1000).toFixed(1)} s by a machine`)
  expect(keys.count()).toBeLessThanOrEqual(500)
  await until(async () => (await states(made)).every(state => state === 'handling'), 30)
  expect(await states(made)).toEqual(made.map(() => 'handling'))
  await page.context().close()
})
