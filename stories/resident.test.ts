import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { cameraPhoto, type Phone, pickUpPhone, seriousFindings, tooWide, zipNamedPhoto } from './support/phone.ts'
import { staffOf, workToCallback } from './support/work-case.ts'

let office: TestOffice
let browser: Browser
let centre: readonly [number, number]

beforeAll(async () => {
  office = await startTestOffice({ cases: 40 })
  browser = await launchBrowser()
  centre = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>().map.centre
})

afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

const words = '三号楼门口的路灯不亮，晚上老人下楼看不见。'

async function openReport({ page }: Phone) {
  await page.goto(office.url)
  await page.getByRole('link', { name: '我要反映' }).click()
  await page.getByLabel('情况描述').waitFor()
}

async function fillReport(phone: Phone, what: string) {
  await openReport(phone)
  await phone.page.getByLabel('情况描述').fill(what)
  await phone.page.getByRole('button', { name: '就在我这里' }).click()
  await phone.page.getByText('附近').first().waitFor()
}

const send = ({ page }: Phone) => page.getByRole('button', { name: '发给街道' }).click()

/** The cases whose words hold this, as a dispatcher finds them. */
async function found(what: string): Promise<{ id: string; number: string }[]> {
  const { rows } = await staffOf(office).call<{ rows: { id: string; number: string }[] }>(
    'dd01',
    'GET',
    `/api/cases?view=all&q=${encodeURIComponent(what)}`,
  )
  return rows
}

describe('a resident with a phone', () => {
  it('reports in three taps, sees what became of it and rates it', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await openReport(phone)
    await page.getByLabel('情况描述').fill(words)
    await page.locator('input[type=file]').setInputFiles(await cameraPhoto('灯.jpg'))
    await page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await page.getByRole('button', { name: '就在我这里' }).click()
    await send(phone)
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    const number = await page.locator('output').innerText()
    expect(number).toMatch(/^\d{6}-\d{4}-\d{4}$/)
    expect(await page.getByText('最迟').count()).toBeGreaterThan(0)

    await page.getByRole('link', { name: '看办理进度' }).click()
    await page.getByRole('heading', { name: /收到了，现在是“待核查”/ }).waitFor()
    const photo = page.locator('.ui-story img')
    await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100)

    const [row] = (await found('路灯不亮，晚上老人')).filter(one => one.number === number)
    expect(await workToCallback(office, row!.id)).toBe('callback')
    await page.getByRole('button', { name: '看最新进度' }).click()
    await page.getByRole('heading', { name: '单位说办好了。请您看看，解决了没有？' }).waitFor()
    expect(await page.getByRole('button', { name: '没解决' }).count()).toBe(1)
    expect(await seriousFindings(page)).toEqual([])

    await page.getByRole('button', { name: '发送' }).click()
    await page.getByText('还没有填“问题解决了吗”。').waitFor()
    await page.getByText('解决了', { exact: true }).click()
    await page.getByText('满意', { exact: true }).click()
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('heading', { name: '这件事已经办结。' }).waitFor()
    expect(await page.getByText('换了灯泡和镇流器，已经亮了。').count()).toBe(1)

    const other = await pickUpPhone(browser, centre)
    await other.page.goto(`${office.url}/find`)
    await other.page.getByLabel('编号').fill(` ${number.replaceAll('-', ' ')} `)
    await other.page.getByRole('button', { name: '查一查' }).click()
    await other.page.getByRole('heading', { name: '这件事已经办结。' }).waitFor()
    expect(await other.page.getByRole('button', { name: '没解决' }).count()).toBe(0)
    await other.context.close()

    await page.getByRole('button', { name: '没解决' }).click()
    await page.getByLabel('哪里没解决').fill('今晚又不亮了。')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('heading', { name: /正在办，现在是“处理中”/ }).waitFor()
    expect(await page.getByText('今晚又不亮了。').count()).toBe(1)
    await phone.context.close()
  })

  it('is one case although the answer was lost each time and the browser was closed', async () => {
    const phone = await pickUpPhone(browser, centre)
    const what = '河边护栏断了一截，孩子常在那里玩。'
    let heard = 0
    await phone.context.route('**/api/cases/incident', async route => {
      heard += 1
      await route.fetch()
      await route.abort()
    })
    await fillReport(phone, what)
    await phone.page.locator('input[type=file]').setInputFiles(await cameraPhoto('栏.jpg'))
    await phone.page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await send(phone)
    await phone.page.getByRole('heading', { name: '存好了，等网络' }).waitFor()
    expect(heard).toBeGreaterThan(1)
    await phone.page.close()

    await phone.context.unroute('**/api/cases/incident')
    const page = await phone.context.newPage()
    await page.goto(office.url)
    await page.getByText('刚刚反映').waitFor()
    expect(await found('河边护栏断了')).toHaveLength(1)
    expect(await page.locator('.p-mine li').count()).toBe(1)
    await phone.context.close()
  })

  it('is told when there is no connection, keeps writing, and sends by itself when it is back', async () => {
    const phone = await pickUpPhone(browser, centre)
    await openReport(phone)
    await phone.context.setOffline(true)
    await phone.page.getByText('现在没有网络').waitFor()
    await phone.page.getByLabel('情况描述').fill('垃圾桶满了三天没有人收。')
    await phone.page.getByLabel('地址或标志物').fill('菜场北门')
    await send(phone)
    await phone.page.getByRole('heading', { name: '存好了，等网络' }).waitFor()
    await phone.context.setOffline(false)
    await phone.page.getByRole('heading', { name: '街道收到了' }).waitFor()
    expect(await found('垃圾桶满了三天')).toHaveLength(1)
    await phone.context.close()
  })

  it('finds words and photos again after the page was closed by accident', async () => {
    const phone = await pickUpPhone(browser, centre)
    await openReport(phone)
    await phone.page.getByLabel('情况描述').fill('写到一半')
    await phone.page.locator('input[type=file]').setInputFiles(await cameraPhoto('半.jpg'))
    await phone.page.getByRole('button', { name: '放大照片 1' }).waitFor()
    await phone.page.reload()
    await phone.page.getByRole('button', { name: '放大照片 1' }).waitFor()
    expect(await phone.page.getByLabel('情况描述').inputValue()).toBe('写到一半')
    await phone.context.close()
  })

  it('is refused a zip named .jpg with clear words, and keeps what was written', async () => {
    const phone = await pickUpPhone(browser, centre)
    await openReport(phone)
    await phone.page.getByLabel('情况描述').fill(words)
    await phone.page.locator('input[type=file]').setInputFiles(zipNamedPhoto('现场.jpg'))
    await phone.page.getByText('“现场.jpg”不是能打开的照片，没有加入。').waitFor()
    expect(await phone.page.getByLabel('情况描述').inputValue()).toBe(words)
    await phone.context.close()
  })

  it('learns how far outside the office a place lies, and what is missing before it can be sent', async () => {
    const phone = await pickUpPhone(browser, [centre[0] + 0.2, centre[1]])
    await openReport(phone)
    await send(phone)
    await phone.page.getByText('还没有填“情况描述”。').waitFor()
    await phone.page.getByLabel('情况描述').fill(words)
    await phone.page.getByRole('button', { name: '就在我这里' }).click()
    await phone.page.getByText(/本街道范围外约 \d+\.\d 公里/).waitFor()
    await send(phone)
    await phone.page.getByText('您填写的内容还在。').waitFor()
    await phone.page.getByRole('button', { name: '去掉这个位置' }).click()
    await phone.page.getByLabel('地址或标志物').fill('三号楼')
    await send(phone)
    await phone.page.getByRole('heading', { name: '街道收到了' }).waitFor()
    await phone.context.close()
  })

  it('can file any other kind of matter, its form drawn from the definition alone', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    const room = {
      title: '借用场地',
      filedBy: ['resident'],
      start: 'asked',
      form: {
        on: { kind: 'day', title: '哪一天', required: true },
        people: { kind: 'count', title: '多少人', required: true, min: 1, max: 80 },
        remark: { kind: 'note', title: '还有什么要说的', required: false, max: 200 },
      },
      list: ['on'],
      open: [],
      reveal: [],
      states: { asked: { title: '待答复', duty: 'community-worker' }, lent: { title: '已借', ends: 'done' } },
      steps: { lend: { title: '借出', from: ['asked'], to: 'lent', by: ['community-worker'] } },
    }
    await page.route('**/api/programmes?*', async route => {
      const answer = await (await route.fetch()).json()
      await route.fulfill({ json: { ...answer, programmes: [...answer.programmes, { id: 'rooms', cases: { room } }] } })
    })
    let sent: unknown
    await page.route('**/api/cases/room', async route => {
      sent = route.request().postDataJSON().answers
      const place = { street: null, community: null, grid: null, building: null, boundary: null, point: null, address: null }
      await route.fulfill({ json: { id: 'x', number: '261122-0000-0001', key: 'k', state: 'asked', dueAt: null, place } })
    })
    await page.goto(office.url)
    await page.getByRole('link', { name: '借用场地' }).click()
    await send(phone)
    await page.getByText('还没有填“多少人”。').waitFor()
    await page.getByLabel('哪一天').fill('2027-03-05')
    await page.getByLabel('多少人').fill('30')
    await send(phone)
    await page.getByText('下一步是“待答复”，由社区工作者来办。').waitFor()
    expect(sent).toEqual({ on: '2027-03-05', people: 30 })
    await phone.context.close()
  })

  it('meets no sideways scrolling and nothing that keeps somebody out, in both languages and sizes', async () => {
    const phone = await pickUpPhone(browser, centre)
    const { page } = phone
    await fillReport(phone, '花坛里的水管漏水，路面结了冰，骑车的人容易滑倒，请尽快来看看。')
    await page.getByText('补充（都可以不填）').click()
    expect(await seriousFindings(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await send(phone)
    await page.getByRole('heading', { name: '街道收到了' }).waitFor()
    const number = await page.locator('output').innerText()
    const paths = ['/', '/report', `/sent/${number}`, `/s/${number}`, '/find', '/s/990101-0000-0000', '/no-such-page']
    for (const choice of ['language=zh&size=normal&theme=light', 'language=en&size=elder&theme=dark']) {
      for (const path of paths) {
        await page.goto(`${office.url}${path}?${choice}`)
        await page.locator('main h1').waitFor()
        await page.locator('.ui-skeleton').waitFor({ state: 'detached' })
        expect({ path, choice, findings: await seriousFindings(page) }).toEqual({ path, choice, findings: [] })
        expect({ path, choice, wide: await tooWide(page) }).toEqual({ path, choice, wide: 0 })
      }
    }
    await phone.context.close()
  })
})
