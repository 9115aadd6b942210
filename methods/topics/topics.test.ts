import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heatOf } from './heat.ts'
import { hotTopics, type Message } from './index.ts'
import { shortTitle } from './title.ts'

const day = 86_400_000
const message = (id: string, title: string, body: string, more: Partial<Message> = {}): Message => ({
  id,
  title,
  body,
  at: Number(id.replace(/\D/g, '')) * day,
  voice: id,
  ...more,
})
const noise = (id: string, more: Partial<Message> = {}) =>
  message(
    id,
    `橘汀花园旁搅拌站噪音扰民（${id}）`,
    '橘汀花园小区旁边的搅拌站夜里施工，噪音很大，灰尘飞进家里，老人孩子睡不着',
    more,
  )
const parking = (id: string) =>
  message(id, `云栈里小区强制捆绑销售车位 ${id}`, '云栈里小区开发商要求买房必须同时买车位，不买车位就不签合同，捆绑销售不合法')
const elsewhere = [
  message('e1', '询问公积金贷款的额度', '请问今年公积金贷款额度怎么计算，夫妻双方缴存年限不同如何认定'),
  message('e2', '建议增加103路公交车班次', '早高峰103路公交车间隔二十分钟，上班族挤不上去，建议增加班次'),
  message('e3', '橘汀花园小区儿童滑梯破损', '滑梯的螺丝松动，希望物业更换新的滑梯，避免小朋友受伤'),
  message('e4', '投诉健身房关门不退卡', '健身房突然关门，会员卡余额不退，联系不上老板'),
  message('e5', '反映梧桐路路灯不亮', '梧桐路东段的路灯连续一周都不亮，晚上走路看不见'),
  message('e6', '咨询居住证如何办理', '外地户口租房居住，请问居住证需要带哪些材料，在哪里办理'),
]
const all = [noise('n1'), noise('n2'), noise('n3'), parking('p4'), parking('p5'), ...elsewhere]
const groups = (messages: readonly Message[]) => hotTopics(messages).map(topic => [...topic.ids].sort())

describe('what many write about', () => {
  it('is grouped by its matter; what one alone writes about is in no group', () => {
    expect(groups(all)).toEqual(
      expect.arrayContaining([
        ['n1', 'n2', 'n3'],
        ['p4', 'p5'],
      ]),
    )
    expect(groups(all)).toHaveLength(2)
  })

  it('is not the same matter because it is in the same place', () => {
    expect(groups(all).flat()).not.toContain('e3')
  })

  it('is not the same matter because the same words are said of another place', () => {
    const say = (id: string, place: string) =>
      message(id, `${place}小区门口夜宵摊油烟扰民`, '小区门口的夜宵摊每天营业到凌晨，油烟熏人，请城管部门尽快处理')
    const two = [say('a1', '橘汀花园'), say('a2', '橘汀花园'), say('b3', '云栈家苑'), say('b4', '云栈家苑')]
    expect(groups([...two, ...elsewhere])).toEqual(
      expect.arrayContaining([
        ['a1', 'a2'],
        ['b3', 'b4'],
      ]),
    )
  })

  it('does not depend on the order of the messages', () => {
    const expected = hotTopics(all)
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), order => {
        expect(hotTopics(order)).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  it('has a span, a title in the writers’ words, and members in the order of time', () => {
    const topic = hotTopics(all).find(one => one.ids.includes('n1'))!
    expect(topic).toMatchObject({ from: day, to: 3 * day, voices: 3, ids: ['n1', 'n2', 'n3'] })
    expect(topic.title).toMatch(/^橘汀花园旁搅拌站噪音扰民/)
  })

  it('needs two voices: one person who writes five times is one person', () => {
    const same = ['n1', 'n2', 'n3', 'n4', 'n5'].map(id => noise(id, { voice: 'one' }))
    expect(groups([...same, ...elsewhere])).toEqual([])
    expect(hotTopics([...same, ...elsewhere], { leastVoices: 1 })[0]?.ids).toHaveLength(5)
  })

  it('takes every message for a voice of its own where nobody is named', () => {
    const silent = all.map(({ voice: _, ...rest }) => rest)
    expect(hotTopics(silent).find(one => one.ids.includes('n1'))?.voices).toBe(3)
  })

  it('never gives back who wrote', () => {
    const named = ['n1', 'n2', 'n3'].map(id => noise(id, { voice: `somebody-${id}` }))
    expect(JSON.stringify(hotTopics([...named, ...elsewhere]))).not.toContain('somebody')
  })

  it('puts every message in one group at most, and no group is of one, whatever is written', () => {
    const letter = fc.constantFrom(...'路灯不亮小区噪音扰民搅拌站abc 12，')
    const text = fc.string({ unit: letter, maxLength: 30 })
    const any = fc.array(fc.record({ title: text, body: text, at: fc.integer({ min: 0, max: 1e12 }) }), { maxLength: 40 })
    fc.assert(
      fc.property(any, rows => {
        const topics = hotTopics(rows.map((row, i) => ({ ...row, id: String(i) })))
        const ids = topics.flatMap(topic => topic.ids)
        expect(new Set(ids).size).toBe(ids.length)
        for (const topic of topics) {
          expect(topic.ids.length).toBeGreaterThan(1)
          expect(topic.from).toBeLessThanOrEqual(topic.to)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('is nothing where nothing is written', () => {
    expect(hotTopics([])).toEqual([])
    expect(hotTopics([message('a1', '', ''), message('a2', '', '')])).toEqual([])
  })

  it('refuses a half-life of nothing', () => {
    expect(() => hotTopics(all, { halfLifeDays: 0 })).toThrow(RangeError)
  })
})

describe('heat', () => {
  const now = { now: 180 * day, halfLifeDays: 180 }

  it('counts voices, each once and by its latest message, half after a half-life', () => {
    const at = (id: string, when: number) => noise(id, { at: when, voice: 'one' })
    expect(heatOf([at('n1', 0), at('n2', 180 * day)], now)).toEqual({ heat: 1, voices: 1 })
    expect(heatOf([at('n1', 0)], now).heat).toBeCloseTo(0.5)
  })

  it('lets likes and objections weigh as attention, by their order of magnitude', () => {
    const liked = noise('n1', { at: 180 * day, likes: 900, against: 99 })
    expect(heatOf([liked], now).heat).toBeCloseTo(1 + 3)
  })
})

describe('a title for a list', () => {
  it('is left as it is when short, and cut at a mark of punctuation when long', () => {
    expect(shortTitle(' 路灯\u200b不亮\n')).toBe('路灯不亮')
    expect(shortTitle(`${'一'.repeat(20)}，${'二'.repeat(30)}`)).toBe(`${'一'.repeat(20)}…`)
    expect([...shortTitle('三'.repeat(60))]).toHaveLength(32)
  })
})
