import type { Page } from 'playwright-core'
import { launchBrowser } from '#test/browser'
import { benchOffice, signIn } from './lib/office.ts'
import { type Figure, percentile, report } from './lib/report.ts'

const count = 30_000
const DAY = 86_400_000

/** Two years of cases, spread over the office and thicker towards its middle, the same every time. */
function manyPoints([west, south, east, north]: readonly [number, number, number, number]) {
  let state = 11
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
  const now = Date.now()
  const middle = () => (next() + next()) / 2
  return Array.from({ length: count }, (_, n) => [
    `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    west + middle() * (east - west),
    south + middle() * (north - south),
    ['new', 'handling', 'closed'][n % 3],
    n % 3 === 2 ? null : now + (next() - 0.2) * 20 * DAY,
    null,
    now - Math.floor(next() * 720 * DAY),
  ])
}

/** How long the page is busy with each of these positions of the slider, the list and the map included. */
const stepTimes = (page: Page, steps: number) =>
  page.evaluate(async most => {
    const slider = document.querySelector<HTMLInputElement>('.ui-map-time input')
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    if (!slider || !set) return []
    const times: number[] = []
    for (let n = 0; n < most; n += 1) {
      const began = performance.now()
      set.call(slider, String(n))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await Promise.resolve()
      times.push(performance.now() - began)
      await new Promise(next => requestAnimationFrame(next))
    }
    return times
  }, steps)

/** The time between frames while the map is dragged and zoomed. */
async function frames(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const kept = globalThis as unknown as { deltas: number[]; going: boolean }
    kept.deltas = []
    kept.going = true
    let last = performance.now()
    const tick = (now: number) => {
      kept.deltas.push(now - last)
      last = now
      if (kept.going) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
  })
  const box = await page.locator('.ui-map-canvas').boundingBox()
  const [x, y] = [(box?.x ?? 0) + 400, (box?.y ?? 0) + 300]
  for (const by of [120, -120]) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (let n = 1; n <= 6; n += 1) await page.mouse.move(x + (by * n) / 6, y + (by * n) / 12)
    await page.mouse.up()
    await page.mouse.wheel(0, -by * 3)
    await page.waitForTimeout(700)
  }
  return page.evaluate(() => {
    const kept = globalThis as unknown as { deltas: number[]; going: boolean }
    kept.going = false
    return kept.deltas.slice(1)
  })
}

const office = await benchOffice(5)
const browser = await launchBrowser()
try {
  const { cookie = '' } = await signIn(office, 'dd01')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const jar = cookie.split('; ').map(pair => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1) }))
  await context.addCookies(jar.map(one => ({ ...one, url: office.url })))
  const page = await context.newPage()
  const { map } = (await (await fetch(`${office.url}/api/office`)).json()) as {
    map: { bounds: [number, number, number, number] }
  }
  await page.route('**/api/cases/map?*', route => route.fulfill({ json: { points: manyPoints(map.bounds), more: false } }))
  await page.goto(`${office.url}/desk/map?view=all`)
  await page.locator('.ui-map[aria-busy=false]').waitFor({ timeout: 120_000 })
  const moving = await frames(page)
  await page.getByRole('button', { name: '按时间看' }).click()
  await page.locator('.ui-map-time').waitFor()
  const plain = await stepTimes(page, 12)
  await page.getByRole('button', { name: '图层' }).click()
  await page.getByLabel('按六边形').check()
  const cells = await stepTimes(page, 12)
  await page.getByLabel('按网格').check()
  const grids = await stepTimes(page, 12)
  const heap = await page.evaluate(
    () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
  )
  const figure = (what: string, ms: readonly number[]): Figure => ({
    what: `${what}, p50`,
    value: percentile(ms, 0.5),
    unit: 'ms',
    beside: `p95 ${percentile(ms, 0.95).toFixed(1)} ms`,
  })
  report(`Map of ${count.toLocaleString('en')} cases in a browser`, [
    figure('frame while panning and zooming', moving),
    figure('a step of time', plain),
    figure('a step of time, counted by hexagon', cells),
    figure('a step of time, counted by grid', grids),
    { what: 'heap of the page', value: heap / 2 ** 20, unit: 'MiB' },
  ])
} finally {
  await browser.close()
  await office.stop()
}
