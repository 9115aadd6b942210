import type { Page } from 'playwright-core'
import { launchBrowser } from '#test/browser'
import { benchOffice, multiplyCases, signIn } from './lib/office.ts'
import { type Figure, percentile, report } from './lib/report.ts'

const rows = Number(process.env.BENCH_ROWS ?? 10_000)
const seconds = 10

type Measured = { frames: number[]; long: number[] }

/** Frame times and long tasks while `work` runs, as the page itself sees them. */
async function measured(page: Page, work: () => Promise<void>): Promise<Measured> {
  await page.evaluate(() => {
    const seen = { frames: [] as number[], long: [] as number[], on: true }
    Object.assign(window, { seen })
    new PerformanceObserver(list => seen.long.push(...list.getEntries().map(one => one.duration))).observe({ type: 'longtask' })
    let last = performance.now()
    const frame = (now: number) => {
      seen.frames.push(now - last)
      last = now
      if (seen.on) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  await work()
  return page.evaluate(() => {
    const { seen } = window as unknown as { seen: Measured & { on: boolean } }
    seen.on = false
    return { frames: seen.frames.slice(2), long: seen.long }
  })
}

const office = await benchOffice(Number(process.env.BENCH_DEMO ?? 2000))
const browser = await launchBrowser()
try {
  await multiplyCases(office, rows)
  const { cookie = '' } = await signIn(office, 'dd01')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const jar = cookie.split('; ').map(pair => ({ name: pair.split('=')[0]!, value: pair.slice(pair.indexOf('=') + 1) }))
  await context.addCookies(jar.map(one => ({ ...one, url: office.url })))
  const page = await context.newPage()
  await page.goto(`${office.url}/desk/?view=all&order=newest`)
  const list = page.locator('.ui-table-scroll')
  await page.locator('tr[data-row]').first().waitFor()
  await page.waitForTimeout(2000)

  const began = performance.now()
  const reading = await measured(page, async () => {
    await page.keyboard.press('End')
    await page.locator(`tr[data-row="${rows - 1}"]`).waitFor({ timeout: 60_000 })
  })
  const readMs = performance.now() - began
  await page.keyboard.press('Home')
  await page.locator('tr[data-row="0"]').waitFor()
  await page.waitForTimeout(1500)
  const idle = await measured(page, () => page.waitForTimeout(3000))
  const box = await list.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 300)
  const height = await list.evaluate(one => one.scrollHeight)
  const scrolling = await measured(page, async () => {
    // The whole list from top to bottom: a wheel turned as fast as a hand can.
    const turns = seconds * 50
    const start = performance.now()
    for (let turn = 0; turn < turns; turn += 1) {
      await page.mouse.wheel(0, height / turns)
      const ahead = start + (turn + 1) * 20 - performance.now()
      if (ahead > 0) await page.waitForTimeout(ahead)
    }
  })
  await page.keyboard.press('Home')
  await page.waitForTimeout(1500)
  const gently = await measured(page, async () => {
    for (let turn = 0; turn < 250; turn += 1) {
      await page.mouse.wheel(0, 120)
      await page.waitForTimeout(16)
    }
  })
  const walking = await measured(page, async () => {
    for (let n = 0; n < 60; n += 1) await page.keyboard.press('j', { delay: 30 })
  })
  const frames = (what: string, { frames: ms, long }: Measured): Figure[] => [
    {
      what: `${what}: frame, p95`,
      value: percentile(ms, 0.95),
      unit: 'ms',
      beside: `p50 ${percentile(ms, 0.5).toFixed(1)}, p99 ${percentile(ms, 0.99).toFixed(1)} ms, ${ms.length} frames`,
    },
    { what: `${what}: long tasks`, value: long.length, unit: '', beside: `longest ${Math.max(0, ...long).toFixed(0)} ms` },
  ]
  report(`Queue of ${rows.toLocaleString('en')} rows in a browser`, [
    { what: 'reading to the end, page by page', value: readMs, unit: 'ms', beside: `${Math.ceil(rows / 200)} pages` },
    { what: 'longest task while reading', value: Math.max(0, ...reading.long), unit: 'ms' },
    ...frames('standing still', idle),
    ...frames(`whole list in ${seconds} s`, scrolling),
    ...frames('reading speed', gently),
    ...frames('walking with j, case beside follows', walking),
    { what: 'lines drawn at once', value: await page.locator('tr[data-row]').count(), unit: '' },
  ])
} finally {
  await browser.close()
  await office.stop()
}
