import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, readyToDispatch, sitDown, unitOf } from './support/desk.ts'
import { findings } from './support/findings.ts'
import { tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
beforeAll(async () => {
  office = await startTestOffice({ cases: 120 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const goTo = async (page: Page, path: string) => {
  await page.goto(`${office.url}/desk/routing/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const stateOf = async (id: string) =>
  (await staffOf(office).call<{ case: { state: string } }>('dd01', 'GET', `/api/cases/${id}`)).case.state
const rules = (page: Page) => page.locator('.routing-rule')
const dialog = (page: Page) => page.getByRole('dialog')
const card = (page: Page, name: string) => page.getByRole('region', { name })

describe('a supervisor changes who receives what', () => {
  it('moves a rule with the keys, sees a gap that must be mended, tries it on past cases, saves and makes it live', async () => {
    const page = await sitDown(browser, office, 'db01')
    await goTo(page, 'rules')
    await page.getByText('每个事项在每个地方、任何时间都有单位负责').waitFor()
    const words = (n: number) => rules(page).nth(n).locator('.routing-words').innerText()
    const second = await words(1)
    await rules(page).nth(1).locator('.routing-position').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByText('第 2 条移到了第 1 条').waitFor()
    expect(await words(0)).toBe(second)

    // Without the last rule the street's matters of one kind have no owner.
    await page.getByLabel('找规则').fill('路灯不亮')
    await rules(page).first().getByRole('button', { name: '删除' }).click()
    await page.getByRole('button', { name: '删除这条规则' }).click()
    await page.getByLabel('找规则').fill('兜底')
    await rules(page).first().getByRole('button', { name: '删除' }).click()
    await page.getByRole('button', { name: '删除这条规则' }).click()
    await page.getByText(/没有单位负责：0101/).waitFor()
    expect(await page.getByRole('button', { name: '保存', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '按事项目录的默认单位补上' }).click()
    await page.getByText('每个事项在每个地方、任何时间都有单位负责').waitFor()

    // A rule in words: every matter of one class at night to one unit.
    await page.getByRole('button', { name: '加一条规则' }).click()
    await dialog(page).getByLabel('名称', { exact: false }).first().fill('道路全归环卫')
    await dialog(page).getByRole('group', { name: '事项' }).getByRole('combobox').fill('道路设施')
    await dialog(page)
      .getByRole('option', { name: /整个大类/ })
      .first()
      .click()
    await dialog(page).getByRole('group', { name: '派给' }).getByRole('combobox').fill('环卫')
    await dialog(page).getByRole('option', { name: /环卫/ }).first().click()
    await dialog(page).getByRole('button', { name: '放进列表' }).click()
    await page.getByLabel('找规则').fill('')
    await expect.poll(() => rules(page).first().innerText()).toMatch(/道路全归环卫[\s\S]*道路设施[\s\S]*环卫/)
    await page
      .getByText(/永远轮不到：前面的第 1 条/)
      .first()
      .waitFor()

    const run = card(page, '试算')
    await run.getByText('最近 365 天').click()
    await run.getByRole('button', { name: '开始试算' }).click()
    await run.getByText(/算了 \d+ 件，有 \d+ 件会换单位/).waitFor({ timeout: 20_000 })
    expect(await run.locator('.routing-bars').innerText()).toMatch(/多 \d+ 件/)

    const save = card(page, '保存为新的一版')
    await save.getByLabel('改了什么，为什么').fill('道路设施统一归环卫所')
    await save.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已保存为第 2 版，还没启用').waitFor()
    const live = card(page, '启用第 2 版')
    await live.getByLabel('依据或理由').fill('街道办公会议定')
    await live.getByRole('button', { name: '启用', exact: true }).click()
    await page.getByText('现行：第 2 版').waitFor()
    const versions = card(page, '历史版本')
    await versions.getByRole('button', { name: '和上一版比' }).click()
    expect(await versions.locator('.routing-diff').innerText()).toContain('道路全归环卫')

    const tried = card(page, '这件会派给谁，为什么')
    await tried.getByLabel('事项').selectOption('0101')
    await tried.getByRole('button', { name: '试一试' }).click()
    await tried.getByText(/因为.*第 2 版规则第 1 条/).waitFor()
    expect(await findings(page)).toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await tooWide(page)).toBe(0)
    await page.context().close()
  }, 60_000)
})

describe('a case whose unit says it is not its own', () => {
  it('is sent by the rule with its reason in sight, disputed, and decided by the dispatcher', async () => {
    const staff = staffOf(office)
    const { id } = await readyToDispatch(office, '路灯一闪一闪')
    const unit = await unitOf(office, 'cb-zhifa1')
    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, id)
    await page.getByRole('button', { name: '派单' }).click()
    await dialog(page).getByText('为什么先选了它').click()
    await dialog(page)
      .getByText(/因为事项是/)
      .waitFor()
    await page.keyboard.press('Escape')
    await staff.take('dd01', id, 'dispatch', { unit: unit.id })
    const theirs = await sitDown(browser, office, 'cb-zhifa1')
    await openCase(theirs, office, id)
    await theirs.getByRole('button', { name: '提出派单异议' }).click()
    await dialog(theirs).getByText('不属本单位职责').click()
    await dialog(theirs).getByLabel('异议理由').fill('路灯由养护所管')
    await dialog(theirs).getByRole('button', { name: '提出派单异议' }).click()
    await expect.poll(() => stateOf(id)).toBe('disputed')
    await theirs.context().close()
    await openCase(page, office, id)
    await page.getByRole('button', { name: '维持原派' }).click()
    await dialog(page).getByLabel('维持的理由').fill('职责清单写明由你队办理')
    await dialog(page).getByRole('button', { name: '维持原派' }).click()
    // The page goes back to the queue when nothing is left to do here, and may do so before it shows the new state.
    await expect.poll(() => stateOf(id)).toBe('handling')
    await goTo(page, 'returns')
    await page
      .getByRole('button', { name: new RegExp(unit.name) })
      .first()
      .click()
    await page.getByRole('cell', { name: '提出派单异议' }).first().waitFor()
    expect(await findings(page)).toEqual([])
    await goTo(page, 'communities')
    await page.getByRole('columnheader', { name: '吹哨任务' }).first().waitFor()
    expect(await findings(page)).toEqual([])
    await page.context().close()
  }, 60_000)

  it('outside the list of a community is refused with the way to an approval by a second person', async () => {
    const staff = staffOf(office)
    const { id } = await readyToDispatch(office, '路面有个坑')
    const units = await staff.call<{ rows: { id: string; kind: string; name: string }[] }>('dd01', 'GET', '/api/units')
    const community = units.rows.find(one => one.kind === 'community')!
    const refused = await office.server.inject({
      method: 'POST',
      url: `/api/cases/${id}/commands`,
      headers: await office.signIn('dd01'),
      payload: { version: 99, command: { kind: 'take', id: randomUUID(), step: 'dispatch', answers: { unit: community.id } } },
    })
    expect(refused.statusCode).toBe(409)
    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, id)
    await page.getByRole('button', { name: '申请社区协助审批' }).click()
    await dialog(page).getByRole('group', { name: '要派往的社区' }).getByRole('combobox').fill(community.name)
    await dialog(page).getByRole('option', { name: community.name }).first().click()
    await dialog(page).getByLabel('清单外派往社区的理由').fill('请社区先在坑边守一守')
    await dialog(page).getByRole('button', { name: '申请社区协助审批' }).click()
    await expect.poll(() => stateOf(id)).toBe('exception')
    await openCase(page, office, id)
    await page.getByText('待批社区协助').first().waitFor()
    expect(await page.getByRole('button', { name: '批准派往社区' }).count()).toBe(0)
    await page.context().close()
    const second = await sitDown(browser, office, 'db01')
    await openCase(second, office, id)
    await second.getByRole('button', { name: '批准派往社区', exact: true }).click()
    await dialog(second).getByText(community.name).first().waitFor()
    await dialog(second).getByRole('button', { name: '批准派往社区' }).click()
    await expect.poll(() => stateOf(id)).toBe('filed')
    await staff.take('dd01', id, 'dispatch', { unit: community.id })
    await second.context().close()
  }, 60_000)
})
