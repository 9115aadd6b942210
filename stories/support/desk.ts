import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import type { TestOffice } from '#test/office'
import { staffOf } from './work-case.ts'

/** Somebody at a desk, signed in, with the queue in sight, or the administration for those who keep the office. */
export async function sitDown(browser: Browser, office: TestOffice, login: string, width = 1440, height = 900): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    bypassCSP: true,
  })
  const { cookie = '' } = await office.signIn(login)
  const jar = cookie
    .split('; ')
    .map(pair => ({ name: pair.split('=')[0]!, value: decodeURIComponent(pair.slice(pair.indexOf('=') + 1)) }))
  await context.addCookies(jar.map(one => ({ ...one, value: encodeURIComponent(one.value), url: office.url })))
  const page = await context.newPage()
  await page.goto(`${office.url}/desk/`)
  await page.getByRole('navigation', { name: /^(队列|管理)$/ }).waitFor()
  return page
}

export const openCase = async (page: Page, office: TestOffice, id: string) => {
  await page.goto(`${office.url}/desk/case/${id}`)
  await page.getByRole('article').waitFor()
}

/** A report that came in at the counter, ready to be filed. */
export async function readyToFile(office: TestOffice, words: string): Promise<{ id: string; number: string }> {
  const staff = staffOf(office)
  const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
  const id = randomUUID()
  const answers = { words, where: { point: map.centre }, reporter: { name: '钱一一' }, phone: '13900000000' }
  const { number } = await staff.call<{ number: string }>('dd01', 'POST', '/api/cases/incident', { id, channel: 'desk', answers })
  await staff.take('dd01', id, 'pass')
  return { id, number }
}

/** The same, with its category, ready to be dispatched. */
export async function readyToDispatch(office: TestOffice, words: string): Promise<{ id: string; number: string }> {
  const staff = staffOf(office)
  const made = await readyToFile(office, words)
  const { rows } = await staff.call<{ rows: { key: string }[] }>('dd01', 'GET', '/api/registers/incident/catalogue')
  await staff.take('dd01', made.id, 'file', { category: rows[0]?.key })
  return made
}

export async function unitOf(office: TestOffice, login: string): Promise<{ id: string; name: string }> {
  const me = await staffOf(office).call<{ posts: { role: string; unit: string | null; of: string | null }[] }>(
    login,
    'GET',
    '/api/session',
  )
  const post = me.posts.find(one => one.role === 'handler')
  return { id: post?.unit ?? '', name: post?.of ?? '' }
}

/** Counts every key somebody presses. */
export function keysOf(page: Page) {
  let pressed = 0
  return {
    press: async (...keys: string[]) => {
      for (const key of keys) {
        await page.keyboard.press(key)
        pressed += key.split('+').length
      }
    },
    type: async (text: string) => {
      await page.keyboard.type(text)
      pressed += [...text].length
    },
    count: () => pressed,
  }
}
