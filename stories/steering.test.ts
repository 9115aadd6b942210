import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, sitDown, unitOf } from './support/desk.ts'
import { tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
const day = (ahead: number) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10)
interface Line {
  id: string
  words: string
  state: string
}
interface Paper {
  id: string
  version: number
  document: string
  parts: { name: string; words: string }[]
}

beforeAll(async () => {
  office = await startTestOffice({ cases: 5, jobs: false })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('an office that steers', () => {
  it('hands out all that a meeting decided in one go, after one look, and the meeting shows what became of it', async () => {
    const staff = staffOf(office)
    const roads = await unitOf(office, 'cb-shizheng1')
    const river = await unitOf(office, 'cb-hedao1')
    const id = randomUUID()
    const agenda = [{ subject: '背街小巷' }, { subject: '坡面安全' }]
    const called = { group: 'XZ01', kind: 'dispatch', title: '十二月调度会', at: Date.now() + 86_400_000, room: '三楼', agenda }
    await staff.call('dd01', 'POST', '/api/cases/meeting', { id, channel: 'desk', answers: called })
    await staff.take('dd01', id, 'hold', { came: '各单位' })
    const wish = { group: 'XZ01', subject: '警示牌贴在哪里', facts: '三处可选' }
    const waiting = { id: randomUUID(), channel: 'desk', answers: wish }
    const matter = await staff.call<{ id: string; number: string }>('dd01', 'POST', '/api/cases/matter', waiting)
    const one = { demand: '每周报一次', doneBy: day(20) }
    const decisions = [
      { ...one, decided: '漏项月底前补完', unit: roads.id },
      { ...one, decided: '三处贴警示牌', unit: river.id, helpers: [roads.id], number: matter.number },
    ]
    await staff.take('dd01', id, 'issue', { minutes: '听取两项进展。', decisions })

    const page = await sitDown(browser, office, 'db01')
    await openCase(page, office, id)
    await page.getByRole('button', { name: /一次交办/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '先看会交办什么' }).click()
    await dialog.getByText('将一次交办 2 件').waitFor()
    expect(await dialog.locator('.desk-raises li').count()).toBe(2)
    await dialog.getByRole('button', { name: /^一次交办/ }).click()
    await dialog.waitFor({ state: 'detached' })
    const raised = async () => (await staff.call<{ raised: Line[] }>('db01', 'GET', `/api/cases/${id}/kin`)).raised
    await expect.poll(async () => (await raised()).length).toBe(2)

    // What had waited for it is decided with it.
    const { case: settled } = await staff.call<{ case: { state: string } }>('db01', 'GET', `/api/cases/${matter.id}`)
    expect(settled.state).toBe('decided')
    const [first, second] = await raised()
    const from = async (login: string) =>
      (await staff.call<{ from: Line | null }>(login, 'GET', `/api/cases/${first!.id}/kin`)).from
    expect((await from('db01'))?.words).toBe('十二月调度会')
    // The unit was not asked to the meeting: what was said there is not for it to read.
    expect(await from('cb-shizheng1')).toBeNull()
    await staff.take('cb-shizheng1', first!.id, 'reply', { result: '都补完了' })
    await staff.take('db01', first!.id, 'accept', { checked: '看过' })
    const inTheWay = { blockedBy: '坡面权属没有定', clearing: [roads.id], clearBy: day(5) }
    await staff.take('cb-hedao1', second!.id, 'block', inTheWay)
    await openCase(page, office, id)
    const lines = page.getByRole('region', { name: '来龙去脉' }).getByRole('listitem')
    await expect.poll(() => lines.allInnerTexts()).toHaveLength(2)
    const [done = '', blocked = ''] = await lines.allInnerTexts()
    expect(done).toContain('按期办结')
    expect(blocked).toContain('有阻点，等解除')
    expect(blocked).toContain(river.name)
    // The next meeting of the group takes up what is not done.
    await page.goto(`${office.url}/desk/file/meeting`)
    await page.getByRole('combobox').first().fill('更新')
    await page.getByRole('option').first().click()
    const open = page.locator('.file-beside-group', { hasText: '这个小组议定、还没办完的' })
    await open.getByRole('button', { name: '全部列入议程' }).click()
    const rows = page.getByRole('region', { name: /^议程 \d/ })
    await expect
      .poll(() => rows.getByLabel('议什么').evaluateAll(all => all.map(one => (one as HTMLInputElement).value)))
      .toContain('三处贴警示牌')
    await page.context().close()
  })

  it('opens an order from a promise, and each shows the other', async () => {
    const staff = staffOf(office)
    const found = await staff.call<{ rows: { id: string; plan: string; title: string }[] }>(
      'db01',
      'GET',
      `/api/plan-promises?q=${encodeURIComponent('灭火器')}`,
    )
    const promise = found.rows[0]!
    const page = await sitDown(browser, office, 'db01')
    await page.goto(`${office.url}/desk/plans/${promise.plan}/i/${promise.id}`)
    await page.getByRole('link', { name: '开督办单' }).click()
    await page.getByText(promise.title).first().waitFor()
    await page.getByLabel('为什么督办').fill('节点快到')
    await page.getByLabel('要求', { exact: true }).fill('交更换记录')
    await page.getByLabel('最晚哪天答复').fill(day(10))
    await page.getByRole('button', { name: '提交' }).click()
    const article = page.getByRole('article')
    const link = article.getByRole('link', { name: promise.title })
    await link.click()
    const drawer = page.locator('section', { has: page.getByRole('heading', { name: '督办单', exact: true }) }).last()
    await drawer.getByRole('listitem').filter({ hasText: '办理中' }).waitFor()
    await page.goto(`${office.url}/desk/plans/orders`)
    await page.getByRole('rowheader', { name: '合计' }).waitFor()
    await page.context().close()
  })

  it('hears the units before a circular names them', async () => {
    const staff = staffOf(office)
    const circular = { id: randomUUID(), plan: null, kind: 'circular', period: day(-30).slice(0, 7), replyBy: day(3) }
    const { id } = await staff.call<Paper>('db01', 'POST', '/api/plan-papers', circular)
    const page = await sitDown(browser, office, 'cb-zhujian1', 360, 740)
    await page.goto(`${office.url}/desk/plans/answers`)
    await page.getByLabel('本单位反馈').fill('方案过半数同意，下月开工。')
    await page.getByRole('button', { name: '反馈', exact: true }).click()
    await page.locator('.ui-toasts').getByText('已反馈').waitFor()
    expect(await tooWide(page)).toBe(0)
    await page.context().close()
    const said = await staff.call<Paper>('db01', 'GET', `/api/plan-papers/${id}`)
    expect(said.parts.map(part => part.words)).toContain('方案过半数同意，下月开工。')
  })
})
