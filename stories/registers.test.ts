import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let page: Page
let register: string
let centre: readonly [number, number]
const path = '/api/entries/estates.estates'
let signedIn: ReturnType<typeof staffOf> | undefined
const staff = () => {
  signedIn ??= staffOf(office)
  return signedIn
}

type Entry = { id: string; key: string; version: number; data: Record<string, unknown>; archivedAt: number | null }
const make = (name: string, more: object = {}) =>
  staff().call<Entry>('dd01', 'POST', path, {
    id: randomUUID(),
    data: {
      name,
      kind: 'market',
      where: { point: centre, address: `${name} 1 号` },
      year: 1996,
      buildings: 4,
      homes: 210,
      area: 16_000,
      managed: 'firm',
      owners: 'none',
      renewal: 'waiting',
      ...more,
    },
  })
const read = (id: string) => staff().call<Entry>('dd01', 'GET', `${path}/${id}`)
const said = (text: RegExp) => page.locator('.ui-toasts').getByText(text).last().waitFor()

beforeAll(async () => {
  office = await startTestOffice({ cases: 5 })
  browser = await launchBrowser()
  const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
  centre = map.centre
  register = `${office.url}/desk/registers/estates.estates`
  for (const name of ['沁园东里', '沁园西里', '沁园北里']) await make(name)
  page = await sitDown(browser, office, 'dd01')
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

describe('a register kept entry by entry', () => {
  it('takes a new entry, says at the field what is missing, and shows the entry afterwards', async () => {
    await page.goto(`${office.url}/desk/registers`)
    await page.getByRole('link', { name: '小区', exact: true }).click()
    await page.getByRole('link', { name: /^登记一条/ }).click()
    await page.getByLabel('小区名称', { exact: true }).fill('沁园南里')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText(/请.*“小区类型”/).waitFor()
    // A draft survives: the page is loaded anew and the name still stands there.
    await page.reload()
    await page.getByLabel('小区类型', { exact: true }).selectOption('market')
    expect(await page.getByLabel('小区名称', { exact: true }).inputValue()).toBe('沁园南里')
    await page.getByText('物业企业', { exact: true }).first().click()
    await page
      .getByLabel(/地址或明显的地方|地址/)
      .first()
      .fill('沁园路 8 号')
    for (const [label, value] of [
      ['建成年份', '1988'],
      ['栋数', '6'],
      ['户数', '320'],
      ['建筑面积', '24000'],
    ] as const)
      await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByText('筹备中', { exact: true }).click()
    await page.getByText('待改造', { exact: true }).click()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: '沁园南里' }).waitFor()
    await page.getByText('320 户').waitFor()
  })

  it('is narrowed by any column and walked by keyboard', async () => {
    await page.goto(register)
    await page.getByRole('searchbox', { name: '查找', exact: true }).fill('沁园')
    await page.getByText('共 4 条').waitFor()
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByLabel('建成年份 到').fill('1990')
    await page.getByLabel('建成年份 到').press('Enter')
    await page.getByText('共 1 条').waitFor()
    await page.getByRole('button', { name: /建成年份 到 1990 止/ }).click()
    await page.getByText('共 4 条').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '筛选' }).click()
    // The first of the list is the current one.
    for (const key of ['x', 'j', 'j', 'x']) await page.keyboard.press(key)
    await page.getByText('选了 2 条').waitFor()
    await page.keyboard.press('a')
    await page.getByText('选了 4 条').waitFor()
  })

  it('changes a column of many at once, and says what could not be changed and why', async () => {
    const [one] = (await staff().call<{ rows: Entry[] }>('dd01', 'GET', `${path}?q=${encodeURIComponent('沁园西里')}`)).rows
    // Somebody else is quicker with one of them.
    const body = { id: randomUUID(), version: one?.version, data: { homes: 211 } }
    await staff().call('dd01', 'PATCH', `${path}/${one?.id}`, body)
    await page.getByRole('button', { name: '改一列' }).click()
    await page.getByLabel('改哪一列').selectOption({ label: '改造情况' })
    await page.getByText('改造中', { exact: true }).click()
    await page.getByRole('button', { name: '改这 4 条' }).click()
    const refused = page.getByRole('region', { name: '没有做成的' })
    await refused.getByText('做成了 3 条，1 条没有做成').waitFor()
    await refused.getByRole('link', { name: '沁园西里' }).waitFor()
    expect((await read(one?.id ?? '')).data.renewal).toBe('waiting')
  })

  it('shows what somebody else changed meanwhile, lets one decide, and keeps both in the history', async () => {
    const made = await make('沁园竹影', { homes: 100 })
    await page.goto(`${register}/${made.id}/edit`)
    await page.getByLabel('户数', { exact: true }).fill('120')
    await staff().call('dd01', 'PATCH', `${path}/${made.id}`, {
      id: randomUUID(),
      version: made.version,
      data: { homes: 110, buildings: 5 },
      reason: '物业来函',
    })
    await page.getByRole('button', { name: /保存 1 处改动/ }).click()
    const overtaken = page.getByRole('alert', { name: '您写的时候，别人改了这一条。' })
    await overtaken.getByText('“户数”你们都改了，用哪个？').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '看过了，接着改' }).click()
    await page.getByRole('button', { name: /保存 1 处改动/ }).click()
    await said(/已改好 沁园竹影/)
    expect((await read(made.id)).data).toMatchObject({ homes: 120, buildings: 5 })
    await page.getByRole('link', { name: '历史' }).click()
    await page.getByText('原因：物业来函').waitFor()
    await page.getByLabel('只看哪一项的变动').selectOption({ label: '栋数' })
    await page.getByText('4 栋').first().waitFor()
    await page.getByText('和现在一样。').waitFor()
  })

  it('merges two entries that are the same, and takes it back', async () => {
    const [first, second] = [await make('沁园海棠', { homes: 90 }), await make('沁园海棠小区', { homes: 95 })]
    await page.goto(`${register}/merge?keep=${first.id}&drop=${second.id}`)
    await page.getByText('95 户').click()
    await page.getByLabel('为什么说是同一个').fill('现场看过，是同一个小区')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('button', { name: '并入 沁园海棠' }).click()
    await page.getByRole('heading', { level: 1, name: '沁园海棠' }).waitFor()
    expect((await read(first.id)).data.homes).toBe(95)
    expect((await read(second.id)).archivedAt).not.toBeNull()
    await page.locator('.ui-toasts').getByRole('button').click()
    await expect.poll(async () => (await read(second.id)).archivedAt).toBeNull()
  })

  it('archives with a reason and restores', async () => {
    await page.goto(register)
    await page.getByRole('searchbox', { name: '查找', exact: true }).fill('沁园北里')
    await page.getByText('共 1 条').waitFor()
    const card = page.getByRole('article', { name: '沁园北里' })
    await card.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: /归档/ }).click()
    await page.getByLabel('为什么归档').fill('已拆除')
    await page.getByRole('dialog').getByRole('button', { name: '归档', exact: true }).click()
    await said(/已归档 沁园北里/)
    await page.getByRole('link', { name: /^已归档/ }).click()
    await card.getByRole('button', { name: '恢复' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click()
    await said(/已恢复 沁园北里/)
  })

  it('fits a phone on every page', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    const { id } = await make('沁园云栖')
    for (const at of ['', '/map', '/figures', '/compare', '/new', `/${id}`, `/${id}/history`]) {
      await page.goto(`${register}${at}`)
      await page.getByRole('main').waitFor()
      await page.waitForFunction(() => !document.querySelector('.ui-skeleton'))
      expect(await tooWide(page), at).toBe(0)
      if (at === '/figures' || at === `/${id}`) expect(await seriousFindings(page), at).toEqual([])
    }
    await page.context().close()
  })
})
