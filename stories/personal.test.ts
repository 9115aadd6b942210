import { randomUUID } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser'
import { startTestOffice, type TestOffice } from '#test/office'
import { openCase, sitDown } from './support/desk.ts'
import { pickUpPhone, seriousFindings, tooWide } from './support/phone.ts'

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

interface Filed {
  readonly id: string
  readonly number: string
  readonly key: string
}

/** A dispute told from a phone: whom it is with rests on the teller's consent. */
async function dispute(): Promise<Filed> {
  const { map } = (await office.server.inject('/api/office')).json<{ map: { centre: [number, number] } }>()
  const answers = {
    matter: '楼上夜里拖椅子',
    kind: 'neighbours',
    where: { point: map.centre },
    reporter: { name: '钱一一' },
    phone: '13900000000',
    other: { name: '楼上住户' },
  }
  const sent = { method: 'POST', url: '/api/cases/dispute', payload: { id: randomUUID(), answers } } as const
  return (await office.server.inject(sent)).json<Filed>()
}

it('a resident reads what is held, takes one consent back and asks for the rest; the office erases it and can prove it', async () => {
  const { number, key } = await dispute()
  const { context, page } = await pickUpPhone(browser, [0, 0])
  await page.goto(`${office.url}/my-data`)
  await page.getByRole('textbox', { name: '编号' }).fill(number)
  await page.getByRole('textbox', { name: '密钥' }).fill(`${office.url}/s/${number}#${key}`)
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByText('13900000000').waitFor()
  await page.getByText('还没有人看过').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(await tooWide(page)).toBeLessThanOrEqual(0)
  const withdraw = page.getByRole('button', { name: '撤回同意' }).last()
  await withdraw.click()
  await page.getByRole('button', { name: '撤回后马上删除，不能恢复' }).click()
  await page.getByText('楼上住户').waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: '想要什么' }).selectOption('withdraw')
  await page.getByRole('textbox', { name: '具体说一说' }).fill('其余的也请删除')
  await page.getByRole('button', { name: '提出', exact: true }).click()
  await page.getByText(/已收到，编号/).waitFor()
  await context.close()

  const list = { url: '/api/cases?type=rightsRequest&view=all', headers: await office.signIn('sh01') }
  const [request] = (await office.server.inject(list)).json<{ rows: { id: string; state: string }[] }>().rows
  expect(request?.state).toBe('handling')
  const reviewer = await sitDown(browser, office, 'sh01')
  await openCase(reviewer, office, request!.id)
  await reviewer.getByRole('link', { name: '查看、打印复制件' }).click()
  await reviewer.getByText('13900000000').waitFor()
  await openCase(reviewer, office, request!.id)
  await reviewer.getByRole('button', { name: '删除', exact: true }).first().click()
  const dialog = reviewer.getByRole('dialog')
  await dialog.getByText('只凭同意收集的').click()
  await dialog.getByRole('button', { name: '删除', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await reviewer.getByText('已办结').first().waitFor()

  const again = await pickUpPhone(browser, [0, 0])
  await again.page.goto(`${office.url}/my-data/${number}#${key}`)
  await again.page.getByText('这件事里没有留存您的个人信息。').waitFor()
  await again.page.getByText('公开审核人').waitFor()
  await again.context.close()

  const keeper = await sitDown(browser, office, 'aq01', 360, 740)
  await keeper.goto(`${office.url}/desk/admin/personal`)
  await keeper.getByRole('button', { name: '试算' }).click()
  await keeper.getByText(/^试算：/).waitFor()
  await keeper.getByText('封印完好').first().waitFor()
  expect(await seriousFindings(keeper)).toEqual([])
  expect(await tooWide(keeper)).toBeLessThanOrEqual(0)
  await keeper.goto(`${office.url}/desk/admin/personal/2`)
  await keeper.getByText('封印完好').waitFor()
  expect(await seriousFindings(keeper)).toEqual([])
  expect(await tooWide(keeper)).toBeLessThanOrEqual(0)
})
