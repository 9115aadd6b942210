import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifierOf, type Example, learn } from './index.ts'

const things = {
  roads: ['路灯', '井盖', '路面', '坑洼', '红绿灯'],
  waste: ['垃圾', '公厕', '污水', '清扫', '异味'],
  noise: ['广场舞', '喇叭', '施工噪声', '电钻', '音响'],
} as const
const around = ['小区', '门口', '好几天', '请求', '领导', '处理', '附近']

/** Texts of three classes by a fixed draw; every one names two things of its class among words that all share. */
function texts(count: number, seed = 1): Example[] {
  let state = seed
  const draw = <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return from[Math.floor((state / 2 ** 32) * from.length)] as T
  }
  return Array.from({ length: count }, () => {
    const label = draw(Object.keys(things) as (keyof typeof things)[])
    const tokens = [draw(around), draw(things[label]), draw(around), draw(things[label]), draw(around), draw(around)]
    return { label, tokens }
  })
}

const model = learn(texts(300))
const classify = classifierOf(model)

describe('a classifier that learned from examples', () => {
  it('tells texts apart that it has never seen, whether cut into words or not', () => {
    for (const { label, tokens } of texts(100, 9)) {
      expect(classify({ tokens }).label).toBe(label)
      expect(classify({ body: tokens?.join('，') }).label).toBe(label)
      expect(classify({ title: tokens?.join('的') }).label).toBe(label)
    }
  })

  it('names words of the text that spoke for the label, strongest first', () => {
    const { label, because } = classify({ body: '小区门口的垃圾好几天了，公厕也有异味' })
    expect(label).toBe('waste')
    expect(because.slice(0, 3).sort()).toEqual(['公厕', '垃圾', '异味'].sort())
    for (const word of because) expect('小区门口的垃圾好几天了，公厕也有异味').toContain(word)
  })

  it('abstains where it knows no word, is less sure where words speak for two classes, yet names its best', () => {
    for (const text of ['', 'hello', '你好']) {
      const verdict = classify({ body: text })
      expect([verdict.abstain, verdict.because]).toEqual([true, []])
      expect(model.labels).toContain(verdict.label)
    }
    const [mixed, pure] = [
      ['垃圾', '路灯', '公厕', '井盖'],
      ['垃圾', '公厕'],
    ].map(tokens => classify({ tokens }))
    expect(mixed!.confidence).toBeLessThan(pure!.confidence)
    expect(pure!.abstain).toBe(false)
  })

  it('abstains nearly always when the labels it learned from were given by chance', () => {
    const labels = Object.keys(things)
    const chance = texts(300).map((one, i) => ({ ...one, label: labels[(i * 7919 + (i >> 2)) % labels.length] as string }))
    const guess = classifierOf(learn(chance))
    expect(texts(100, 3).filter(one => guess(one).abstain).length).toBeGreaterThan(80)
  })

  it('reads single characters together where they stand together in the text', () => {
    const cut = texts(300).map(({ label, tokens = [] }) => ({ label, tokens: tokens.flatMap(word => [...word]) }))
    const ask = classifierOf(learn(cut))
    expect(ask({ body: '门口的井盖和路灯' }).because).toEqual(expect.arrayContaining(['井盖', '路灯']))
  })

  it('is bolder or shyer as asked', () => {
    expect(classifierOf(model, { sureAt: 0 })({ tokens: ['垃圾', '路灯'] }).abstain).toBe(false)
    expect(classifierOf(model, { sureAt: 1.01 })({ tokens: ['垃圾'] }).abstain).toBe(true)
    expect(classifierOf(model, { reasons: 1 })({ tokens: ['垃圾', '公厕'] }).because).toHaveLength(1)
  })

  it('gives the title more weight than the body', () => {
    const verdict = classify({ title: '广场舞喇叭', body: '路灯 请求 领导 处理 附近 小区' })
    expect(verdict.label).toBe('noise')
  })

  it('knows a word by its parts', () => {
    expect(classify({ tokens: ['垃圾车'] }).label).toBe('waste')
  })

  it('answers anything that is text, with a confidence from 0 to 1, and the same each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (body, tokens) => {
        for (const text of [{ body }, { title: body }, { tokens }]) {
          const verdict = classify(text)
          expect(verdict.confidence).toBeGreaterThan(0)
          expect(verdict.confidence).toBeLessThanOrEqual(1)
          expect(classify(text)).toEqual(verdict)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('learning', () => {
  it('makes the same model of the same examples', () => {
    expect(learn(texts(60))).toEqual(learn(texts(60)))
  })

  it('forgets what fewer examples have than asked', () => {
    const examples = texts(60).map((one, i) => (i === 7 ? { ...one, tokens: [...(one.tokens ?? []), '王小明'] } : one))
    expect(learn(examples, { fewest: 1 }).words).toContain('王小明')
    const few = learn(examples, { fewest: 3 })
    expect([...few.words, ...few.features].filter(word => word.includes('小明'))).toEqual([])
  })

  it('learns from running text as well as from words', () => {
    const running = texts(200).map(({ label, tokens = [] }) => ({ label, body: tokens.join('') }))
    const ask = classifierOf(learn(running))
    const right = texts(100, 5).filter(({ label, tokens = [] }) => ask({ body: tokens.join('') }).label === label)
    expect(right.length).toBeGreaterThan(95)
  })

  it('sets its confidence by examples it was not shown: noise in the labels makes it shy', () => {
    const labels = Object.keys(things)
    const noisy = texts(300).map((one, i) => (i % 3 === 0 ? { ...one, label: labels[i % labels.length] as string } : one))
    expect(learn(noisy).temperature).toBeGreaterThan(model.temperature)
  })

  it('needs two classes, and says so', () => {
    expect(() => learn([])).toThrow('nothing to learn from')
    expect(() => learn([{ body: '路灯', label: 'a' }])).toThrow('only one class')
  })
})
