import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown, unitOf } from './support/desk.ts'
import { cookiesOf } from './support/field.ts'
import { cameraPhoto, pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
/** The address of the draw at the desk, and its id. */
let draw: string
const idOf = () => draw.split('/').at(-1)!
const title = '十二月公厕随机检查'
const day = (ahead: number) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10)

/** The phone app of somebody who works on the spot. */
async function goOut(login: string) {
  const phone = await pickUpPhone(browser, [120, 30])
  await phone.context.addCookies(await cookiesOf(office, login))
  await phone.page.goto(`${office.url}/grid/`)
  await phone.page.getByRole('heading', { name: '我的任务' }).waitFor()
  return phone
}

async function photograph(page: Page, name: string) {
  const group = page.getByRole('group', { name })
  await group.locator('input[capture]').setInputFiles(await cameraPhoto('IMG_1.jpg'))
  await group.getByRole('img').waitFor()
}

beforeAll(async () => {
  office = await startTestOffice({ cases: 5, jobs: false })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('a random inspection, from its list to what anybody sees of it', () => {
  it('fixes its list with the interests that were declared, and nobody draws from a list they froze', async () => {
    const { name } = await unitOf(office, 'cb-zhifa1')
    const page = await sitDown(browser, office, 'db01')
    await page.goto(`${office.url}/desk/draws/new`)
    await page.getByRole('textbox', { name: '名称' }).fill(title)
    await page.getByText('公共厕所', { exact: false }).first().click()
    await page.getByLabel('抽几个对象').fill('1')
    await page.getByRole('combobox', { name: '输入名称查找' }).fill(name)
    await page.getByRole('option', { name }).click()
    await page.getByLabel('用哪个公开号码').fill('12 月 1 日福彩 3D 开奖号')
    await page.getByRole('button', { name: '准备好' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    draw = page.url()
    await page.getByText('可能抽到的对象').waitFor()
    const choose = async (label: string) => page.getByLabel(label).selectOption({ index: 1 })
    await choose('检查人员')
    await choose('回避哪个对象')
    await page.getByLabel('原因').fill('亲属在那里做事')
    await page.getByRole('button', { name: '登记回避' }).click()
    await page.getByText('亲属在那里做事').waitFor()
    await page.getByRole('button', { name: '冻结名单，公布指纹' }).click()
    await page.getByRole('button', { name: '确认冻结，以后不能再改' }).click()
    await page.getByText('冻结名单的人不能自己抽').waitFor()
    await page.context().close()
  })

  it('is drawn by somebody else, and anybody sees its seed but not yet who was drawn', async () => {
    const page = await sitDown(browser, office, 'ld01')
    await page.goto(draw)
    await page.getByLabel('在场的人报的').fill('柳树\n四十七')
    await page.getByLabel('开奖号是多少').fill('358')
    await page.getByRole('button', { name: '抽取', exact: true }).click()
    await page.getByText('抽到 1 处，去查过 0 处。').waitFor()
    await page.goto(`${office.url}/draws/${idOf()}`)
    await page.getByText('柳树 · 四十七').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('亲属')
    expect(await page.getByRole('button', { name: '在这里重抽一遍' }).count()).toBe(0)
    await page.context().close()
  })

  it('is done on the spot with a phone that loses its signal, and its finding goes to whoever puts it right', async () => {
    const mender = await unitOf(office, 'cb-huanwei1')
    const { lots } = await staffOf(office).call<{ lots: { name: string; case: string }[] }>('db01', 'GET', `/api/draws/${idOf()}`)
    const { page, context } = await goOut('cb-zhifa1')
    await page.getByRole('link', { name: new RegExp(lots[0]!.name) }).click()
    await page.getByRole('link', { name: '有问题，要整改' }).click()
    await page.getByRole('group', { name: '地面干净无积水' }).waitFor()
    await context.setOffline(true)
    await photograph(page, '现场照片')
    await page.getByRole('group', { name: '地面干净无积水' }).getByText('有问题').click()
    await page.getByRole('button', { name: /其余 4 项都正常/ }).click()
    await page.getByLabel('查出的问题').fill('地面积水没有拖')
    await page.getByLabel('整改单位').selectOption({ label: mender.name })
    await page.getByLabel('整改期限').fill(day(10))
    expect(await tooWide(page)).toBe(0)
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '有问题，要整改' }).click()
    await page.getByText('1 件等发出').waitFor()
    await context.setOffline(false)
    const state = () => staffOf(office).call<{ case: { state: string } }>('db01', 'GET', `/api/cases/${lots[0]!.case}`)
    await expect.poll(async () => (await state()).case.state, { timeout: 15_000 }).toBe('mending')
    await context.close()

    const other = await goOut('cb-huanwei1')
    await other.page.getByRole('link', { name: new RegExp(lots[0]!.name) }).click()
    await other.page.getByText('地面积水没有拖').first().waitFor()
    await other.page.getByRole('link', { name: '整改好了' }).click()
    await photograph(other.page, '整改后照片')
    await other.page.getByLabel('怎么整改的').fill('拖干，疏通地漏')
    await other.page.getByRole('button', { name: '整改好了' }).click()
    await expect.poll(async () => (await state()).case.state, { timeout: 15_000 }).toBe('recheck')
    await other.context.close()
  })

  it('is then open to anybody, who draws again on their own phone and finds out a list that was changed', async () => {
    const { page, context } = await pickUpPhone(browser, [120, 30])
    await page.goto(`${office.url}/info`)
    await page.getByRole('link', { name: '随机检查的抽取' }).click()
    await page.getByRole('link', { name: title }).click()
    await page.getByText('整改待复查').waitFor()
    await page.getByRole('button', { name: '在这里重抽一遍' }).click()
    await page.getByText('名单的指纹就是上面公布的那个').waitFor()
    const file = (await office.server.inject(`/draws/${idOf()}/file`)).json<{ list: { objects: unknown[] } }>()
    file.list.objects.pop()
    const changed = { name: 'draw.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) }
    await page.locator('input[type=file]').setInputFiles(changed)
    await page.getByText('名单和指纹不符，公布以后改动过').waitFor()
    expect(await tooWide(page)).toBe(0)
    expect(await seriousFindings(page)).toEqual([])
    await context.close()
  })
})
