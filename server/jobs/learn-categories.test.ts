import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { detailOf } from '../store/cases.ts'
import { fileCase, runCommand } from '../store/commands.ts'
import { asSystem } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { sql } from '../store/sql.ts'
import { middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { learnAside, learnType } from './learn-categories.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const report = async (words: string) => {
  const answers = { words, where: { point: middle('g12') } }
  return (await fileCase(office.app, neighbour('li'), { type: 'incident', id: randomUUID(), channel: 'portal', answers })).c
}
const checked = async (words: string): Promise<string> => {
  const { id, version } = await report(words)
  await runCommand(office.app, staff('worker-g12'), id, version, {
    kind: 'take',
    id: randomUUID(),
    step: 'verify',
    answers: { seen: '属实' },
  })
  return id
}
const proposed = async (id: string, who = staff('dispatcher')) => (await detailOf(office.app, who, id, 'zh')).categories?.category

const told = {
  '010101': ['盖子丢了', '窨井口露着', '井口没有盖子', '踩空掉进井里'],
  '030201': ['垃圾没人清', '一堆垃圾很臭', '纸箱扔了满地', '菜叶扔在路边'],
}

describe('a category proposed for a case that is to be filed', () => {
  it('comes from the catalogue’s words while nothing was learned, with the words that decided', async () => {
    expect(await proposed(await checked('东门的井盖缺失，很危险'))).toEqual({
      item: '010101',
      because: ['井盖缺失'],
      confidence: null,
    })
    expect(await proposed(await checked('菜叶扔了一路'))).toBeUndefined()
  })

  it('is told to nobody whose step does not ask for it, and not before that step', async () => {
    const { id } = await report('井盖缺失')
    expect(await proposed(id)).toBeUndefined()
  })

  it('is learned from closed cases with a category, says by which words, and is silent when unsure', async () => {
    const of = caseType(office.app.programmes, 'incident')
    expect(await learnType(office.app, of)).toBe(false)
    for (let i = 0; i < 6; i++)
      for (const [category, words] of Object.entries(told))
        for (const text of words) {
          const { id } = await report(`${text}，${i + 1} 天了，联系人王小明 13800138000`)
          await asSystem(office.app.db, 'close a case', tx =>
            tx.run(sql`update cases set closed_at = filed_at, state = 'closed', data = data || jsonb_build_object('category', ${category}::text)
              where tenant_id = ${tx.tenant} and id = ${id}`),
          )
        }
    expect(await learnType(office.app, of, 20)).toBe(true)
    const learned = await proposed(await checked('又有菜叶扔在楼下'))
    expect(learned?.item).toBe('030201')
    expect(learned?.because.join('')).toMatch(/菜叶|扔/)
    expect(learned?.confidence).toBeGreaterThan(0.6)
    expect(await proposed(await checked('你好，请问几点上班'))).toBeUndefined()
  })
})

it('keeps nothing of what may point at a person', async () => {
  const bodies = Array.from({ length: 12 }, (_, i) => ({
    body: `联系人王小明，电话 13800138000，${i % 2 ? '井盖缺失' : '垃圾没清'}`,
    label: i % 2 ? 'a' : 'b',
  }))
  const model = await learnAside(bodies)
  expect(model.words).toContain('垃圾')
  expect(JSON.stringify([model.words, model.features])).not.toMatch(/1380|王小明|小明/)
})
