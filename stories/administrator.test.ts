import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, readyToFile, sitDown } from './support/desk.ts'
import { seriousFindings, tooWide } from './support/phone.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const dialog = (page: Page) => page.getByRole('dialog')
const goTo = async (page: Page, path: string) => {
  await page.goto(`${office.url}/desk/admin/${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const pick = async (page: Page, group: string, typed: string) => {
  await dialog(page).getByRole('group', { name: group }).getByRole('combobox').fill(typed)
  await dialog(page).getByRole('option', { name: typed }).first().click()
}

describe('the administrators', () => {
  it('take on a colleague with a post, who signs in with the one-time password and chooses another', async () => {
    const page = await sitDown(browser, office, 'aq01')
    await goTo(page, 'people')
    await page.getByRole('button', { name: '添加人员' }).click()
    await dialog(page).getByLabel('姓名').fill('祝小满')
    await dialog(page).getByLabel('登录名').fill('zhuxm')
    await dialog(page).getByLabel('岗位').selectOption({ label: '督办员' })
    await dialog(page).getByRole('group', { name: '负责的地方' }).getByRole('radio').first().check()
    await dialog(page).getByRole('button', { name: '添加人员' }).click()
    const password = await page.locator('.admin-secret').innerText()
    expect(password.length).toBeGreaterThan(8)
    await page.getByRole('button', { name: '我已经记下' }).click()
    await page.getByPlaceholder('姓名、登录名或岗位').fill('祝小满 督办')
    await page.getByRole('link', { name: '祝小满' }).waitFor()
    await page.context().close()

    const theirs = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await theirs.goto(`${office.url}/desk/`)
    await theirs.getByLabel('登录名').fill('zhuxm')
    await theirs.getByLabel('密码').fill(password)
    await theirs.getByRole('button', { name: '登录', exact: true }).click()
    const [old, fresh, again] = [0, 1, 2].map(n => theirs.locator('input[type=password]').nth(n))
    await fresh?.waitFor()
    await old?.fill(password)
    await fresh?.fill('shanqiu-yanyu-318')
    await again?.fill('shanqiu-yanyu-318')
    await theirs.locator('form button[type=submit]').click()
    await theirs.getByRole('navigation', { name: '队列' }).waitFor()
    await theirs.context().close()
  })

  it('are told by field that a sign-in name is taken, and keep what they wrote', async () => {
    const page = await sitDown(browser, office, 'aq01')
    await goTo(page, 'people')
    await page.getByRole('button', { name: '添加人员' }).click()
    await dialog(page).getByLabel('姓名').fill('另一个人')
    await dialog(page).getByLabel('登录名').fill('dd01')
    await dialog(page).getByRole('button', { name: '添加人员' }).click()
    await dialog(page).getByText('已经有人用了。', { exact: true }).waitFor()
    expect(await dialog(page).getByLabel('姓名').inputValue()).toBe('另一个人')
    await page.context().close()
  })

  it('change a row of the catalogue, which the desk then offers when filing', async () => {
    const page = await sitDown(browser, office, 'xt01')
    await goTo(page, 'registers/incident/catalogue')
    await page.getByRole('button', { name: '0104', exact: true }).click()
    await dialog(page).getByLabel('小类').fill('井盖会跳舞')
    await dialog(page).getByRole('button', { name: '保存' }).click()
    await page.getByText('0104 已保存').waitFor()
    await page.getByRole('cell', { name: '井盖会跳舞' }).waitFor()
    await page.getByRole('button', { name: '0104', exact: true }).click()
    await dialog(page).getByRole('button', { name: '历史' }).click()
    await dialog(page).getByText('第 2 版，改了').waitFor()
    await page.context().close()

    const { id } = await readyToFile(office, '井盖响')
    const desk = await sitDown(browser, office, 'dd01')
    await openCase(desk, office, id)
    await desk.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name: /^立案/ }).click()
    await dialog(desk).getByRole('button', { name: /^更换/ }).click()
    await dialog(desk).getByRole('combobox').fill('跳舞')
    await dialog(desk)
      .getByRole('option', { name: /井盖会跳舞/ })
      .waitFor()
    await desk.context().close()
  })

  it('are refused boundaries that overlap, and shown where', async () => {
    const layer = (await office.server.inject('/api/places/map/grids')).json<{
      features: { properties: { code: string; name: string }; geometry: { coordinates: number[][][][] } }[]
    }>()
    const [one, two] = layer.features
    // The second grid is given the ground of the first: both now claim it, and its own lies bare.
    const features = [one, two].map(feature => ({
      type: 'Feature',
      properties: { code: feature?.properties.code, name: feature?.properties.name },
      geometry: { type: 'MultiPolygon', coordinates: one?.geometry.coordinates },
    }))
    const page = await sitDown(browser, office, 'xt01')
    await goTo(page, 'places')
    await page.getByRole('button', { name: '导入边界' }).click()
    const file = {
      mimeType: 'application/geo+json',
      buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
    }
    await dialog(page)
      .locator('input[type=file]')
      .setInputFiles({ name: 'grids.geojson', ...file })
    await dialog(page).getByRole('button', { name: '检查' }).click()
    await dialog(page)
      .getByRole('heading', { name: /处问题/ })
      .waitFor()
    const list = dialog(page).locator('.admin-problems')
    expect(await list.innerText()).toMatch(new RegExp(`重叠[^\\n]*${one?.properties.code}`))
    await list.getByRole('button', { name: /重叠/ }).first().click()
    await dialog(page)
      .getByRole('region', { name: /处问题/ })
      .first()
      .waitFor()
    await page.context().close()

    const broken = await sitDown(browser, office, 'xt01')
    await goTo(broken, 'places')
    await broken.getByRole('button', { name: '导入边界' }).click()
    await dialog(broken)
      .locator('input[type=file]')
      .setInputFiles({ name: 'half.geojson', mimeType: 'application/json', buffer: Buffer.from('{"type":"Feat') })
    await dialog(broken).getByText('这不是 GeoJSON 文件').waitFor()
    await broken.context().close()
  })

  it('put somebody on duty and see the office hours nobody covers', async () => {
    const page = await sitDown(browser, office, 'aq01')
    await goTo(page, 'rosters')
    await page.getByLabel('岗位').selectOption({ label: '督办员' })
    await page.getByRole('button', { name: '添加值班' }).click()
    await pick(page, '值班人', '谭守正')
    await dialog(page).getByRole('button', { name: '添加值班' }).click()
    await page.getByRole('button', { name: /09:00–17:00 谭守正/ }).waitFor()
    await page.getByText(/段办公时间没有人值班/).waitFor()
    await page.context().close()
  })

  it('give the office a day off, and see it in the year', async () => {
    const page = await sitDown(browser, office, 'xt01')
    await goTo(page, 'calendar')
    const day = page.locator('.admin-day-workday:not(.admin-day-own)', { hasText: '-06-' }).first()
    const name = (await day.locator('.ui-hidden').innerText()).trim().slice(0, 10)
    await day.click()
    await dialog(page).getByLabel('休息').check()
    await dialog(page).getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: new RegExp(`${name} 放假 本单位另行安排`) }).waitFor()
    await page.context().close()
  })

  it('change the office’s telephone, which residents then see on their first page', async () => {
    const page = await sitDown(browser, office, 'xt01')
    await goTo(page, 'settings')
    const save = page.getByRole('button', { name: '保存' })
    await page.getByLabel('对外电话').fill('请到窗口来')
    await save.click()
    await page.getByText(/请填能直接拨打的号码/).waitFor()
    await page.getByLabel('对外电话').fill('010-6666 0318')
    // The whole ground cannot lie in a view that begins where it ends.
    const west = page.getByLabel('西（经度）')
    const before = await west.inputValue()
    await west.fill(await page.getByLabel('东（经度）').inputValue())
    await save.click()
    await page.getByText(/西要小于东/).waitFor()
    await page.getByRole('button', { name: '使用辖区边界的范围' }).click()
    await page.getByText('现在跟随辖区边界').waitFor()
    await page.getByLabel('告诉居民当班网格员的姓名').uncheck()
    await page.getByText('不出现网格员姓名').waitFor()
    expect(Math.abs(Number(await west.inputValue()) - Number(before))).toBeLessThan(0.1)
    await save.click()
    await page.getByText('设置已保存').waitFor()
    await page.getByRole('region', { name: '地图打开时的样子' }).waitFor()
    await page.reload()
    expect(await page.getByLabel('告诉居民当班网格员的姓名').isChecked()).toBe(false)
    await page.context().close()

    const resident = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await resident.goto(`${office.url}/`)
    const call = resident.getByRole('link', { name: /010-6666 0318/ })
    await call.waitFor()
    expect(await call.getAttribute('href')).toBe('tel:01066660318')
    await resident.context().close()
  })

  it('see only the pages of their own duty', async () => {
    const pages = async (login: string) => {
      const page = await sitDown(browser, office, login)
      await goTo(page, '')
      const names = await page.getByRole('navigation', { name: '管理' }).getByRole('link').allInnerTexts()
      await page.context().close()
      return names
    }
    expect(await pages('aq01')).toEqual(['人员', '排班', '接口密钥', '大屏链接', '个人信息'])
    const system = [
      '设置',
      '单位',
      '台账',
      '区域网格',
      '导入案件',
      '地图底图',
      '工作日历',
      '通知渠道',
      '告知模板',
      '事件推送',
      '没办成的事',
      '个人信息',
    ]
    expect(await pages('xt01')).toEqual(system)
    expect(await pages('sj01')).toEqual(['人员', '个人信息', '审计'])
  })

  it.each([
    ['aq01', ['people', 'rosters', 'keys']],
    ['xt01', ['settings', 'units', 'registers', 'registers/incident/catalogue', 'places', 'calendar', 'errands']],
    ['sj01', ['audit']],
  ] as const)('%s finds pages that fit 360 px and keep nobody out', async (login, paths) => {
    const page = await sitDown(browser, office, login, 360, 740)
    for (const path of paths) {
      await goTo(page, path)
      await page.waitForLoadState('networkidle').catch(() => undefined)
      expect([path, await tooWide(page)]).toEqual([path, 0])
      expect([path, await seriousFindings(page)]).toEqual([path, []])
    }
    await page.context().close()
  })
})
