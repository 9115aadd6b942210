import type { BrowserContext, Page } from 'playwright-core'
import type { Stop, StopList } from '#contract/rounds'
import type { TestOffice } from '#test/office'
import type { LngLat } from './field.ts'
import { readCase } from './grid-phone.ts'
import { staffOf } from './work-case.ts'

/** What is due today, as the office sees it. */
export async function dueToday(office: TestOffice): Promise<readonly Stop[]> {
  const dueTo = Math.floor((Date.now() + 8 * 3_600_000) / 86_400_000 + 1) * 86_400_000 - 8 * 3_600_000
  const { rows } = await staffOf(office).call<StopList>('wg01', 'GET', `/api/rounds/patrol/stops?dueTo=${dueTo}`)
  return rows.filter(row => row.point)
}
export const beside = ({ point }: Stop, metres: number): LngLat => [point![0] + metres / 97_000, point![1]]
export const stand = (context: BrowserContext, [longitude, latitude]: LngLat) =>
  context.setGeolocation({ longitude, latitude, accuracy: 12 })

/** Which sealed things of a walk lie on the phone. */
export const walkOnPhone = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const open = indexedDB.open('linli-grid')
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const request = db.transaction('sealed').objectStore('sealed').getAllKeys()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    db.close()
    return keys.flatMap(key => (Array.isArray(key) && key[1] === 'patrol' ? [String(key[2])] : [])).sort()
  })

/** Begins a walk on the phone. */
export async function startWalk(office: TestOffice, page: Page, order = '按走路顺序'): Promise<void> {
  await page.goto(`${office.url}/grid/rounds/patrol`)
  await page.getByRole('radio', { name: order }).check()
  await page.getByRole('button', { name: '开始巡查' }).click()
  await page.getByRole('link', { name: '到了，填写' }).waitFor()
}

/** The names of all stops of the walk, in its order. */
export const walkOrder = async (page: Page): Promise<string[]> => [
  (await page.locator('#next').innerText()).trim(),
  ...(await page.locator('.walk-rest a .walk-name').allInnerTexts()).map(name => name.trim()),
]

export const heading = (page: Page) => page.getByRole('heading', { level: 1 })
/** How often a stop was visited since then. */
export const visitsOf = async (office: TestOffice, id: string, since: number) =>
  (await readCase(office, id)).events.filter(event => event.at >= since && 'body' in event && isVisit(event.body)).length
const isVisit = (body: unknown) => /"step":"(fine|found|shut)"/.test(JSON.stringify(body))
