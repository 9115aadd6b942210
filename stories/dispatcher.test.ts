import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { keysOf, openCase, readyToDispatch, readyToFile, sitDown, unitOf } from './support/desk.ts'
import { cameraPhoto, seriousFindings, tooWide } from './support/phone.ts'
import { staffOf } from './support/work-case.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 60 })
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

type Case = { state: string; unit: string | null; data: Record<string, unknown>; tasks: { status: string; ratedUnit: unknown }[] }
const read = async (id: string, as = 'dd01') => (await staffOf(office).call<{ case: Case }>(as, 'GET', `/api/cases/${id}`)).case
const dialog = (page: Page) => page.getByRole('dialog')
const act = (page: Page, name: string | RegExp) => page.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name })
const sent = (page: Page, what: string) => page.locator('.ui-toast', { hasText: what }).last().waitFor()

describe('a dispatcher at the desk', () => {
  it('signs in with one press in a demo office, and is told to wait after too many wrong passwords', async () => {
    const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
    await page.goto(`${office.url}/desk/`)
    for (let i = 0; i < 7; i += 1) {
      await page.getByLabel('登录名').fill('nobody-here')
      await page.getByLabel('密码').fill(`wrong ${i}`)
      if (await page.getByRole('timer').isVisible()) break
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('alert').waitFor()
    }
    await page.getByRole('timer').waitFor()
    expect(await page.getByRole('timer').innerText()).toMatch(/请等 \d+ 秒/)
    await page.getByRole('button', { name: /苏晓岚/ }).click()
    await page.getByRole('navigation', { name: '队列' }).waitFor()
    await page.context().close()
  })

  it('files and dispatches ten reports without touching the mouse', async () => {
    const made = []
    for (let i = 0; i < 10; i += 1) made.push(await readyToFile(office, `第${i + 1}号井盖松动，骑车经过会响，键盘故事`))
    const page = await sitDown(browser, office, 'dd01')
    await page.goto(`${office.url}/desk/?state=checked&q=${encodeURIComponent('键盘故事')}`)
    await page.locator('tr[data-row]').first().waitFor()
    const keys = keysOf(page)
    for (let i = 0; i < 10; i += 1) {
      await act(page, /^立案/).waitFor()
      const number = (await page.locator('.desk-case-number span').first().innerText()).trim()
      await keys.press('1')
      await dialog(page)
        .getByText(/^因为提到：/)
        .waitFor()
      await keys.press('Control+Enter')
      await act(page, /^派单/).waitFor()
      await keys.press('1')
      await dialog(page).getByText('为什么先选了它').waitFor()
      await keys.press('Control+Enter')
      await sent(page, number)
      await page.locator('.desk-case-number', { hasText: number }).waitFor({ state: 'detached' })
    }
    for (const { id } of made) {
      const { state, unit } = await read(id)
      expect(state).toBe('handling')
      expect(unit).not.toBeNull()
    }
    expect(keys.count()).toBeLessThanOrEqual(100)
    await page.context().close()
  })

  it('whistles two units in; each signs in and answers, and the street rates one', async () => {
    const { id } = await readyToDispatch(office, '油烟直排到楼道，几家一起来看，吹哨故事')
    const logins = ['cb-zhifa1', 'cb-wuye1'] as const
    const called = await Promise.all(logins.map(login => unitOf(office, login)))
    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, id)
    await act(page, /^吹哨/).click()
    const units = dialog(page).getByRole('group', { name: '报到单位' })
    // Who helps is chosen already by the rule; this time it is others.
    await units.getByRole('button', { name: /移除/ }).first().click()
    for (const unit of called) {
      await units.getByRole('combobox').fill(unit.name)
      await units.getByRole('combobox').press('Enter')
    }
    await dialog(page).getByLabel('要一起办的事').fill('一起到现场，分清谁来改管道。')
    await page.keyboard.press('Control+Enter')
    await sent(page, '吹哨')
    for (const [i, login] of logins.entries()) {
      const desk = await sitDown(browser, office, login)
      await openCase(desk, office, id)
      await act(desk, /^报到/).click()
      await page.waitForTimeout(50)
      await desk.keyboard.press('Control+Enter')
      await sent(desk, '报到')
      await openCase(desk, office, id)
      await act(desk, /^答复办理结果/).click()
      await dialog(desk)
        .getByLabel('办理情况')
        .fill(`第${i + 1}家到了现场，已经改好。`)
      await dialog(desk)
        .locator('input[type=file]')
        .last()
        .setInputFiles(await cameraPhoto('后.jpg'))
      await dialog(desk).getByRole('button', { name: '放大照片 1' }).waitFor()
      await desk.keyboard.press('Control+Enter')
      await sent(desk, '答复')
      await desk.context().close()
    }
    expect((await read(id)).state).toBe('done')
    await openCase(page, office, id)
    await page.getByText('答复 2 家').waitFor()
    await page.getByRole('button', { name: '评价单位' }).first().click()
    await dialog(page).getByText('很满意').click()
    await page.keyboard.press('Control+Enter')
    await sent(page, '评价单位')
    expect((await read(id)).tasks.some(task => task.ratedUnit !== null)).toBe(true)
    await page.context().close()
  })

  it('loses nothing when a colleague is quicker, and sees who did what', async () => {
    const { id } = await readyToDispatch(office, '两个人同时派同一件，冲突故事')
    const [one, other] = await Promise.all(['dd01', 'dd02'].map(login => sitDown(browser, office, login)))
    await Promise.all([openCase(one!, office, id), openCase(other!, office, id)])
    await act(other!, /^退回核查/).click()
    await dialog(other!).getByLabel('退回原因').fill('地点写的是两条路，请再看看是哪一条。')
    await act(one!, /^派单/).click()
    await dialog(one!).getByText('为什么先选了它').waitFor()
    await one!.keyboard.press('Control+Enter')
    await sent(one!, '派单')
    await other!.keyboard.press('Control+Enter')
    const alert = dialog(other!).getByRole('alert')
    await alert.waitFor()
    expect(await alert.innerText()).toContain('苏晓岚')
    expect(await alert.innerText()).toContain('派单')
    expect(await dialog(other!).getByLabel('退回原因').inputValue()).toContain('地点写的是两条路')
    expect((await read(id)).state).toBe('handling')
    await one!.context().close()
    await other!.context().close()
  })

  it('goes on after looking, when the change leaves the step possible', async () => {
    const { id } = await readyToDispatch(office, '同事留了话，接着派，冲突故事')
    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, id)
    await act(page, /^派单/).click()
    await dialog(page).getByLabel('派单意见').fill('先设警示牌。')
    const { version } = (await staffOf(office).call<{ case: { version: number } }>('dd02', 'GET', `/api/cases/${id}`)).case
    const command = { kind: 'correct', id: crypto.randomUUID(), answers: { kind: 'street' }, reason: '选错了类别' }
    await staffOf(office).call('dd02', 'POST', `/api/cases/${id}/commands`, { version, command })
    await dialog(page).getByText('选错了类别').waitFor()
    await dialog(page).getByRole('button', { name: '看过了，接着填' }).click()
    await page.keyboard.press('Control+Enter')
    await sent(page, '派单')
    expect(await read(id)).toMatchObject({ state: 'handling', data: { advice: '先设警示牌。', kind: 'street' } })
    await page.context().close()
  })

  it('gets a case back with the reason when the unit returns it, and the draft of the unit survives a closed dialog', async () => {
    const { id } = await readyToDispatch(office, '不归执法队管的事，退单故事')
    const unit = await unitOf(office, 'cb-zhifa1')
    await staffOf(office).take('dd01', id, 'dispatch', { unit: unit.id })
    const desk = await sitDown(browser, office, 'cb-zhifa1')
    await openCase(desk, office, id)
    await act(desk, /^退单/).click()
    await dialog(desk).getByLabel('退单原因').fill('这段路由市政养护，请改派。')
    await desk.keyboard.press('Escape')
    await dialog(desk).waitFor({ state: 'detached' })
    await act(desk, /^退单.*有草稿/).click()
    expect(await dialog(desk).getByLabel('退单原因').inputValue()).toBe('这段路由市政养护，请改派。')
    await desk.keyboard.press('Control+Enter')
    await sent(desk, '退单')
    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, id)
    expect(await page.locator('.ui-story').innerText()).toContain('这段路由市政养护，请改派。')
    expect((await read(id)).state).toBe('filed')
    await desk.context().close()
    await page.context().close()
  })

  it('sees new cases announced without the list jumping', async () => {
    const page = await sitDown(browser, office, 'dd01')
    await page.locator('tr[data-row]').first().waitFor()
    const before = await page.locator('tr[data-row]').count()
    await readyToFile(office, '刚刚来的一件，实时故事')
    await page.getByRole('button', { name: /新来 1 件/ }).waitFor()
    expect(await page.locator('tr[data-row]').count()).toBe(before)
    await page.keyboard.press('n')
    await page.getByText('刚刚来的一件').first().waitFor()
    await page.context().close()
  })

  it('shows a name only after saying why, and the reason is on record', async () => {
    const { id } = await readyToFile(office, '要回电话的一件，个人信息故事')
    const page = await sitDown(browser, office, 'dd01')
    await openCase(page, office, id)
    expect(await page.getByText('钱一一').count()).toBe(0)
    await page.getByRole('button', { name: '显示个人信息' }).click()
    await dialog(page).getByRole('button', { name: '联系本人核实情况' }).click()
    await page.getByText('钱一一').waitFor()
    await page.context().close()
  })
})

describe('the desk for everybody', () => {
  it.each(['light', 'dark', 'contrast'])('has nothing in it that keeps somebody out (%s)', async theme => {
    const { id } = await readyToFile(office, `无障碍检查的一件 ${theme}`)
    const page = await sitDown(browser, office, 'dd01')
    for (const path of ['/desk/', `/desk/case/${id}`, '/desk/map', '/desk/numbers', '/desk/me']) {
      await page.goto(`${office.url}${path}${path.includes('?') ? '&' : '?'}theme=${theme}`)
      await page.locator('main').waitFor()
      await page.waitForTimeout(600)
      expect({ path, found: await seriousFindings(page) }).toEqual({ path, found: [] })
    }
    await page.goto(`${office.url}/desk/case/${id}`)
    await act(page, /^立案/).click()
    await dialog(page).getByRole('combobox').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()
  })

  it('fits a phone without scrolling sideways, in both languages', async () => {
    const { id } = await readyToFile(office, '手机上看的一件，地址写得很长很长，看会不会把页面撑宽')
    for (const language of ['zh', 'en']) {
      const page = await sitDown(browser, office, 'dd01', 360, 740)
      for (const path of ['/desk/', `/desk/case/${id}`, '/desk/map', '/desk/numbers', '/desk/me']) {
        await page.goto(`${office.url}${path}?language=${language}`)
        await page.locator('main').waitFor()
        await page.waitForTimeout(500)
        expect({ path, language, tooWide: await tooWide(page) }).toEqual({ path, language, tooWide: 0 })
      }
      await page.context().close()
    }
  })
})
