import type { Browser, CDPSession } from 'playwright-core'
import { launchBrowser } from '../test/browser.ts'
import { firstScripts, weightOf } from '../test/script-weight.ts'
import { benchOffice } from './lib/office.ts'
import { type Figure, report } from './lib/report.ts'

/** Round trip and throughput as the browser throttles them. */
const profiles = {
  'no throttling': { latency: 0, down: -1, cpu: 1 },
  'slow 3G of Lighthouse (400 ms, 400 kbit/s), CPU ÷4': { latency: 400, down: 400_000 / 8, cpu: 4 },
  'Slow 3G of DevTools (2,000 ms, 50 kB/s), CPU ÷4': { latency: 2000, down: 50_000, cpu: 4 },
}
type Profile = (typeof profiles)[keyof typeof profiles]

async function throttle(session: CDPSession, { latency, down, cpu }: Profile) {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: down,
    uploadThroughput: down,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

/** Opens a page with nothing stored: when it can be read and pressed, when its script has drawn it, and its longest task. */
async function openOnce(browser: Browser, url: string, profile: Profile) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  await throttle(await context.newCDPSession(page), profile)
  await page.addInitScript(() => {
    const seen = { longest: 0, link: 0, drawn: 0 }
    Object.assign(globalThis, { seen })
    new PerformanceObserver(list => {
      for (const task of list.getEntries()) seen.longest = Math.max(seen.longest, task.duration)
    }).observe({ type: 'longtask', buffered: true })
    const look = () => {
      const link = document.querySelector<HTMLElement>('a[href="/report"]')
      if (!seen.link && link && link.getClientRects().length > 0) seen.link = performance.now()
      if (!seen.drawn && document.querySelector('#app main h1')) seen.drawn = performance.now()
      requestAnimationFrame(look)
    }
    look()
  })
  await page.goto(url, { waitUntil: 'commit', timeout: 90_000 })
  await page.locator('#app main h1').first().waitFor({ timeout: 90_000 })
  await page.waitForTimeout(1500)
  const seen = await page.evaluate(
    () => (globalThis as unknown as { seen: { longest: number; link: number; drawn: number } }).seen,
  )
  await context.close()
  return seen
}

const typed = '楼道的灯坏了'

/** Opens the report form with nothing stored and types at once: when it takes words, when the script has it, whether they are still there. */
async function reportOnce(browser: Browser, url: string, profile: Profile) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  await throttle(await context.newCDPSession(page), profile)
  await page.addInitScript(() => {
    const form = { shown: 0, taken: 0 }
    Object.assign(globalThis, { form })
    const look = () => {
      const words = document.querySelector<HTMLElement>('textarea')
      if (!form.shown && words && words.getClientRects().length > 0) form.shown = performance.now()
      const own = document.querySelector<HTMLElement>('#app textarea')
      if (!form.taken && own && own.getClientRects().length > 0) form.taken = performance.now()
      requestAnimationFrame(look)
    }
    look()
  })
  await page.goto(`${url}/report`, { waitUntil: 'commit', timeout: 90_000 })
  const words = page.locator('textarea:visible')
  await words.waitFor({ timeout: 90_000 })
  await words.pressSequentially(typed)
  const accepted = await page.evaluate(() => performance.now())
  await page.locator('#app textarea').waitFor({ timeout: 90_000 })
  const kept = (await page.locator('#app textarea').inputValue()) === typed
  const form = await page.evaluate(() => (globalThis as unknown as { form: { shown: number; taken: number } }).form)
  await context.close()
  return { ...form, accepted, kept }
}

const office = await benchOffice(200)
const browser = await launchBrowser()
try {
  const figures: Figure[] = []
  for (const [face, page, limit] of [
    ['portal', 'index.html', 'at most 110 kB'],
    ['grid', 'grid/index.html', 'at most 160 kB'],
    ['desk', 'desk/index.html', 'at most 210 kB'],
  ] as const)
    figures.push({
      what: `${face}: script to first use, gzip`,
      value: weightOf(firstScripts(page)) / 1000,
      unit: 'kB',
      beside: limit,
    })
  for (const [name, profile] of Object.entries(profiles)) {
    const portal = await openOnce(browser, `${office.url}/`, profile)
    figures.push({
      what: `portal, ${name}: “report” can be pressed`,
      value: portal.link / 1000,
      unit: 's',
      beside: 'at most 3 s',
    })
    figures.push({ what: `portal, ${name}: drawn by its script`, value: portal.drawn / 1000, unit: 's' })
    figures.push({ what: `portal, ${name}: longest task`, value: portal.longest, unit: 'ms' })
    const form = await reportOnce(browser, office.url, profile)
    if (!form.kept) throw new Error(`${name}: the script lost what was typed before it was there`)
    figures.push({ what: `report, ${name}: form usable`, value: form.shown / 1000, unit: 's', beside: 'at most 3 s' })
    figures.push({ what: `report, ${name}: six letters typed`, value: form.accepted / 1000, unit: 's' })
    figures.push({ what: `report, ${name}: script goes on, nothing lost`, value: form.taken / 1000, unit: 's' })
  }
  for (const face of ['grid', 'desk']) {
    const slow = profiles['slow 3G of Lighthouse (400 ms, 400 kbit/s), CPU ÷4']
    const seen = await openOnce(browser, `${office.url}/${face}/`, slow)
    figures.push({ what: `${face}, slow 3G of Lighthouse, CPU ÷4: drawn`, value: seen.drawn / 1000, unit: 's' })
    figures.push({ what: `${face}, slow 3G of Lighthouse, CPU ÷4: longest task`, value: seen.longest, unit: 'ms' })
  }
  report('Web pages on a slow phone', figures)
} finally {
  await browser.close()
  await office.stop()
}
