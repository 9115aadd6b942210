import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { sitDown } from './support/desk.ts'
import { findingsOn } from './support/findings.ts'

let office: TestOffice
let browser: Browser

beforeAll(async () => {
  office = await startTestOffice({ cases: 20 })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await office?.stop()
})

it.each([
  [
    'system administrator',
    'xt01',
    1440,
    ['settings', 'units', 'registers', 'registers/incident/catalogue', 'places', 'calendar', 'errands'],
  ],
  ['security administrator, on a telephone', 'aq01', 390, ['people', 'rosters', 'keys']],
  ['auditor', 'sj01', 1440, ['audit', 'people']],
] as const)('nothing stands in the way of the %s', async (_, login, width, pages) => {
  const page = await sitDown(browser, office, login, width)
  const paths = pages.map(name => `/desk/admin/${name}`)
  expect(await findingsOn(page, office.url, paths)).toEqual({})
  await page.context().close()
})
