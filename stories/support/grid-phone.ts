import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { TestOffice } from '#test/office'
import { goOut, type LngLat } from './field.ts'
import { cameraPhoto, type Phone } from './phone.ts'
import { staffOf } from './work-case.ts'

/** Waits until the app says that it opens without a signal. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
}

/** A phone that has been opened once, so that the app is on it. */
export async function carryPhone(browser: Browser, office: TestOffice, login: string, at: LngLat): Promise<Phone> {
  const phone = await goOut(browser, office, login, at)
  await readyForOffline(phone.page)
  await phone.page.waitForLoadState('networkidle')
  return phone
}

/** Does something and waits until the phone has written it down: nothing was written for half a second after the last time. */
export async function keptAfter(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await lastWritten(page)
  await act()
  let last = before
  await expect
    .poll(
      async () => {
        const seen = last
        last = await lastWritten(page)
        return last > before && last === seen
      },
      { interval: 500, timeout: 10_000 },
    )
    .toBe(true)
}

/** When the phone last wrote something down, by its own clock. */
const lastWritten = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('linli-grid')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('sealed').objectStore('sealed').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve(Math.max(0, ...(all.result as { at: number }[]).map(one => one.at)))
          }
        }
      }),
  )

/** The page is gone without a word, and another one opened: what a phone does to a page in the background. */
export async function killTab(context: BrowserContext, page: Page, url: string): Promise<Page> {
  await page.close({ runBeforeUnload: false })
  const next = await context.newPage()
  await next.goto(url)
  return next
}

export type Case = {
  state: string
  version: number
  channel: string
  data: Record<string, unknown>
  place: { grid: string | null }
}
export const readCase = async (office: TestOffice, id: string, as = 'wg01') =>
  await staffOf(office).call<{ case: Case; events: { command: string; at: number; madeAt: number | null }[] }>(
    as,
    'GET',
    `/api/cases/${id}`,
  )

export const stateOf = async (office: TestOffice, id: string, as = 'dd01') => (await readCase(office, id, as)).case.state

export async function takePhoto(page: Page, label: string): Promise<void> {
  const group = page.getByRole('group', { name: label })
  await group.locator('input[capture]').setInputFiles(await cameraPhoto('IMG_1.jpg'))
  await group.getByRole('img').first().waitFor()
}

export const toast = (page: Page, what: string) => page.locator('.ui-toast', { hasText: what }).last().waitFor()

/** Fills in "verified" on the open page of a task, and sends it. */
export async function verify(page: Page, words: string): Promise<void> {
  await page.getByRole('link', { name: '核查属实' }).click()
  await page.getByRole('textbox', { name: '现场情况' }).fill(words)
  await page.getByRole('button', { name: '核查属实' }).click()
}

/** Everything the phone keeps, as bytes: what somebody who copies its storage would read. */
export const rawStorage = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const say = async (value: unknown): Promise<string> => {
      if (value instanceof CryptoKey) return `[key extractable=${value.extractable}]`
      if (value instanceof Blob) return new TextDecoder('latin1').decode(await value.arrayBuffer())
      if (value instanceof ArrayBuffer) return new TextDecoder().decode(value)
      if (ArrayBuffer.isView(value)) return new TextDecoder().decode(value as unknown as Uint8Array)
      if (Array.isArray(value)) return (await Promise.all(value.map(say))).join()
      if (typeof value === 'object' && value !== null)
        return (await Promise.all(Object.entries(value).map(async ([key, one]) => `${key}=${await say(one)}`))).join()
      return String(value)
    }
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('linli-grid')
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const all: string[] = []
    for (const name of db.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const request = db.transaction(name).objectStore(name).getAll()
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      all.push(await say(rows))
    }
    db.close()
    const kept = await caches.keys().then(names => Promise.all(names.map(name => caches.open(name).then(one => one.keys()))))
    return [
      ...all,
      JSON.stringify({ ...localStorage }),
      kept
        .flat()
        .map(one => one.url)
        .join(),
    ].join('\n')
  })

/** How many sealed things lie on the phone. */
export const keptCount = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const open = indexedDB.open('linli-grid')
        open.onsuccess = () => {
          const count = open.result.transaction('sealed').objectStore('sealed').count()
          count.onsuccess = () => {
            open.result.close()
            resolve(count.result)
          }
        }
      }),
  )

export const expectState = (office: TestOffice, id: string, state: string) =>
  expect.poll(() => stateOf(office, id), { timeout: 45_000 }).toBe(state)
