import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { tinyArchive } from '../server/ports/testing/tiny-archive.ts'
import { sitDown } from './support/desk.ts'
import { seriousFindings } from './support/phone.ts'
import { plainPicture, tileServer } from './support/tile-server.ts'

let office: TestOffice
let browser: Browser
let tiles: Awaited<ReturnType<typeof tileServer>>
const key = 'a-key-nobody-sees'

beforeAll(async () => {
  office = await startTestOffice({ cases: 12 })
  browser = await launchBrowser()
  tiles = await tileServer(plainPicture(200, 30, 160))
})

afterAll(async () => {
  await browser?.close()
  await tiles?.stop()
  await office?.stop()
})

const put = async (id: string, body: Record<string, unknown>) => {
  const answer = await office.server.inject({
    method: 'PUT',
    url: `/api/map-bases/${id}`,
    headers: await office.signIn('xt01'),
    payload: { version: 0, title: id, ...body },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
/** A browser in which the pages' own rules about what may be loaded hold. */
async function strictDesk(): Promise<{ page: Page; refused: string[] }> {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, locale: 'zh-CN', reducedMotion: 'reduce' })
  const { cookie = '' } = await office.signIn('dd01')
  await context.addCookies(
    cookie.split('; ').map(pair => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1), url: office.url })),
  )
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', message => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text())
  })
  return { page, refused }
}
const choose = (page: Page, base: string) =>
  page.addInitScript(chosen => localStorage.setItem('linli.map', JSON.stringify({ base: chosen })), base)
const onMap = async (page: Page) => {
  await page.goto(`${office.url}/desk/map`)
  await page.locator('.ui-map[aria-busy=false]').waitFor()
}
/** The colour in the middle of the map's upper edge, where nothing but background lies. */
async function hasPink(page: Page): Promise<boolean> {
  const picture = await page.locator('.ui-map canvas').screenshot()
  const sharp = (await import('sharp')).default
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let pink = 0
  for (let i = 0; i < data.length; i += info.channels)
    if (Math.abs(data[i]! - 200) < 12 && Math.abs(data[i + 1]! - 30) < 12 && Math.abs(data[i + 2]! - 160) < 12) pink += 1
  return pink > data.length / info.channels / 4
}
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 30_000, interval: 500 })

describe('a background set up by the administrator', () => {
  it('is set up on a page, and its key comes to no browser', async () => {
    const page = await sitDown(browser, office, 'xt01')
    await page.goto(`${office.url}/desk/admin/maps`)
    await page.getByRole('button', { name: '添加底图' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('名称', { exact: true }).fill('天地图街道')
    await form.getByLabel(/^地址/).fill(tiles.url)
    await form.getByLabel(/^密钥/).fill(key)
    await form.getByLabel(/^审图号/).fill('GS(2026)0001号')
    await form.getByLabel('没有另选的人先看到它').check()
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByText('底图“天地图街道”已保存').waitFor()
    await page.getByRole('button', { name: '试取一块' }).click()
    await page.getByText(/取到了：image\/png/).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.context().close()

    const { page: desk, refused } = await strictDesk()
    const seen: string[] = []
    desk.on('request', request => seen.push(request.url()))
    desk.on(
      'response',
      response =>
        void response.text().then(
          text => seen.push(text),
          () => undefined,
        ),
    )
    await onMap(desk)
    await desk.getByText('GS(2026)0001号').waitFor()
    await soon(() => hasPink(desk)).toBe(true)
    expect(seen.some(text => text.includes(key))).toBe(false)
    expect(seen.some(text => text.startsWith(tiles.url))).toBe(false)
    expect(refused).toEqual([])
    expect(tiles.asked.some(url => url.includes(`tk=${key}`))).toBe(true)
    await desk.context().close()
  })

  it('may be fetched by browsers from the host that is set up, and from no other', async () => {
    await put('direct', { kind: 'xyz-raster', source: `${tiles.url}/{z}/{x}/{y}.png`, datum: 'gcj02' })
    const { page, refused } = await strictDesk()
    await choose(page, 'direct')
    await onMap(page)
    await soon(() => hasPink(page)).toBe(true)
    expect(refused).toEqual([])
    const other = await page.evaluate(() =>
      fetch('https://elsewhere.example/').then(
        () => 'let through',
        () => 'refused',
      ),
    )
    expect(other).toBe('refused')
    expect(refused.length).toBeGreaterThan(0)
    await page.context().close()
  })

  it('may be an archive in the data folder, read in pieces', async () => {
    mkdirSync(join(office.config.data, 'maps'), { recursive: true })
    const archive = tinyArchive({ z: 0, x: 0, y: 0, tile: plainPicture(200, 30, 160), type: 2 })
    writeFileSync(join(office.config.data, 'maps', 'tiny.pmtiles'), archive)
    await put('archive', { kind: 'pmtiles', source: 'tiny.pmtiles' })
    const { page, refused } = await strictDesk()
    await choose(page, 'archive')
    await onMap(page)
    await soon(() => hasPink(page)).toBe(true)
    expect(refused).toEqual([])
    await page.context().close()
  })

  it('that cannot be fetched gives way to the own drawing, and the page says so', async () => {
    tiles.fail()
    await put('broken', { kind: 'xyz-raster', source: `${tiles.url}/other/{z}/{x}/{y}.png`, title: '坏了的底图' })
    const { page } = await strictDesk()
    await choose(page, 'broken')
    await onMap(page)
    await page.getByText('“坏了的底图”取不到，已换回自绘底图。').waitFor()
    expect(await page.locator('.ui-map').getAttribute('data-base')).toBe('own')
    await page.context().close()
  })
})

describe('a layer of the own drawing', () => {
  const file = (features: unknown[]) => ({
    name: 'roads.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  })
  const line = (coordinates: unknown) => ({
    type: 'Feature',
    properties: { name: '新街', type: '主干路' },
    geometry: { type: 'LineString', coordinates },
  })

  it('is imported from a file, which is told feature by feature what is wrong with it', async () => {
    const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
    const [lng, lat] = map.centre
    const page = await sitDown(browser, office, 'xt01')
    await page.goto(`${office.url}/desk/admin/maps`)
    await page.getByRole('button', { name: '导入图层' }).click()
    const form = page.getByRole('dialog')
    const good = line([
      [lng, lat],
      [lng + 0.01, lat],
    ])
    await form.locator('input[type=file]').setInputFiles(file([good, line([[lng, lat]])]))
    await form.getByRole('button', { name: '检查' }).click()
    await form.getByText(/第 2 个要素 · 坐标不对/).waitFor()
    await form.locator('input[type=file]').setInputFiles(file([good]))
    await form.getByRole('button', { name: '检查' }).click()
    await form.getByText(/检查通过：1 个要素/).waitFor()
    await form.getByRole('button', { name: '导入 1 个要素' }).click()
    await page.getByText('已导入 1 个要素').waitFor()
    const roads = (await office.server.inject('/api/places/map/roads')).json<{ features: { properties: object }[] }>()
    expect(roads.features.map(one => one.properties)).toEqual([{ name: '新街', class: 'arterial' }])
    await page.context().close()
  })
})
