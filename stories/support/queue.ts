import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import type { readyToFile } from './desk.ts'
import { staffOf } from './work-case.ts'

export const dialog = (page: Page) => page.getByRole('dialog')
export const act = (page: Page, name: RegExp) => page.getByRole('toolbar', { name: '可以做的事' }).getByRole('button', { name })
export const bulk = (page: Page) => page.getByRole('toolbar', { name: '对选中的案件' })
export const held = (page: Page) => page.locator('.desk-held')
export const row = (page: Page, at = 0) => page.locator(`tr[data-row="${at}"]`)
export const queueOf = (state: string, words: string) => `state=${state}&order=oldest&q=${encodeURIComponent(words)}`

export const until = async (what: () => Promise<boolean>, seconds = 20) => {
  for (let tries = 0; tries < seconds * 5; tries += 1) {
    if (await what()) return
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  throw new Error(`not so after ${seconds} s: ${what}`)
}

/** An office whose queue a story works through, with a browser beside it; both are there once the tests begin. */
export function officeWithQueue({ undoSeconds = 5 } = {}) {
  const of = {} as { office: TestOffice; browser: Browser; staff: ReturnType<typeof staffOf> }
  beforeAll(async () => {
    of.office = await startTestOffice({ cases: 40, env: { LINLI_UNDO_SECONDS: String(undoSeconds) } })
    of.staff = staffOf(of.office)
    await of.staff.call('dd01', 'GET', '/api/session')
    of.browser = await launchBrowser()
  })
  afterAll(async () => {
    await of.browser?.close()
    await of.office?.stop()
  })
  type Case = { state: string; unit: string | null; number: string }
  const read = async (id: string, as = 'dd01') => (await of.staff.call<{ case: Case }>(as, 'GET', `/api/cases/${id}`)).case
  return {
    of,
    read,
    states: async (made: readonly { id: string }[]) => (await Promise.all(made.map(one => read(one.id)))).map(one => one.state),
    many: async (n: number, make: typeof readyToFile, words: string) => {
      const made = []
      for (let i = 1; i <= n; i += 1) made.push(await make(of.office, `第${i}件，${words}`))
      return made
    },
    open: async (page: Page, search: string) => {
      await page.goto(`${of.office.url}/desk/?${search}`)
      await row(page).waitFor()
    },
  }
}
