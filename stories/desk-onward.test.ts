import { expect, it } from 'vitest'
import { keysOf, readyToFile, sitDown } from './support/desk.ts'
import { act, dialog, officeWithQueue, queueOf, until } from './support/queue.ts'

const { of, open, many, states } = officeWithQueue({ undoSeconds: 10 })

/** Both steps stand in one form: the category from the words, the unit that the rules propose for it, one press. */
it('files and dispatches fifty waiting reports in one go each, by keyboard, and takes one back whole', async () => {
  const made = await many(51, readyToFile, '人行道砖松动，一次故事')
  const page = await sitDown(of.browser, of.office, 'dd01')
  await open(page, queueOf('checked', '一次故事'))
  const keys = keysOf(page)
  const began = Date.now()
  const send = dialog(page).getByRole('button', { name: /^立案并派单：/ })
  for (const [at, { number }] of made.entries()) {
    await page.locator('.desk-case-number span', { hasText: number }).first().waitFor()
    await act(page, /^立案/).waitFor()
    await keys.press('1')
    if (at === 0) {
      // Wished once, it stays.
      await dialog(page).getByRole('checkbox', { name: '接着派单' }).focus()
      await keys.press('Space')
    }
    await send.and(page.locator(':enabled')).waitFor()
    expect(await dialog(page).getByText('为什么先选了它').isVisible()).toBe(true)
    await keys.press('Control+Enter')
    await dialog(page).waitFor({ state: 'detached' })
  }
  console.log(
    `fifty reports in one go each: ${keys.count()} key presses, ${((Date.now() - began) / 1000).toFixed(1)} s by a machine`,
  )
  expect(keys.count()).toBeLessThanOrEqual(51 * 3 + 1)
  await page.keyboard.press('z')
  await page.getByText('已撤销').waitFor()
  await until(async () => (await states(made.slice(0, 50))).every(state => state === 'handling'), 30)
  // The one taken back would be done by now, had it not been.
  await page.waitForTimeout(2500)
  expect(await states(made)).toEqual([...Array.from({ length: 50 }, () => 'handling'), 'checked'])
  await page.context().close()
})
