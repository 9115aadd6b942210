import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { readyToFile, sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let photo: string
const cases: string[] = []
let signedIn: ReturnType<typeof staffOf> | undefined
/** Each signs in once. */
const staff = () => {
  signedIn ??= staffOf(office)
  return signedIn
}
const read = async (id: string) =>
  (
    await staff().call<{ case: { state: string; data: Record<string, unknown>; unit: string | null } }>(
      'dd01',
      'GET',
      `/api/cases/${id}`,
    )
  ).case

/** Filed, done by a unit, checked, and waiting for the reporter's word. */
async function done(n: number): Promise<string> {
  const { id } = await readyToFile(office, `回访故事第 ${n} 件，路灯不亮`)
  const { posts } = await staff().call<{ posts: { role: string; unit: string | null }[] }>('cb-zhifa1', 'GET', '/api/session')
  const { rows } = await staff().call<{ rows: { key: string }[] }>('dd01', 'GET', '/api/registers/incident/catalogue')
  await staff().take('dd01', id, 'file', { category: rows[0]?.key })
  await staff().take('dd01', id, 'dispatch', { unit: posts.find(post => post.role === 'handler')?.unit })
  photo = await staff().upload('cb-zhifa1')
  await staff().take('cb-zhifa1', id, 'finish', { result: '换了灯泡，已经亮了。', after: [photo] })
  await staff().take('dd01', id, 'approve', { checked: '看过，亮着。' })
  return id
}

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  for (let n = 1; n <= 6; n++) cases.push(await done(n))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const cardOf = (page: Page, n: number) => page.getByRole('button', { name: new RegExp(`回访故事第 ${n} 件`) })

describe('a morning of calls', () => {
  it('calls five reporters by keys alone: solved, in part, not solved, not reached, and one after the number was shown', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await page.goto(`${office.url}/desk/callback`)
    await cardOf(page, 1).click()
    const card = page.getByRole('article')
    await card.getByText('换了灯泡').waitFor()
    expect(await seriousFindings(page)).toEqual([])

    const heading = card.getByRole('heading', { level: 2 })
    /** Goes on to the next reporter of the story; the sixth answers by the link. */
    const nextCard = async () => {
      for (;;) {
        const n = Number(/回访故事第 (\d) 件/.exec((await heading.textContent()) ?? '')?.[1] ?? 6)
        if (n !== 6) return n
        const before = await card.getAttribute('aria-label')
        await page.keyboard.press('s')
        await page.waitForFunction(label => document.querySelector('article')?.getAttribute('aria-label') !== label, before)
      }
    }
    const gone = async (n: number) => cardOf(page, n).waitFor({ state: 'detached' })
    const keys = async (...some: string[]) => {
      for (const key of some) await page.keyboard.press(key)
    }

    const first = await nextCard()
    // The number is shown on record.
    await keys('p')
    await card.getByRole('link', { name: /139/ }).waitFor()
    await keys('1', '4', '8', 'Control+Enter')
    await gone(first)
    expect(await read(cases[first - 1]!)).toMatchObject({
      state: 'closed',
      data: { solved: 'yes', satisfied: 'very', contacted: 'yes' },
    })
    const looks = await staff().call<{ rows: { case: string | null }[] }>('sj01', 'GET', '/api/audit?action=reveal')
    expect(looks.rows.some(row => row.case === cases[first - 1])).toBe(true)

    const second = await nextCard()
    await keys('2', '6', 'Control+Enter')
    await gone(second)
    const third = await nextCard()
    await keys('7', '3')
    await card.getByLabel('哪里没解决').waitFor()
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await page.keyboard.insertText('晚上还是不亮')
    await keys('Control+Enter')
    await gone(third)
    const fourth = await nextCard()
    await keys('n')
    await cardOf(page, fourth).getByText('未接通 × 1').waitFor()
    // The list may hear of it before the card goes on.
    await card.getByRole('heading', { level: 2, name: new RegExp(`第 ${fourth} 件`) }).waitFor({ state: 'detached' })
    const fifth = await nextCard()
    expect(fifth).not.toBe(fourth)
    await keys('1', '5', 'Control+Enter')
    await gone(fifth)
    const states = [first, second, third, fourth, fifth].map(async n => (await read(cases[n - 1]!)).state)
    expect(await Promise.all(states)).toEqual(['closed', 'closed', 'handling', 'callback', 'closed'])
    await page.context().close()
  })

  it('sends what is not solved back to the same unit, whose handler reads why', async () => {
    const page = await sitDown(browser, office, 'cb-zhifa1')
    await page.keyboard.press('i')
    await page.getByText('反映人说没有解决').first().waitFor({ timeout: 20_000 })
    await page.getByText('“晚上还是不亮”').first().waitFor()
    await page.context().close()
  })

  it('lets a resident answer by the link instead, and the list gets shorter', async () => {
    const id = cases[5]!
    const { number, key } = await staff()
      .call<{ number: string; key?: string }>('dd01', 'GET', `/api/cases/${id}`)
      .then(async answer => {
        const c = (answer as unknown as { case: { number: string } }).case
        const { keyOf } = await import('#server/store/commands')
        return { number: c.number, key: keyOf(office.app.config.secret, id) }
      })
    const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'zh-CN', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${office.url}/s/${number}#${key}`)
    await page.getByText('解决了', { exact: true }).first().click()
    await page.getByText('满意', { exact: true }).first().click()
    await page.getByRole('button', { name: '发送' }).click()
    await expect.poll(async () => (await read(id)).state, { timeout: 20_000 }).toBe('closed')
    await context.close()
    const list = await staff().call<{ rows: { case: string }[] }>('dd01', 'GET', '/api/callback/list')
    expect(list.rows.map(row => row.case)).not.toContain(id)
  })

  it('leaves a callback out of the figures only when a second person agrees', async () => {
    const page = await sitDown(browser, office, 'db01')
    await page.goto(`${office.url}/desk/callback/rates`)
    const whole = page.getByRole('region', { name: '全部' })
    await whole.getByRole('button', { name: /有效回访/ }).click()
    await page
      .getByRole('button', { name: /^申请不纳入/ })
      .first()
      .click()
    await page.getByRole('dialog').getByLabel('理由').fill('同一事项已由法院受理')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('已申请，待审批').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${office.url}/desk/callback/exclusions`)
    await page.getByText('要由另一个人审批').waitFor()
    expect(await page.getByRole('button', { name: '同意不纳入' }).count()).toBe(0)
    await page.context().close()

    const second = await sitDown(browser, office, 'ld01')
    await second.goto(`${office.url}/desk/callback/exclusions`)
    await second.getByText(/同一事项已由法院受理/).waitFor()
    await second.getByRole('button', { name: '同意不纳入' }).click()
    await second.getByText('已同意').waitFor()
    await second.goto(`${office.url}/desk/callback/rates`)
    await second
      .getByRole('region', { name: '全部' })
      .getByRole('button', { name: /不纳入 1/ })
      .waitFor()
    await second.setViewportSize({ width: 360, height: 780 })
    for (const view of ['rates', 'exclusions', 'settings']) {
      await second.goto(`${office.url}/desk/callback/${view}`)
      await second.getByRole('heading', { level: 1 }).waitFor()
      expect(await tooWide(second)).toBeLessThanOrEqual(0)
    }
    await second.context().close()
  })
})
