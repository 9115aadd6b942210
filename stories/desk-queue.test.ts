import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { keysOf, readyToDispatch, readyToFile, sitDown, unitOf } from './support/desk.ts'
import { seriousFindings } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let staff: ReturnType<typeof staffOf>

beforeAll(async () => {
  office = await startTestOffice({ cases: 40, env: { LINLI_UNDO_SECONDS: '5' } })
  staff = staffOf(office)
  await staff.call('dd01', 'GET', '/api/session')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

type Case = { state: string; unit: string | null; number: string }
const read = async (id: string, as = 'dd01') => (await staff.call<{ case: Case }>(as, 'GET', `/api/cases/${id}`)).case
const states = async (made: readonly { id: string }[]) => (await Promise.all(made.map(one => read(one.id)))).map(one => one.state)
const until = async (what: () => Promise<boolean>, seconds = 20) => {
  for (let tries = 0; tries < seconds * 5; tries += 1) {
    if (await what()) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  throw new Error(`not so after ${seconds} s: ${what}`)
}
const many = async (n: number, make: typeof readyToFile, words: string) => {
  const made = []
  for (let i = 1; i <= n; i += 1) made.push(await make(office, `第${i}件，${words}`))
  return made
}
const dialog = (page: Page) => page.getByRole('dialog')
const bulk = (page: Page) => page.getByRole('toolbar', { name: '对选中的案件' })
const held = (page: Page) => page.locator('.desk-held')
const row = (page: Page, at = 0) => page.locator(`tr[data-row="${at}"]`)
const open = async (page: Page, search: string) => {
  await page.goto(`${office.url}/desk/?${search}`)
  await row(page).waitFor()
}
const queueOf = (state: string, words: string) => `state=${state}&order=oldest&q=${encodeURIComponent(words)}`

describe('working through the queue by keyboard', () => {
  it('files and dispatches fifty waiting reports of one kind at once', async () => {
    const made = await many(50, readyToFile, '共享单车堵路，一批故事')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('checked', '一批故事'))
    const keys = keysOf(page)
    await keys.press('a')
    await bulk(page).getByText('选中 50 件').waitFor()
    await bulk(page).getByRole('button', { name: /^立案/ }).waitFor()
    await keys.press('1')
    await dialog(page).getByText('会办 50 件').waitFor()
    await keys.type('井盖')
    await keys.press('Enter', 'Control+Enter')
    await held(page).getByText('已提交 50 件').waitFor()
    await keys.press('Z')
    await until(async () => (await states(made)).every(state => state === 'filed'))
    await open(page, queueOf('filed', '一批故事'))
    await keys.press('a')
    await bulk(page).getByRole('button', { name: /^派单/ }).waitFor()
    await keys.press('1')
    await dialog(page).getByText('各按首接单位规则派').waitFor()
    await keys.press('Control+Enter')
    await held(page).getByText('已提交 50 件').waitFor()
    console.log(`fifty reports of one kind: ${keys.count()} key presses`)
    expect(keys.count()).toBeLessThanOrEqual(20)
    await until(async () => (await states(made)).every(state => state === 'handling'))
    await page.context().close()
  })

  it('walks with the case beside, opens it whole, and comes back to the same place', async () => {
    await many(3, readyToFile, '来回看的，走动故事')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('checked', '走动故事'))
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const number = page.locator('.desk-case-number span').first()
    await page.locator('tr[data-row="2"][aria-current]').waitFor()
    const third = await number.innerText()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/case\//)
    expect(await number.innerText()).toBe(third)
    await page.keyboard.press('k')
    await until(async () => (await number.innerText()) !== third)
    await page.keyboard.press('j')
    await until(async () => (await number.innerText()) === third)
    await page.keyboard.press('Escape')
    await page.locator('tr[data-row="2"][aria-current]').waitFor()
    await page.keyboard.press('v')
    await page.locator('.desk-unsplit').waitFor()
    await page.waitForTimeout(1000)
    await page.reload()
    await page.locator('.desk-unsplit').waitFor()
    await page.keyboard.press('v')
    await page.locator('.desk-right').waitFor()
    await page.waitForTimeout(1000)
    await page.context().close()
  })
})

describe('many at once', () => {
  it('offers only what all allow first, and says how many will and why some will not', async () => {
    await many(2, readyToFile, '还没立案的，混选故事')
    await many(2, readyToDispatch, '已经立案的，混选故事')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, `view=open&order=oldest&q=${encodeURIComponent('混选故事')}`)
    await page.keyboard.press('x')
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('J')
    await bulk(page).getByText('选中 4 件').waitFor()
    await bulk(page)
      .getByRole('button', { name: /^退回核查/ })
      .waitFor()
    expect(await bulk(page).getByRole('button', { name: /^派单/ }).count()).toBe(0)
    await bulk(page).getByRole('button', { name: /其他/ }).click()
    await page.getByRole('menuitem', { name: /派单.*2\/4/ }).click()
    await dialog(page).getByText('会办 2 件').waitFor()
    await dialog(page).getByText('2 件现在是“待立案”').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await bulk(page).waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('a list longer than one page', () => {
  it('says how many there are, goes to the end and the top, and selects all', async () => {
    await office.server.office.db.pool.query(
      `insert into cases select tenant_id, gen_random_uuid(), number || '-' || g, programme, type, definition, state, version, filed_at - g * interval '1 hour', changed_at, closed_at, channel, filer_id,
        street_id, community_id, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, task_units, due_at, late_at, ever_late, data, taken, rest, grams, request_hash
       from (select * from cases where closed_at is not null limit 1) c, generate_series(1, 450) g`,
    )
    const page = await sitDown(browser, office, 'dd01')
    await open(page, 'view=closed&order=newest')
    const said = await page.getByText(/共 \d+ 件/).innerText()
    const total = Number(/共 (\d+) 件/.exec(said)?.[1])
    expect(total).toBeGreaterThan(450)
    await page.keyboard.press('End')
    await row(page, total - 1).waitFor()
    await page.keyboard.press('Home')
    await row(page).waitFor()
    await page.getByRole('checkbox', { name: '选择所有行' }).check()
    await bulk(page).getByText(`选中 ${total} 件`).waitFor()
    await page.keyboard.press('Escape')
    await bulk(page).waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('giving cases to a unit', () => {
  it('drags several onto a unit, and asks before it sends', async () => {
    const made = await many(3, readyToDispatch, '拖过去的，拖动故事')
    const unit = await unitOf(office, 'cb-zhifa1')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('filed', '拖动故事'))
    await page.keyboard.press('u')
    const target = page.locator(`[data-unit="${unit.id}"]`)
    await target.waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('x')
    await page.keyboard.press('J')
    await row(page, 1).dragTo(target)
    await dialog(page).getByText('会办 2 件').waitFor()
    await page.keyboard.press('Control+Enter')
    await held(page).getByText('已提交 2 件').waitFor()
    await page.keyboard.press('Z')
    await until(async () => (await states(made)).filter(state => state === 'handling').length === 2)
    expect((await read(made[0]!.id)).unit).toBe(unit.id)
    await page.context().close()
  })

  it('does the same by keyboard alone', async () => {
    const made = await many(2, readyToDispatch, '不用鼠标的，键盘派单')
    const unit = await unitOf(office, 'cb-zhifa1')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('filed', '键盘派单'))
    await page.keyboard.press('a')
    await bulk(page).waitFor()
    await page.keyboard.press('d')
    await dialog(page).getByText('会办 2 件').waitFor()
    await dialog(page).getByText('都派给一家').click()
    await dialog(page).getByRole('combobox').fill(unit.name)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await held(page).getByText('已提交 2 件').waitFor()
    await page.keyboard.press('Z')
    await until(async () => (await states(made)).every(state => state === 'handling'))
    expect((await read(made[0]!.id)).unit).toBe(unit.id)
    await page.context().close()
  })
})

describe('views of one’s own', () => {
  it('keeps a view, counts it, shares it, opens the desk with it, and it follows the person', async () => {
    await many(2, readyToFile, '窨井盖响，视图故事')
    const page = await sitDown(browser, office, 'dd01')
    await open(page, queueOf('checked', '视图故事'))
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '编号' }).click()
    await page.getByRole('columnheader', { name: '编号' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
    await page.keyboard.press('s')
    await dialog(page).getByLabel('名称').fill('井盖待立案')
    await dialog(page).getByText('全街道的工作人员').click()
    await dialog(page).getByRole('button', { name: '存为视图' }).click()
    const tab = (on: Page) => on.getByRole('navigation', { name: '我的视图' }).getByRole('link', { name: /井盖待立案/ })
    await tab(page).waitFor()
    await until(async () => /2$/.test((await tab(page).innerText()).trim()))
    expect(page.url()).toContain('saved=')
    await page.getByRole('button', { name: '“井盖待立案”的更多操作' }).click()
    await page.getByRole('menuitem', { name: '打开队列时先看它' }).click()
    await page.waitForTimeout(1000)

    const elsewhere = await sitDown(browser, office, 'dd01')
    await elsewhere.waitForURL(/saved=/)
    await elsewhere.getByRole('columnheader', { name: '编号' }).waitFor()
    await elsewhere.context().close()

    const colleague = await sitDown(browser, office, 'dd02')
    await tab(colleague).click()
    await row(colleague, 1).waitFor()
    await colleague.getByRole('button', { name: '“井盖待立案”的更多操作' }).click()
    expect(await colleague.getByRole('menuitem', { name: '删除' }).count()).toBe(0)
    await colleague.context().close()

    await page.getByRole('button', { name: '“井盖待立案”的更多操作' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    await tab(page).waitFor({ state: 'detached' })
    await page.context().close()
  })
})
